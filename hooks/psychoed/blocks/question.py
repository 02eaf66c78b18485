"""`question`: one question with a reason behind every answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.blocks.base import ContentBlock, fence_id, header_problems, repeated, unmovable
from psychoed.blocks.items import BULLET, NUMBERED, read_items
from psychoed.blocks.question_element import BOX, ONE, ORDER, SEVERAL, option_address, question_parts, take_answer
from psychoed.text import claim_of, indented, plain, rebased

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from psychoed.blocks.items import Item
    from psychoed.fences import Fence
    from psychoed.problems import Problem


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
                lines += [indented(option.feedback), ""]
        return "\n".join([*lines, "///", ""])

    @property
    def addresses(self) -> dict[str, int]:
        """Its options as the page counts them, and the question's line."""
        return {option_address(self.id, number): self.line for number in range(1, len(self.options) + 1)}


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
        boxes = block.find("ul")
        items = boxes if boxes is not None else block.find("ol")
        if items is None:
            return
        before = list(block).index(items)
        block.remove(items)
        answers = [take_answer(li) for li in items]
        kind = ORDER if boxes is None else SEVERAL if sum(answer.right for answer in answers) > 1 else ONE
        for offset, part in enumerate(question_parts(block, kind, self.argument, answers)):
            block.insert(before + offset, part)


def read_question(fence: Fence) -> tuple[Question, list[Problem]]:
    """Read a `question` block.

    Reported: no options, options run together, no right answer, nothing but right answers, equal options,
    an option without feedback, too few steps to put in order.
    """
    problems = header_problems(fence, QuestionBlock)
    kind = ONE if any(map(BULLET.match, fence.body)) else ORDER
    items, crowded = read_items(fence, BULLET if kind == ONE else NUMBERED, "option" if kind == ONE else "step")
    problems += crowded
    problems += [problem for item in items for problem in _item_problems(fence, item)]
    if kind == ORDER:
        options = [
            Option(rebased(item.text, fence.src_uri), right=True, feedback=rebased(item.rest, fence.src_uri))
            for item in items
        ]
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
    title = rebased(fence.title, fence.src_uri)
    question = Question(fence_id(fence), title, fence.src_uri, fence.line, kind, tuple(options), intro)
    return question, problems


def _item_problems(fence: Fence, item: Item) -> list[Problem]:
    problems = unmovable(fence, f"{item.text} {item.rest}", item.line)
    if claim_of(f"{item.text} {item.rest}"):
        problems.append(fence.problem("A question states no claim.", "Mark the sentence that states it.", item.line))
    lines = fence.body[item.line - fence.body_line + 1 :]
    own = True
    for offset, line in enumerate(lines, 1):
        if BULLET.match(line) or NUMBERED.match(line):
            break
        if not own and line.strip() and not line.startswith("    "):
            remedy = "Indent it by four spaces, after an empty line, so that it belongs to its option."
            problems.append(fence.problem("This text belongs to no option.", remedy, item.line + offset))
            break
        # The option's own text may be wrapped up to the first empty line.
        own = own and bool(line.strip())
    return problems


def _choices(fence: Fence, items: list[Item]) -> tuple[list[Option], list[Problem]]:
    options: list[Option] = []
    problems: list[Problem] = []
    for item in items:
        box = BOX.match(item.text)
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
        options.append(
            Option(rebased(text, fence.src_uri), bool(box and box[1] != " "), rebased(item.rest, fence.src_uri))
        )
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
