"""The element that a question becomes: a fieldset to answer in, and below it every answer with its reason.

It is complete without script: the answers open by themselves in `<details>`. The script only adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels
from psychoed.components.question.data import BLANK, FILL, MATCH, ONE, ORDER, SEVERAL, SORT
from psychoed.text import is_plain, plain, rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.components.question.data import Question

    Parse = Callable[[etree.Element, str], None]


def question_element(question: Question, parse: Parse) -> etree.Element:
    """Make the element of a question, written by an author or made by the build.

    Arguments:
        question: The question.
        parse: Parses block-level Markdown into an element.
    """
    section = etree.Element("section", {"class": "question", "id": question.id, "data-kind": question.kind})
    section.set("data-search-exclude", "")
    if question.doubt:
        # For the script, which says what the answers below say.
        section.set("data-doubt", question.doubt)
    if question.intro:
        parse(section, question.intro)
    fieldset = etree.SubElement(section, "fieldset")
    legend = etree.SubElement(fieldset, "legend")
    legend.text = AtomicString(labels.QUIZ_FILL) if question.kind == FILL else _words(question.title)
    _FIELDS[question.kind](fieldset, question)
    section.append(_answers(question, parse))
    return section


def _words(text: str) -> str:
    """Spare inline parsing what has nothing to parse; most generated questions are plain words."""
    return AtomicString(text) if is_plain(text) else text


def _answers(question: Question, parse: Parse) -> etree.Element:
    """Make the answers with their reasons, which open by themselves where no script runs."""
    details = etree.Element("details", {"class": "answers"})
    etree.SubElement(details, "summary").text = AtomicString(labels.SHOW_ANSWER)
    reasons = etree.SubElement(details, "ol" if question.kind == ORDER else "ul")
    for number, option in enumerate(question.options, 1):
        answer = etree.SubElement(reasons, "li", {"class": "answer", "data-option": str(number)})
        etree.SubElement(answer, "p", {"class": "answer__option"}).text = _words(option.text)
        if question.kind in {ONE, SEVERAL}:
            verdict = labels.FITS[question.doubt] if option.right else labels.NOT_QUITE
            etree.SubElement(answer, "p", {"class": "answer__verdict"}).text = AtomicString(verdict)
        elif option.target:
            answer.set("data-target", str(question.targets.index(option.target) + 1))
            etree.SubElement(answer, "p", {"class": "answer__target"}).text = _words(f"→ {option.target}")
        if option.right and question.kind in {ONE, SEVERAL, FILL}:
            answer.set("data-right", "")
        if option.feedback:
            _put(answer, "answer__feedback", option.feedback, parse)
    if question.explanation:
        _put(details, "answers__explanation", question.explanation, parse)
    if question.reread:
        again = etree.SubElement(details, "p", {"class": "answers__reread"})
        etree.SubElement(again, "a", {"href": question.reread}).text = AtomicString(labels.REREAD)
    return details


def _put(parent: etree.Element, name: str, text: str, parse: Parse) -> None:
    holder = etree.SubElement(parent, "div", {"class": name})
    if is_plain(text):
        etree.SubElement(holder, "p").text = AtomicString(text)
    else:
        parse(holder, text)


def _add_options(fieldset: etree.Element, question: Question) -> None:
    box = "checkbox" if question.kind == SEVERAL else "radio"
    for number, option in enumerate(question.options, 1):
        label = etree.SubElement(fieldset, "label", {"class": "option"})
        field = {"type": box, "name": question.id, "value": str(number)}
        etree.SubElement(label, "input", field).tail = " "
        etree.SubElement(label, "span", {"class": "option__text"}).text = _words(option.text)


def _add_places(fieldset: etree.Element, question: Question) -> None:
    for number in mixed([option.text for option in question.options], question.id):
        place = f"{question.id}-place-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--place"})
        step = etree.SubElement(row, "label", {"for": place})
        step.text = _words(question.options[number - 1].text)
        step.tail = " "
        field = {"type": "number", "id": place, "data-option": str(number), "inputmode": "numeric"}
        # Without `autocomplete`, some browsers would bring the answer back after a reload. HTML does not allow it on
        # radio buttons and checkboxes; the script sets it there, and without the script nothing is checked.
        field |= {"min": "1", "max": str(len(question.options)), "autocomplete": "off"}
        etree.SubElement(row, "input", field)


def _add_groups(fieldset: etree.Element, question: Question) -> None:
    for number in mixed([option.text for option in question.options], question.id):
        item = f"{question.id}-item-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--sort", "role": "group"})
        row.set("aria-labelledby", item)
        text = etree.SubElement(row, "span", {"class": "option__text", "id": item})
        text.text = _words(question.options[number - 1].text)
        for value, group in enumerate(question.targets, 1):
            choice = etree.SubElement(row, "label", {"class": "choice"})
            field = {"type": "radio", "name": f"{question.id}-{number}", "value": str(value)}
            etree.SubElement(choice, "input", field).tail = " "
            etree.SubElement(choice, "span").text = _words(group)


def _add_matches(fieldset: etree.Element, question: Question) -> None:
    order = sorted(range(len(question.targets)), key=lambda n: rank(question.id, "target", question.targets[n]))
    for number, option in enumerate(question.options, 1):
        name = f"{question.id}-match-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--match"})
        label = etree.SubElement(row, "label", {"for": name})
        label.text = _words(option.text)
        label.tail = " "
        select = etree.SubElement(row, "select", {"id": name, "data-option": str(number), "autocomplete": "off"})
        etree.SubElement(select, "option", {"value": ""}).text = AtomicString(labels.CHOOSE)
        for target in order:
            entry = etree.SubElement(select, "option", {"value": str(target + 1)})
            entry.text = AtomicString(plain(question.targets[target]))


def _add_blank(fieldset: etree.Element, question: Question) -> None:
    before, _, after = question.title.partition(BLANK)
    sentence = etree.SubElement(fieldset, "p", {"class": "blank"})
    start = etree.SubElement(sentence, "span")
    start.text = _words(before)
    field = {"type": "text", "id": f"{question.id}-blank", "data-accepted": "|".join(question.accepted)}
    field |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "aria-label": labels.QUIZ_FILL}
    end = etree.SubElement(sentence, "input", field)
    end.tail = ""
    etree.SubElement(sentence, "span").text = _words(after)


_FIELDS: dict[str, Callable[[etree.Element, Question], None]] = {
    ONE: _add_options,
    SEVERAL: _add_options,
    ORDER: _add_places,
    SORT: _add_groups,
    MATCH: _add_matches,
    FILL: _add_blank,
}


def mixed(texts: list[str], seed: str) -> list[int]:
    """Return the places of some steps, from 1, in an order that looks mixed, is not the right one and never changes."""
    order = sorted(range(1, len(texts) + 1), key=lambda n: rank(seed, texts[n - 1]))
    return order if order != sorted(order) else [*order[1:], order[0]]
