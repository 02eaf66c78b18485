"""`picture`: shows a pathway that is at home elsewhere as a picture alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.block import ContentBlock, read_header
from psychoed.components.options import Options, options_of
from psychoed.components.pathway.picture.diagram import diagram_of
from psychoed.components.pathway.picture.figure import alone
from psychoed.source.fields import Lack, given, table
from psychoed.source.kinds import TEXT, unless_empty
from psychoed.source.tones import tone_class
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
from psychoed.features.block_data import Pictured

_OF = Lack("Say which pathway to show, indented right below: `of: its-id`.", "`picture` names no pathway.")


@table
class PictureOptions(Options):
    """What a picture has."""

    of: str = given(unless_empty(TEXT), default="", lack=_OF)


class PictureBlock(ContentBlock):
    """A figure with a pathway's picture, and a link to where it is explained.

    Options (for authors):
        of: The id of the pathway.
    """

    NAME = "picture"
    ARGUMENT = False
    OPTIONS = options_of(PictureOptions)

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Create the figure."""
        pathway = self.scope.site.book.pathway(str(self.options["of"]).strip())
        if pathway is None or not pathway.steps:  # an error, which the build reports and a preview survives
            return etree.SubElement(parent, "div")
        tone = tone_class(pathway.tone.name)
        figure = etree.SubElement(parent, "figure", {"class": f"pathway pathway--alone {tone} no-glossary"})
        figure.append(alone(diagram_of(pathway, self.words), f"{pathway.id}-alone", self.scope.site.colours.light))
        caption = etree.SubElement(figure, "figcaption")
        title = etree.SubElement(caption, "span", {"class": "pathway__title"})
        title.text, title.tail = AtomicString(plain(pathway.title)), " "
        link = etree.SubElement(caption, "a", {"href": f"/{pathway.src_uri}#{pathway.id}"})
        link.text = AtomicString(self.words("pathway.more"))
        return figure


def read_picture(fence: BlockSource) -> tuple[Pictured, list[Problem]]:
    """Read a `picture` block; report one that names no pathway or holds text."""
    options, problems = read_header(fence, PictureBlock, PictureOptions)
    if any(line.strip() for line in fence.body):
        problems.append(fence.problem("`picture` holds no text.", "Write it below the block."))
    return Pictured(options.of, fence.options.line_of("of")), problems
