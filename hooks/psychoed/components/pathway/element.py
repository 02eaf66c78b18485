"""The element of a pathway: its steps as a list, above which they are drawn once their words are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels
from psychoed.components.elements import block_element, state, title_of
from psychoed.text import plain
from psychoed.tones import BROKEN, tone_class

if TYPE_CHECKING:
    from psychoed.components.pathway.part import Pathway
    from psychoed.components.pathway.returning import Return
    from psychoed.components.viewing import Viewing
    from psychoed.site import Site
    from psychoed.tones import Tone


def pathway_element(pathway: Pathway, kind: str, viewing: Viewing) -> etree.Element:
    """Make the figure of a pathway; a pair of figures where another one is to be seen beside it.

    Arguments:
        pathway: As read.
        kind: The name of its kind of block.
        viewing: What it is shown with.
    """
    figure = _own(pathway, kind, viewing)
    other = viewing.site.book.pathway(pathway.beside)
    # A line that goes on alone needs no name, a broken one asks why.
    if other is not None or pathway.tone.name in BROKEN:
        _name_tone(figure[0], pathway.tone)
    if other is None:
        return figure
    pair = etree.Element("div", {"class": "pathways"})
    pair.append(figure)
    pair.append(_other(other, viewing.site))
    return pair


def _own(pathway: Pathway, kind: str, viewing: Viewing) -> etree.Element:
    figure = block_element(pathway, kind, "figure")
    figure.set("class", f"{kind} {tone_class(pathway.tone.name)}")
    etree.SubElement(figure, "figcaption").text = title_of(pathway)
    viewing.parse(figure, pathway.around.before)
    steps = etree.SubElement(figure, "ol", {"class": "pathway__steps"})
    for step in pathway.steps:
        held = etree.SubElement(steps, "li", {"id": step.id})
        state(held, step.claim, step.rest)
        _add_words(etree.SubElement(held, "p") if step.loose else held, step.text, step.effect)
        viewing.parse(held, step.rest)
    if pathway.returns:
        figure.append(_return(pathway.returns, len(pathway.steps)))
    viewing.parse(figure, pathway.around.after)
    return figure


def _other(pathway: Pathway, site: Site) -> etree.Element:
    """Make the figure of a pathway that is at home elsewhere: the same words, no ids, no second round of term links."""
    figure = etree.Element("figure", {"class": f"pathway {tone_class(pathway.tone.name)} no-glossary"})
    caption = etree.SubElement(figure, "figcaption")
    link = etree.SubElement(caption, "a", {"href": f"/{pathway.src_uri}#{pathway.id}"})
    link.text = AtomicString(plain(pathway.title))
    _name_tone(caption, pathway.tone)
    steps = etree.SubElement(figure, "ol", {"class": "pathway__steps"})
    for step in pathway.steps:
        _add_words(etree.SubElement(steps, "li"), step.text, step.effect)
    if pathway.returns:
        figure.append(_return(pathway.returns, len(pathway.steps)))
    if any(statement.key in site.claims for statement in pathway.statements):
        sure = etree.SubElement(figure, "p", {"class": "pathway__sure"})
        notes = {"href": f"/{pathway.src_uri}#{pathway.id}"}
        etree.SubElement(sure, "a", notes).text = AtomicString(labels.EVIDENCE_ELSEWHERE)
    return figure


def _name_tone(caption: etree.Element, tone: Tone) -> None:
    """Say before a pathway's title what its tone stands for, where its author says so."""
    if tone.label:
        word = etree.Element("span", {"class": "pathway__tone"})
        word.text = AtomicString(tone.label)
        word.tail, caption.text = f" {caption.text or ''}", ""
        caption.insert(0, word)


def _add_words(holder: etree.Element, text: str, effect: str) -> None:
    step = etree.SubElement(holder, "span", {"class": "pathway__step"})
    step.text = text
    if effect:
        step.tail = " "
        result = etree.SubElement(holder, "span", {"class": "pathway__effect"})
        result.text = f"→\N{NO-BREAK SPACE}{effect}"


def _return(returns: Return, last: int) -> etree.Element:
    """Make the sentence on the way back; `data-to` is the number of the step to which it leads."""
    said = etree.Element("p", {"class": "pathway__loop", "data-to": str(returns.step)})
    before, _, after = returns.sentence(last, "\0").partition("\0")
    said.text = before
    if returns.words:
        words = etree.SubElement(said, "span", {"class": "pathway__return"})
        words.text, words.tail = returns.words, after
    return said
