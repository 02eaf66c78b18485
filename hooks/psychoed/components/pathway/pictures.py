"""The pictures of pathways on their page: drawn from what was read, once it is known which of their words are links."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as etree

from markdown.util import AMP_SUBSTITUTE, AtomicString

from psychoed.components.pathway.picture.diagram import diagram_of
from psychoed.components.pathway.picture.figure import pair, pictures
from psychoed.text.inline import shown_words
from psychoed.text.wrap import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from psychoed.assets.colours import Inks
    from psychoed.components.pathway.part import Pathway
    from psychoed.components.pathway.picture.diagram import Place
    from psychoed.components.pathway.scene import Scene
    from psychoed.words.catalogue import Words

ARROW = "→\N{NO-BREAK SPACE}"
"""What a list says before what a step leads to."""

_LOOKS_LIKE_AN_ENTITY = re.compile(r"&(?=#?\w+;)")


class Figure(NamedTuple):
    """The figure of a pathway while its page is made."""

    pathway: Pathway
    name: str
    """What the ids in its picture begin with."""
    element: etree.Element
    caption: etree.Element
    words: Mapping[Place, etree.Element]
    """What holds the words of each step, and of what it leads to."""


@dataclass(frozen=True)
class Pictures:
    """Draws a pathway, or several that stand side by side."""

    figures: tuple[Figure, ...]
    inks: Inks
    """The colours that pictures have without a stylesheet."""
    words: Words
    """What is said of pictures."""

    def __deepcopy__(self, memo: dict[int, object]) -> Pictures:
        """Copy its places in a tree that is copied. What was read is the same in all documents."""
        figures = (
            figure._replace(
                element=deepcopy(figure.element, memo),
                caption=deepcopy(figure.caption, memo),
                words={place: deepcopy(element, memo) for place, element in figure.words.items()},
            )
            for figure in self.figures
        )
        return replace(self, figures=tuple(figures))

    def complete(self, md: Markdown) -> None:
        """Put a picture into each figure, above its list."""
        diagrams = [diagram_of(figure.pathway, self.words, _listed(figure, md)) for figure in self.figures]
        names = [figure.name for figure in self.figures]
        one, *others = diagrams
        drawn = pair(diagrams, names, self.inks) if others else [pictures(one, names[0], self.inks)]
        for figure, picture in zip(self.figures, drawn, strict=True):
            _add(figure, picture, self._again(figure.pathway.scene))

    def _again(self, scene: Scene | None) -> str:
        """Return what the list of steps is headed with."""
        if scene is None:
            return self.words("pathway.in_words")
        return self.words("scene.in_words", layer=scene.layer or self.words("scene.layer"))


def _add(figure: Figure, picture: etree.Element, again: str) -> None:
    for element in picture.iter():
        if element.text:
            element.text = AtomicString(_LOOKS_LIKE_AN_ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", element.text))
    words = etree.Element("div", {"class": "pathway__words"})
    if figure.words:
        etree.SubElement(words, "p", {"class": "pathway__again"}).text = AtomicString(again)
    for child in list(figure.element):
        if child is not figure.caption:
            figure.element.remove(child)
            words.append(child)
    figure.element.append(picture)
    if len(words):
        figure.element.append(words)
    for place, element in figure.words.items():
        if place.is_effect:
            element.text = f"{ARROW}{element.text or ''}"


def _listed(figure: Figure, md: Markdown) -> dict[Place, tuple[Run, ...]]:
    """Return the words of a list, now that it is known which of them are links."""
    return {place: tuple(_runs(element, md)) for place, element in figure.words.items()}


def _runs(element: etree.Element, md: Markdown, link: Mapping[str, str] | None = None) -> Iterator[Run]:
    """Yield the words that an element shows, each piece with the link around it."""
    if element.tag == "a":
        link = {name: value for name, value in element.items() if name != "id"}
    if element.tag == "img":
        yield Run(element.get("alt", ""), link)
    elif element.text:
        yield Run(unescape(element.text) if element.tag == "code" else shown_words(element.text, md), link)
    for child in element:
        yield from _runs(child, md, link)
        if child.tail:
            yield Run(shown_words(child.tail, md), link)
