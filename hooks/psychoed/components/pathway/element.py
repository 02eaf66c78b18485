"""The element of a pathway: its steps as a list, above which they are drawn once their words are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.elements import block_element, state, title_of
from psychoed.components.pathway.picture.diagram import Place
from psychoed.components.pathway.pictures import Figure, Pictures
from psychoed.source.tones import BROKEN, tone_class
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from psychoed.components.pathway.part import Pathway, Step
    from psychoed.components.pathway.returning import Return
    from psychoed.components.viewing import Viewing
    from psychoed.content.site import Site
    from psychoed.words.catalogue import Words


def pathway_element(pathway: Pathway, kind: str, viewing: Viewing) -> etree.Element:
    """Make the figure of a pathway; a pair of figures where another one is to be seen beside it.

    Arguments:
        pathway: As read.
        kind: The name of its kind of block.
        viewing: What it is shown with.
    """
    other = viewing.site.book.pathway(pathway.beside)
    own = _own(pathway, kind, viewing)
    if other is None:
        # A line that goes on alone needs no name, a broken one asks why.
        if pathway.tone.name in BROKEN:
            _name_tone(own)
        _draw(viewing, own)
        return own.element
    beside = _other(other, f"{pathway.id}-beside", viewing.site)
    pair = etree.Element("div", {"class": "pathways"})
    for figure in (own, beside):
        _name_tone(figure)
        pair.append(figure.element)
    _draw(viewing, own, beside)
    return pair


def _draw(viewing: Viewing, *figures: Figure) -> None:
    # In a preview, a pathway may have no steps yet.
    if drawn := tuple(figure for figure in figures if figure.pathway.steps):
        viewing.later(Pictures(drawn, viewing.site.colours.light, viewing.site.build_info.words))


def _own(pathway: Pathway, kind: str, viewing: Viewing) -> Figure:
    figure = block_element(pathway, kind, "figure")
    figure.set("class", f"{kind} {tone_class(pathway.tone.name)}")
    caption = etree.SubElement(figure, "figcaption")
    caption.text = title_of(pathway)
    viewing.parse(figure, pathway.around.before)
    steps = etree.SubElement(figure, "ol", {"class": "pathway__steps"})
    words: dict[Place, etree.Element] = {}
    for number, step in enumerate(pathway.steps, 1):
        held = etree.SubElement(steps, "li", {"id": step.id})
        state(held, step.claim, step.rest)
        words |= _add_words(etree.SubElement(held, "p") if step.loose else held, number, step)
        viewing.parse(held, step.rest)
    if pathway.returns:
        figure.append(_return(pathway.returns, len(pathway.steps), viewing.site.build_info.words))
    viewing.parse(figure, pathway.around.after)
    return Figure(pathway, pathway.id, figure, caption, words)


def _other(pathway: Pathway, name: str, site: Site) -> Figure:
    """Make the figure of a pathway that is at home elsewhere: no ids, no second round of term links."""
    figure = etree.Element("figure", {"class": f"pathway {tone_class(pathway.tone.name)} no-glossary"})
    caption = etree.SubElement(figure, "figcaption")
    link = etree.SubElement(caption, "a", {"href": f"/{pathway.src_uri}#{pathway.id}"})
    link.text = AtomicString(plain(pathway.title))
    if pathway.scene:
        # Beside another, people are compared; the steps are where its title leads.
        return Figure(pathway, name, figure, caption, {})
    steps = etree.SubElement(figure, "ol", {"class": "pathway__steps"})
    words: dict[Place, etree.Element] = {}
    for number, step in enumerate(pathway.steps, 1):
        words |= _add_words(etree.SubElement(steps, "li"), number, step)
    if pathway.returns:
        figure.append(_return(pathway.returns, len(pathway.steps), site.build_info.words))
    if any(statement.key in site.claims for statement in pathway.statements):
        sure = etree.SubElement(figure, "p", {"class": "pathway__sure"})
        notes = {"href": f"/{pathway.src_uri}#{pathway.id}"}
        etree.SubElement(sure, "a", notes).text = AtomicString(site.build_info.words("pathway.sure"))
    return Figure(pathway, name, figure, caption, words)


def _name_tone(figure: Figure) -> None:
    """Say before a pathway's title what its tone stands for, where its author says so."""
    if said := figure.pathway.tone.label:
        caption = figure.caption
        word = etree.Element("span", {"class": "pathway__tone"})
        word.text = AtomicString(said)
        word.tail, caption.text = f" {caption.text or ''}", ""
        caption.insert(0, word)


def _add_words(holder: etree.Element, number: int, step: Step) -> dict[Place, etree.Element]:
    """Add the words of a step; return what holds them. The arrow before an effect comes with the picture."""
    text = etree.SubElement(holder, "span", {"class": "pathway__step"})
    text.text = step.text
    if not step.effect:
        return {Place(number, is_effect=False): text}
    text.tail = " "
    effect = etree.SubElement(holder, "span", {"class": "pathway__effect"})
    effect.text = step.effect
    return {Place(number, is_effect=False): text, Place(number, is_effect=True): effect}


def _return(returns: Return, last: int, words: Words) -> etree.Element:
    """Make the sentence on the way back; `data-to` is the number of the step to which it leads."""
    said = etree.Element("p", {"class": "pathway__loop", "data-to": str(returns.step)})
    before, _, after = returns.sentence(last, "\0", words).partition("\0")
    said.text = before
    if returns.words:
        back = etree.SubElement(said, "span", {"class": "pathway__return"})
        back.text, back.tail = returns.words, after
    return said
