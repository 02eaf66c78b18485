"""`question`: one question with a reason behind every answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pymdownx.blocks.block import type_any

from psychoed.blocks.base import OPTIONS, ContentBlock
from psychoed.blocks.question_element import FILL, MATCH, ORDER, SORT, option_address, question_element
from psychoed.moved import parse_moved
from psychoed.text import indented

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree


_STROKE = re.compile(r"\\?\|")


@dataclass(frozen=True)
class Option:
    """An answer that can be chosen, or a step to be placed."""

    text: str
    """Inline Markdown."""
    right: bool
    """Whether it is a right answer; always true of a step."""
    feedback: str
    """Markdown: why it fits or does not; may be empty for what is placed, sorted or matched."""
    target: str = ""
    """The one of the question's `targets` that it belongs to, for what is sorted or matched."""


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
    targets: tuple[str, ...] = ()
    """The groups to sort into, or what to match with, each once; inline Markdown."""
    accepted: tuple[str, ...] = ()
    """The words that fill the blank, `___` in the title; the first is the one to show."""
    explanation: str = ""
    """Markdown: what to know after an answer, whatever it was."""
    reread: str = ""
    """Where to read about it again: a link from `docs_dir`, such as `/learn/friends.md#one-thing-to-try`."""

    def markdown(self) -> str:
        """Return the block that an author would write for this question, but for where to read about it again."""
        title = self.title
        if self.kind == FILL:
            title = title.replace("___", f"___({', '.join(self.accepted)})", 1)
        lines = [f"/// question | {title}", f"    id: {self.id}", ""]
        if self.intro:
            lines += [self.intro, ""]
        if self.kind == SORT:
            lines += _table(self)
        for number, option in enumerate(self.options, 1):
            if self.kind == MATCH:
                lines += [option.text, f":   {option.target}", ""]
            elif self.kind not in {SORT, FILL}:
                box = f"{number}." if self.kind == ORDER else f"- [{'x' if option.right else ' '}]"
                lines += [f"{box} {option.text}", ""]
                if option.feedback:
                    lines += [indented(option.feedback), ""]
        if self.explanation:
            lines += [self.explanation, ""]
        return "\n".join([*lines, "///", ""])

    @property
    def addresses(self) -> dict[str, int]:
        """Its options as the page counts them, and the question's line."""
        return {option_address(self.id, number): self.line for number in range(1, len(self.options) + 1)}


class QuestionBlock(ContentBlock):
    """A fieldset with fields to answer in, and the answers with their reasons below it.

    Options (for authors):
        reread: The id of the heading or block on the same page at which to read about it again.

    Content (for authors): one of these; it makes the kind.
        - A list of check boxes, `[x]` before what is right: one right answer makes it a choice of one, more a choice
          of several. Under each option, after an empty line and indented by four spaces, why it fits or does not.
        - A numbered list: steps to put in order.
        - A table: its headings are groups, its cells are to be sorted into them. Below it, what to know.
        - A definition list: each word is to be matched with its definition. Below it, what to know.
        - A blank in the title, `___(trust, trusting)`, with the words that fill it. The content says what to know.
    """

    NAME = "question"
    OPTIONS = {**OPTIONS, "reread": ("", type_any)}
    TAG = "section"

    def on_markdown(self) -> str:
        """Leave the content as it is: the question is made of what was read, as those of the build are."""
        return "raw"

    def on_end(self, block: etree.Element) -> None:
        """Make the question."""
        question = self.config["site"].questions.get(self.id)
        if question is None:
            return
        made = question_element(question, partial(parse_moved, self.md))
        given = dict(block.attrib)
        block.clear()
        block.attrib.update({**made.attrib, **given})
        block.extend(made)


def _table(question: Question) -> list[str]:
    """Write the table of what is to be sorted."""
    columns = [[option.text for option in question.options if option.target == group] for group in question.targets]
    rows = [list(question.targets), ["---"] * len(columns)]
    rows += [
        [column[number] if number < len(column) else "" for column in columns]
        for number in range(max(map(len, columns), default=0))
    ]
    return [*(f"| {' | '.join(re.sub(_STROKE, '&#124;', cell) for cell in row)} |" for row in rows), ""]
