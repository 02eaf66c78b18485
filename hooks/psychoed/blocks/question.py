"""`question`: one question with a reason behind every answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed import labels
from psychoed.blocks.base import ContentBlock, fence_id, header_problems, move_children, raw_text, repeated
from psychoed.blocks.items import BULLET, NUMBERED, first_paragraph, read_items
from psychoed.text import plain, rank, rebased

if TYPE_CHECKING:
    from psychoed.blocks.items import Item
    from psychoed.problems import Problem
    from psychoed.source import Fence

ONE, SEVERAL, ORDER = "one", "several", "order"
"""The kinds of question: one right answer, several right answers, steps to put in order."""

_BOX = re.compile(r"\[([ xX])\]\s*")


@dataclass(frozen=True)
class Option:
    """An answer that can be chosen, or a step to be placed."""

    text: str
    """Inline Markdown."""
    right: bool
    """Whether it is a right answer; always true of a step."""
    feedback: str
    """Markdown: why it fits or does not; may be empty only for a step."""


@dataclass(frozen=True)
class Question:
    """A question, read from a page or made from other blocks."""

    id: str
    title: str
    """The question itself, inline Markdown."""
    src_uri: str
    line: int
    kind: str
    options: tuple[Option, ...]
    """In the order in which they are shown; steps in their right order."""
    intro: str = ""
    """Markdown that stands before the options."""

    def markdown(self) -> str:
        """Return the block that an author would write for this question."""
        lines = [f"/// question | {self.title}", f"    id: {self.id}", ""]
        if self.intro:
            lines += [self.intro, ""]
        for number, option in enumerate(self.options, 1):
            box = f"{number}." if self.kind == ORDER else f"- [{'x' if option.right else ' '}]"
            lines += [f"{box} {option.text}", ""]
            if option.feedback:
                lines += ["\n".join("    " + line if line else "" for line in option.feedback.split("\n")), ""]
        return "\n".join([*lines, "///", ""])


class QuestionBlock(ContentBlock):
    """A fieldset with the options, and the answers with their reasons below it.

    Content (for authors):
        A list of check boxes, `[x]` before what is right: one right answer makes it a choice of one, more a choice of
        several. A numbered list makes it a question of order. Under each option, after an empty line and indented by
        four spaces, why it fits or does not.
    """

    NAME = "question"
    TAG = "section"

    def on_end(self, block: etree.Element) -> None:
        """Rebuild the list as a question."""
        block.set("data-search-exclude", "")
        steps = block.find("ol")
        boxes = block.find("ul")
        items = boxes if boxes is not None else steps
        if items is None:
            return
        before = list(block).index(items)
        block.remove(items)
        fieldset = etree.Element("fieldset")
        etree.SubElement(fieldset, "legend").text = self.argument
        answers = etree.Element("details", {"class": "answers"})
        etree.SubElement(answers, "summary").text = labels.SHOW_ANSWER
        if boxes is not None:
            self._choice(block, list(items), fieldset, answers)
        else:
            self._order(block, list(items), fieldset, answers)
        block.insert(before, fieldset)
        block.insert(before + 1, answers)

    def _choice(
        self, block: etree.Element, items: list[etree.Element], fieldset: etree.Element, answers: etree.Element
    ) -> None:
        found = [_take_box(li) for li in items]
        kind = SEVERAL if sum(right for right, _ in found) > 1 else ONE
        block.set("data-kind", kind)
        reasons = etree.SubElement(answers, "ul")
        for number, (li, (right, text)) in enumerate(zip(items, found, strict=True), 1):
            option = etree.SubElement(fieldset, "label", {"class": "option"})
            box = {"type": "checkbox" if kind == SEVERAL else "radio", "name": self.id, "value": str(number)}
            # Without `autocomplete`, some browsers would bring the choice back after a reload.
            etree.SubElement(option, "input", {**box, "autocomplete": "off"}).tail = " "
            etree.SubElement(option, "span", {"class": "option__text"}).text = text
            answer = _answer(reasons, number, text, li)
            verdict = etree.Element("p", {"class": "answer__verdict"})
            verdict.text = labels.FITS if right else labels.NOT_QUITE
            answer.insert(1, verdict)
            if right:
                answer.set("data-right", "")

    def _order(
        self, block: etree.Element, items: list[etree.Element], fieldset: etree.Element, answers: etree.Element
    ) -> None:
        block.set("data-kind", ORDER)
        texts = []
        reasons = etree.SubElement(answers, "ol")
        for number, li in enumerate(items, 1):
            texts.append(_take_text(li))
            _answer(reasons, number, texts[-1], li)
        for number in mixed(texts, self.id):
            name = f"{self.id}-place-{number}"
            row = etree.SubElement(fieldset, "div", {"class": "option option--place"})
            step = etree.SubElement(row, "label", {"for": name})
            step.text = texts[number - 1]
            step.tail = " "
            places = etree.SubElement(row, "select", {"id": name, "data-option": str(number), "autocomplete": "off"})
            etree.SubElement(places, "option", {"value": ""}).text = labels.PLACE
            for place in range(1, len(texts) + 1):
                etree.SubElement(places, "option", {"value": str(place)}).text = str(place)


def mixed(texts: list[str], seed: str) -> list[int]:
    """Return the places of some steps, from 1, in an order that looks mixed, is not the right one and never changes."""
    order = sorted(range(1, len(texts) + 1), key=lambda n: rank(seed, texts[n - 1]))
    return order if order != sorted(order) else [*order[1:], order[0]]


def _take_text(li: etree.Element) -> str:
    holder = first_paragraph(li)
    text = raw_text(holder).strip()
    holder.text = ""
    if holder is not li:
        li.remove(holder)
    return text


def _take_box(li: etree.Element) -> tuple[bool, str]:
    text = _take_text(li)
    box = _BOX.match(text)
    return bool(box and box[1] != " "), text[box.end() :] if box else text


def _answer(reasons: etree.Element, number: int, text: str, li: etree.Element) -> etree.Element:
    answer = etree.SubElement(reasons, "li", {"class": "answer", "data-option": str(number)})
    etree.SubElement(answer, "p", {"class": "answer__option"}).text = text
    feedback = etree.Element("div", {"class": "answer__feedback"})
    move_children(li, feedback)
    if len(feedback):
        answer.append(feedback)
    return answer


def read_question(fence: Fence) -> tuple[Question, list[Problem]]:
    """Read a `question` block.

    Reported: no options, options run together, no right answer, nothing but right answers, equal options,
    an option without feedback, too few steps to put in order.
    """
    problems = header_problems(fence, QuestionBlock)
    items = read_items(fence, BULLET)
    kind = ONE
    if not items:
        items, kind = read_items(fence, NUMBERED), ORDER
    problems += [problem for item in items for problem in _item_problems(fence, item)]
    if kind == ORDER:
        options = [Option(item.text, right=True, feedback=rebased(item.rest, fence.src_uri)) for item in items]
        problems += _order_problems(fence, options)
    else:
        options, more = _choices(fence, items)
        problems += more
        if sum(option.right for option in options) > 1:
            kind = SEVERAL
    words = [(plain(option.text).casefold(), item.line) for item, option in zip(items, options, strict=True)]
    problems += repeated(fence, words, "option")
    start = items[0].line - fence.body_line if items else 0
    intro = rebased("\n".join(fence.body[:start]).strip(), fence.src_uri)
    question = Question(fence_id(fence), fence.title, fence.src_uri, fence.line, kind, tuple(options), intro)
    return question, problems


def _item_problems(fence: Fence, item: Item) -> list[Problem]:
    if item.crowded:
        return [
            fence.problem(
                "This option stands right under the text of the one before, and would become part of it.",
                "Leave an empty line above it.",
                item.line,
            )
        ]
    lines = fence.body[item.line - fence.body_line + 1 :]
    for offset, line in enumerate(lines, 1):
        if BULLET.match(line) or NUMBERED.match(line):
            break
        if line.strip() and not line.startswith("    "):
            remedy = "Indent it by four spaces, after an empty line, so that it belongs to its option."
            return [fence.problem("This text belongs to no option.", remedy, item.line + offset)]
    return []


def _choices(fence: Fence, items: list[Item]) -> tuple[list[Option], list[Problem]]:
    options: list[Option] = []
    problems: list[Problem] = []
    for item in items:
        box = _BOX.match(item.text)
        if not box:
            problems.append(
                fence.problem(
                    "This option has no check box.", "Begin it with `- [ ]`, or `- [x]` where it is right.", item.line
                )
            )
        text = item.text[box.end() :] if box else item.text
        if not item.rest:
            problems.append(
                fence.problem(
                    f"The option “{plain(text)}” has no feedback.",
                    "Say below it, after an empty line and indented by four spaces, why it fits or does not.",
                    item.line,
                )
            )
        options.append(Option(text, bool(box and box[1] != " "), rebased(item.rest, fence.src_uri)))
    if len(options) < 2:
        problems.append(
            fence.problem("This question offers no choice.", "Write at least two options: `- [ ] …` and `- [x] …`.")
        )
    elif not any(option.right for option in options):
        problems.append(fence.problem("This question has no right answer.", "Mark one with `- [x]`."))
    elif all(option.right for option in options):
        problems.append(
            fence.problem("Every answer to this question is right.", "Leave the box of at least one empty: `- [ ]`.")
        )
    return options, problems


def _order_problems(fence: Fence, steps: list[Option]) -> list[Problem]:
    if not steps:
        return [
            fence.problem(
                "This question has no options.", "Write them as `- [ ] …` and `- [x] …`, or as numbered steps."
            )
        ]
    if len(steps) < 3:
        return [fence.problem(f"There is little to put in order in {len(steps)} steps.", "Write at least three.")]
    return []
