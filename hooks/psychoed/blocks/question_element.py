"""The element that a question becomes: a fieldset to answer in, and below it every answer with its reason.

It is complete without script: the answers open by themselves in `<details>`. The script only adds to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels
from psychoed.blocks.base import move_children, raw_text
from psychoed.blocks.items import first_paragraph
from psychoed.text import is_plain, rank

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.blocks.question import Question

ONE, SEVERAL, ORDER = "one", "several", "order"
"""The kinds of question: one right answer, several right answers, steps to put in order."""

BOX = re.compile(r"\[([ xX])\]\s*")
"""The check box before an option, as in GitHub's task lists."""


def option_address(question_id: str, number: int) -> str:
    """Return what the number of an option is noted as, to compare the options read with those on the page."""
    return f"{question_id}/option-{number}"


@dataclass(frozen=True)
class Answer:
    """An option or step, ready to be put into the tree."""

    text: str
    """Inline Markdown, or an `AtomicString` of plain words."""
    right: bool
    feedback: etree.Element
    """Holds the feedback's elements."""


def take_answer(li: etree.Element) -> Answer:
    """Take apart the list item of an option or a step."""
    holder = first_paragraph(li)
    text = raw_text(holder).strip()
    holder.text = ""
    if holder is not li:
        li.remove(holder)
    box = BOX.match(text)
    feedback = etree.Element("div", {"class": "answer__feedback"})
    move_children(li, feedback)
    return Answer(text[box.end() :] if box else text, bool(box and box[1] != " "), feedback)


def question_element(question: Question, parse: Callable[[etree.Element, str], None]) -> etree.Element:
    """Make the element of a question that stands elsewhere or nowhere as a block: the same as its block would give.

    Arguments:
        question: The question.
        parse: Parses block-level Markdown into an element.
    """
    section = etree.Element("section", {"class": "question", "id": question.id})
    if question.intro:
        parse(section, question.intro)
    answers = []
    for option in question.options:
        feedback = etree.Element("div", {"class": "answer__feedback"})
        if is_plain(option.feedback):
            if option.feedback:
                etree.SubElement(feedback, "p").text = AtomicString(option.feedback)
        else:
            parse(feedback, option.feedback)
        answers.append(Answer(_words(option.text), option.right, feedback))
    section.extend(question_parts(section, question.kind, _words(question.title), answers))
    return section


def _words(text: str) -> str:
    """Spare inline parsing what has nothing to parse; most generated questions are plain words."""
    return AtomicString(text) if is_plain(text) else text


def question_parts(section: etree.Element, kind: str, title: str, answers: list[Answer]) -> list[etree.Element]:
    """Mark a section as a question and return its parts: the fieldset to answer in, and the answers with reasons."""
    section.set("data-kind", kind)
    section.set("data-search-exclude", "")
    fieldset = etree.Element("fieldset")
    etree.SubElement(fieldset, "legend").text = title
    details = etree.Element("details", {"class": "answers"})
    etree.SubElement(details, "summary").text = AtomicString(labels.SHOW_ANSWER)
    reasons = etree.SubElement(details, "ol" if kind == ORDER else "ul")
    for number, answer in enumerate(answers, 1):
        reason = etree.SubElement(reasons, "li", {"class": "answer", "data-option": str(number)})
        etree.SubElement(reason, "p", {"class": "answer__option"}).text = answer.text
        if kind != ORDER:
            verdict = labels.FITS if answer.right else labels.NOT_QUITE
            etree.SubElement(reason, "p", {"class": "answer__verdict"}).text = AtomicString(verdict)
            if answer.right:
                reason.set("data-right", "")
        if len(answer.feedback):
            reason.append(answer.feedback)
    name = section.get("id", "")
    if kind == ORDER:
        _add_places(fieldset, name, [answer.text for answer in answers])
    else:
        _add_options(fieldset, name, "checkbox" if kind == SEVERAL else "radio", [answer.text for answer in answers])
    return [fieldset, details]


def _add_options(fieldset: etree.Element, name: str, box: str, texts: list[str]) -> None:
    for number, text in enumerate(texts, 1):
        option = etree.SubElement(fieldset, "label", {"class": "option"})
        # Without `autocomplete`, some browsers would bring the choice back after a reload.
        attributes = {"type": box, "name": name, "value": str(number), "autocomplete": "off"}
        etree.SubElement(option, "input", attributes).tail = " "
        etree.SubElement(option, "span", {"class": "option__text"}).text = text


def _add_places(fieldset: etree.Element, name: str, texts: list[str]) -> None:
    for number in mixed(texts, name):
        place = f"{name}-place-{number}"
        row = etree.SubElement(fieldset, "div", {"class": "option option--place"})
        step = etree.SubElement(row, "label", {"for": place})
        step.text = texts[number - 1]
        step.tail = " "
        select = etree.SubElement(row, "select", {"id": place, "data-option": str(number), "autocomplete": "off"})
        etree.SubElement(select, "option", {"value": ""}).text = AtomicString(labels.PLACE)
        for value in map(str, range(1, len(texts) + 1)):
            etree.SubElement(select, "option", {"value": value}).text = AtomicString(value)


def mixed(texts: list[str], seed: str) -> list[int]:
    """Return the places of some steps, from 1, in an order that looks mixed, is not the right one and never changes."""
    order = sorted(range(1, len(texts) + 1), key=lambda n: rank(seed, texts[n - 1]))
    return order if order != sorted(order) else [*order[1:], order[0]]
