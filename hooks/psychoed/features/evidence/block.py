"""`evidence`: how sure research is about a claim, and the studies that say so. It is shown where the claim is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.block import ContentBlock, read_header, unmovable
from psychoed.components.options import Options, options_of
from psychoed.features.evidence.label import BY_NAME, LABELS
from psychoed.source.fields import Kind, Lack, given, table
from psychoed.source.kinds import TEXT, listed, text, unless_empty
from psychoed.source.problems import nearest
from psychoed.text.code_spans import without_code
from psychoed.text.inline import MARK, plain, rebased

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.source.block_source import BlockSource
    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem
from psychoed.features.block_data import Evidence

# Headings, fences, code, quotations, tables, definitions, images; and raw HTML anywhere.
_NO_NOTE = re.compile(r"\s*(#|/{3,}|`{3}|~{3}|>|\||:\s|!\[)")


_HTML = re.compile(r"<[a-zA-Z/!]")


_ABOUT = Lack(
    "Name the claim, row, step or item: `about: F1`, or `about: block/row`.",
    "This evidence does not say what it is about.",
)
_SOURCES = Lack("Add the references it rests on: `sources: [declerck2020]`.", "This evidence names no source.")


def _keys(option: str) -> Kind[tuple[str, ...]]:
    hint = f"Write keys of references in square brackets: `{option}: [declerck2020, nave2015]`."
    return unless_empty(listed(text(hint), hint))


_TITLE = "Say in a few words what is claimed: `title: Friends who answer lower stress`."

_LONGEST = 200
"""Of a title, in signs."""


def _plain(here: Given) -> Made[str]:
    # What is long for a line may go over several.
    return (" ".join(here.value.split()), []) if isinstance(here.value, str) else TEXT(here)


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _title(here: Given) -> Made[str]:
    said, problems = _plain(here)
    if said is not None and not plain(said):
        return None, [here.empty(_TITLE)]
    if said and len(plain(said)) > _LONGEST:
        return said, [here.wrong(f"has more than {_LONGEST} signs.", _TITLE)]
    return said, problems


def _words(here: Given) -> Made[str]:
    said, problems = _plain(here)
    if said and not any(map(str.isalnum, plain(said))):
        return here.refused("holds no word that a reader sees", "Write it in words, or remove the line.")
    return (plain(said) if said else said), problems


@table
class EvidenceOptions(Options):
    """What evidence has."""

    about: str = given(
        unless_empty(text("Name one claim or address; put a number in quotes.")), default="", lack=_ABOUT
    )
    title: str = given(_title, default="")
    words: str = given(_words, default="")
    sources: tuple[str, ...] = given(_keys("sources"), default=(), lack=_SOURCES)
    see_also: tuple[str, ...] = given(_keys("see_also"), default=())


class EvidenceBlock(ContentBlock):
    """Holds a note on a claim. The note appears with each element that states the claim, on any page.

    Arguments (for authors):
        The label, such as `contested`.

    Options (for authors):
        about: The claim, as in `F1`, a part of it, as in `F1-trust`, or the address of a block, row, step or item, as
            in `neurochemicals/oxytocin`.
        title: The claim in a few plain words, for the list of all claims.
        words: Which words of the claim the note speaks of. They stand before the label. A part needs them.
        sources: Keys of the references that the note rests on.
        see_also: Keys of further references.

    Content (for authors):
        A few plain sentences.
    """

    NAME = "evidence"
    ARGUMENT = None
    OPTIONS = options_of(EvidenceOptions)

    def on_markdown(self) -> str:
        """Keep the note as it is: the page's tree gets it where the claim is stated."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Note where to take it away again, and that it was made."""
        self.parent = parent
        self.scope.record.evidence.append(str(self.options["about"]).strip())
        return etree.SubElement(parent, "pre")

    def on_end(self, block: etree.Element) -> None:
        """Take it away."""
        self.parent.remove(block)


def read_evidence(fence: BlockSource) -> tuple[Evidence | None, list[Problem]]:
    """Read an `evidence` block; report an unknown label, a missing claim, note or source, and keys that are none."""
    options, problems = read_header(fence, EvidenceBlock, EvidenceOptions)
    names = [label.name for label in LABELS]
    name = " ".join(fence.title.casefold().split())
    if not name:
        hint = "Write one behind a stroke: `/// evidence | contested`."
        problems.append(fence.problem("`evidence` has no label.", hint))
    elif name not in BY_NAME:
        problems.append(fence.problem(f"There is no label `{fence.title}`.", nearest(name, names)))
    problems += _twice(fence, options)
    note = "\n".join(fence.body).strip()
    if not plain(note):
        hint = "Say in a few sentences what was found, and what was not."
        problems.append(fence.problem("This evidence has no note.", hint))
    problems += unmovable(fence, note, fence.body_line)
    problems += _note_problems(fence)
    if not options.about:
        return None, problems
    evidence = Evidence(
        about=options.about,
        # Where a preview goes on despite an unknown label, the most careful one stands in.
        label=BY_NAME.get(name, LABELS[0]),
        # What cannot be read was told already.
        title=options.title or (options.about if "title" in fence.options.names else ""),
        words=options.words or ("" if _is_blank(fence.options.get("words", "")) else options.about),
        # The glossary's marks would lead to definitions that the other pages do not hold.
        note=MARK.sub(r"\2", rebased(note, fence.src_uri)),
        sources=options.sources,
        see_also=options.see_also,
        src_uri=fence.src_uri,
        line=fence.line,
        about_line=fence.options.line_of("about"),
        sources_line=fence.options.line_of("sources"),
        see_also_line=fence.options.line_of("see_also"),
    )
    return evidence, problems


def _note_problems(fence: BlockSource) -> Iterator[Problem]:
    for number, line in enumerate(fence.body, fence.body_line):
        words = without_code(line)
        if _NO_NOTE.match(words) or _HTML.search(words):
            what = f"A note cannot hold this: `{line.strip()}`."
            hint = "It is shown in small, on more than one page: write paragraphs or a list."
            yield fence.problem(what, hint, number)
        if "{claim" in words:
            yield fence.problem("A note cannot state a claim.", "Mark the claim in the page's text.", number)


def _twice(fence: BlockSource, options: EvidenceOptions) -> Iterator[Problem]:
    seen: set[str] = set()
    for option, keys in (("sources", options.sources), ("see_also", options.see_also)):
        for key in keys:
            if key in seen:
                yield fence.option_problem(option, f"`{key}` is named twice.", "Remove one of them.")
            seen.add(key)
