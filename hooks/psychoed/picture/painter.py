"""Drawing the pathways of a page from their rendered lists, so that words linked there are linked in the picture."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from psychoed import labels
from psychoed.picture.figure import pair, pictures
from psychoed.picture.sketch import Sketch, SketchStep, known_tone
from psychoed.picture.wrap import Run, text_of
from psychoed.text import shown_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from psychoed.design.colours import Inks

_LOOKS_LIKE_AN_ENTITY = re.compile(r"&(?=#?\w+;)")


class PathwayPainter(Treeprocessor):
    """Draws the pathways of one page.

    Arguments:
        md: The page's Markdown instance.
        inks: The colours of pictures where there is no stylesheet.
    """

    # After the words are linked (6), before toc and MkDocs look at ids and links (5 and 0).
    priority = 5.5

    def __init__(self, md: Markdown, inks: Inks) -> None:
        super().__init__(md)
        self.inks = inks
        self.painted = False
        """Whether there is a pathway on the page."""

    def run(self, root: etree.Element) -> None:
        """Put a picture into each pathway, above its list."""
        self.painted = False
        joint: set[etree.Element] = set()
        for both in [element for element in root.iter("div") if element.get("class") == "pathways"]:
            figures = [figure for figure in both if _is_pathway(figure)]
            joint.update(figures)
            sketches = [self._sketch(figure) for figure in figures]
            own = next((name for figure in figures if (name := figure.get("id"))), "")
            names = [figure.get("id") or f"{own}-beside" for figure in figures]
            for figure, drawn in zip(figures, pair(sketches, names, self.inks), strict=True):
                self._add(figure, drawn)
        for figure in [element for element in root.iter("figure") if _is_pathway(element)]:
            if figure not in joint:
                sketch = self._sketch(figure)
                self._add(figure, pictures(sketch, figure.get("id", ""), self.inks))

    def _add(self, figure: etree.Element, drawn: etree.Element) -> None:
        self.painted = True
        for element in drawn.iter():
            if element.text:
                element.text = AtomicString(_LOOKS_LIKE_AN_ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", element.text))
        caption = figure.find("figcaption")
        assert caption is not None
        words = etree.Element("div", {"class": "pathway__words"})
        label = etree.SubElement(words, "p", {"class": "pathway__again"})
        label.text = AtomicString(labels.PICTURE_WORDS)
        for child in list(figure):
            if child is not caption:
                figure.remove(child)
                words.append(child)
        figure.extend([drawn, words])

    def _sketch(self, figure: etree.Element) -> Sketch:
        caption, steps = figure.find("figcaption"), figure.find("ol")
        assert caption is not None
        tone = known_tone(*(name.removeprefix("tone--") for name in figure.get("class", "").split()))
        title = "".join(run.text for run in self._runs(caption)).strip()
        drawn = tuple(self._step(li) for li in steps) if steps is not None else ()
        back = figure.find("p[@class='pathway__loop']")
        if back is None:
            return Sketch(title, drawn, tone)
        words = back.find("span[@class='pathway__return']")
        said = text_of(self._runs(back))
        sentence = said if words is None else text_of(self._runs(words))
        return Sketch(title, drawn, tone, int(back.get("data-to", "1")), sentence, said)

    def _step(self, li: etree.Element) -> SketchStep:
        parts = {span.get("class"): span for span in li.iter("span")}
        effect = parts.get("pathway__effect")
        runs = tuple(self._runs(effect)) if effect is not None else ()
        if runs:
            runs = (runs[0]._replace(text=runs[0].text.removeprefix("→").lstrip()), *runs[1:])
        return SketchStep(tuple(self._runs(parts["pathway__step"])), runs)

    def _runs(self, element: etree.Element, link: Mapping[str, str] | None = None) -> Iterator[Run]:
        """Yield the words that an element shows, each piece with the link around it."""
        if element.tag == "a":
            link = dict(element.attrib)
            link.pop("id", None)
        if element.tag == "img":
            yield Run(element.get("alt", ""), link)
        elif element.tag == "code":
            yield Run(unescape(element.text or ""), link)
        elif element.text:
            yield Run(shown_words(element.text, self.md), link)
        for child in element:
            # What the tone stands for is no part of the title.
            if child.get("class") != "pathway__tone":
                yield from self._runs(child, link)
            if child.tail:
                yield Run(shown_words(child.tail, self.md), link)


def _is_pathway(figure: etree.Element) -> bool:
    return figure.find("ol[@class='pathway__steps']") is not None
