"""What a reader answers a question in: a fieldset with a field of its own for each way to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.question.interactions import BLANK, Choice, Match, Order, TextEntry
from psychoed.components.question.mixed import mixed, mixed_targets
from psychoed.text.inline import is_plain, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.components.question.data import Question
    from psychoed.words.catalogue import Words


def inline(text: str) -> str:
    """Spare inline parsing what has nothing to parse; most generated questions are plain words."""
    return AtomicString(text) if is_plain(text) else text


def fieldset_of(question: Question, words: Words, others: Sequence[str] = ()) -> etree.Element:
    """Make the fieldset of a question, which says what is asked and holds the fields.

    Arguments:
        question: The question.
        words: What is said of it.
        others: What says something else than the words that are asked for, and looks almost like them.
    """
    fieldset = etree.Element("fieldset")
    legend = etree.SubElement(fieldset, "legend")
    legend.text = inline(question.title)
    match question.interaction:
        case Choice() as choice:
            _add_options(fieldset, question.id, choice)
        case Order() as order:
            _add_places(fieldset, question.id, order)
        case Match(grouped=True) as match:
            _add_groups(fieldset, question.id, match)
        case Match() as match:
            _add_matches(fieldset, question.id, match, words("question.choose"))
        case TextEntry() as entry:
            # The sentence itself stands around the field.
            legend.text = AtomicString(words("question.fill"))
            _add_blank(fieldset, question, entry, words("question.fill"), others)
        case _:
            assert_never(question.interaction)
    return fieldset


def _add_options(fieldset: etree.Element, name: str, choice: Choice) -> None:
    box = "checkbox" if choice.several else "radio"
    for number, text in enumerate(choice.texts, 1):
        label = etree.SubElement(fieldset, "label", {"class": "option"})
        etree.SubElement(label, "input", {"type": box, "name": name, "value": str(number)}).tail = " "
        etree.SubElement(label, "span", {"class": "option__text"}).text = inline(text)


def _add_places(fieldset: etree.Element, name: str, order: Order) -> None:
    for number in mixed(order.texts, name):
        place = f"{name}-place-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--place"})
        step = etree.SubElement(row, "label", {"for": place})
        step.text = inline(order.texts[number - 1])
        step.tail = " "
        field = {"type": "number", "id": place, "data-option": str(number), "inputmode": "numeric"}
        # Without `autocomplete`, some browsers would bring the answer back after a reload. HTML does not allow it on
        # radio buttons and checkboxes; the script sets it there, and without the script nothing is checked.
        field |= {"min": "1", "max": str(len(order.steps)), "autocomplete": "off"}
        etree.SubElement(row, "input", field)


def _add_groups(fieldset: etree.Element, name: str, match: Match) -> None:
    for number in mixed(match.texts, name):
        item = f"{name}-item-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--sort", "role": "group"})
        row.set("aria-labelledby", item)
        text = etree.SubElement(row, "span", {"class": "option__text", "id": item})
        text.text = inline(match.texts[number - 1])
        for value, group in enumerate(match.targets, 1):
            choice = etree.SubElement(row, "label", {"class": "choice"})
            field = {"type": "radio", "name": f"{name}-{number}", "value": str(value)}
            etree.SubElement(choice, "input", field).tail = " "
            etree.SubElement(choice, "span").text = inline(group)


def _add_matches(fieldset: etree.Element, name: str, match: Match, ask: str) -> None:
    shown = mixed_targets(match.targets, name)
    for number, text in enumerate(match.texts, 1):
        field = f"{name}-match-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--match"})
        label = etree.SubElement(row, "label", {"for": field})
        label.text = inline(text)
        label.tail = " "
        select = etree.SubElement(row, "select", {"id": field, "data-option": str(number), "autocomplete": "off"})
        etree.SubElement(select, "option", {"value": ""}).text = AtomicString(ask)
        for target in shown:
            entry = etree.SubElement(select, "option", {"value": str(match.targets.index(target) + 1)})
            entry.text = AtomicString(plain(target))


def _add_blank(fieldset: etree.Element, question: Question, entry: TextEntry, ask: str, others: Sequence[str]) -> None:
    before, _, after = question.title.partition(BLANK)
    sentence = etree.SubElement(fieldset, "p", {"class": "blank"})
    start = etree.SubElement(sentence, "span")
    start.text = inline(before)
    field = {"type": "text", "id": f"{question.id}-blank", "data-accepted": "|".join(entry.accepted)}
    if others:
        field["data-others"] = "|".join(others)
    field |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "aria-label": ask}
    end = etree.SubElement(sentence, "input", field)
    end.tail = ""
    etree.SubElement(sentence, "span").text = inline(after)
