"""Reading questions: what an author wrote, by kind, and everything that would make it a bad question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.blocks.base import fence_id, header_problems, repeated, unmovable
from psychoed.blocks.items import BULLET, NUMBERED, read_items
from psychoed.blocks.question import Option, Question, QuestionBlock
from psychoed.blocks.question_element import BLANK, FILL, MATCH, ONE, ORDER, SEVERAL, SORT
from psychoed.blocks.table import RULE, split_row
from psychoed.text import claim_of, plain, rebased

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psychoed.blocks.items import Item
    from psychoed.fences import Fence
    from psychoed.problems import Problem

    _Reader = Callable[[Fence, Question], tuple[Question, list[Problem]]]

_BOX = re.compile(r"\[([ xX])\]\s*")
_BLANK = re.compile(r"_{3,}\(([^()]*)\)")
_PARTS = re.compile(r"[,;|،，、]")
_DEFINITION = re.compile(r" {0,3}: {1,3}(\S.*)$")


def read_question(fence: Fence) -> tuple[Question, list[Problem]]:
    """Read a `question` block of any kind.

    Reported: no options, options run together, no right answer, nothing but right answers, equal options,
    an option without feedback, too few steps to put in order, things to sort or match that cannot be told apart,
    a blank that nothing fills, no word on what to know.
    """
    problems = header_problems(fence, QuestionBlock)
    again = fence.options.get("reread", "")
    if "reread" in fence.options and not (isinstance(again, str) and re.fullmatch(r"[\w:/-]+", again)):
        problems.append(fence.option_problem("reread", "`reread` is no id.", "Name a heading or block of this page."))
        again = ""
    question = Question(
        id=fence_id(fence),
        title=rebased(fence.title, fence.src_uri),
        src_uri=fence.src_uri,
        line=fence.line,
        kind=ONE,
        options=(),
        reread=f"/{fence.src_uri}#{again}" if again else "",
    )
    forms = _forms(fence)
    if not forms:
        what, remedy = "This question has no options.", "Write them as `- [ ] …` and `- [x] …`, or as numbered steps."
        if "__" in fence.title:
            what, remedy = "The blank in this title has no word.", "Write it right behind: `___(trust, trusting)`."
        return question, [*problems, fence.problem(what, remedy)]
    if len(forms) > 1:
        what, remedy = "This question has more than one form.", "Keep the first, and say the rest in sentences."
        problems.append(fence.problem(what, remedy))
    question, found = forms[0](fence, question)
    problems += [
        fence.problem("A question states no claim.", "Mark the sentence that states it.", line)
        for line, written in enumerate(fence.body, fence.body_line)
        if claim_of(written)
    ]
    return question, [*problems, *found]


def _forms(fence: Fence) -> list[_Reader]:
    """Return the readers of the forms in which a question is written, in the order in which they begin."""
    found: dict[_Reader, None] = {_read_blank: None} if _BLANK.search(fence.title) else {}
    for line in fence.body:
        item = BULLET.match(line)
        if item and _BOX.match(item[1]):
            found[_read_choice] = None
        elif NUMBERED.match(line) or (item and not found):
            found[_read_order if not item else _read_choice] = None
        elif _DEFINITION.match(line):
            found[_read_match] = None
        elif RULE.match(line) and "|" in line:
            found[_read_sort] = None
    return list(found)


def _read_choice(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    items, problems = read_items(fence, BULLET, "option")
    problems += [problem for item in items for problem in _item_problems(fence, item)]
    options = []
    for item in items:
        box = _BOX.match(item.text)
        if not box:
            remedy = "Begin it with `- [ ]`, or `- [x]` where it is right."
            problems.append(fence.problem("This option has no check box.", remedy, item.line))
        text = item.text[box.end() :] if box else item.text
        if not plain(text):
            problems.append(fence.problem("This option is empty.", "Say what can be chosen.", item.line))
        if not item.rest:
            what = f"The option “{plain(text)}” has no feedback."
            remedy = "Say below it, after an empty line and indented by four spaces, why it fits or does not."
            problems.append(fence.problem(what, remedy, item.line))
        right = bool(box and box[1] != " ")
        options.append(Option(rebased(text, fence.src_uri), right, rebased(item.rest, fence.src_uri)))
    rights = sum(option.right for option in options)
    if len(options) < 2:
        remedy = "Write at least two options: `- [ ] …` and `- [x] …`."
        problems.append(fence.problem("This question offers no choice.", remedy))
    elif not rights:
        problems.append(fence.problem("This question has no right answer.", "Mark one with `- [x]`."))
    elif rights == len(options):
        remedy = "Leave the box of at least one empty: `- [ ]`."
        problems.append(fence.problem("Every answer to this question is right.", remedy))
    problems += _equal(fence, options, items)
    kind = SEVERAL if rights > 1 else ONE
    return replace(question, kind=kind, options=tuple(options), intro=_intro(fence, items)), problems


def _read_order(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    items, problems = read_items(fence, NUMBERED, "step")
    problems += [problem for item in items for problem in _item_problems(fence, item)]
    steps = [Option(rebased(i.text, fence.src_uri), True, rebased(i.rest, fence.src_uri)) for i in items]
    if len(steps) < 3:
        what = f"There is little to put in order in {len(steps)} steps."
        problems.append(fence.problem(what, "Write at least three."))
    problems += _equal(fence, steps, items)
    return replace(question, kind=ORDER, options=tuple(steps), intro=_intro(fence, items)), problems


def _read_match(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    starts = [n for n, line in enumerate(fence.body) if _DEFINITION.match(line)]
    options, lines, problems = [], [], []
    for number in starts:
        found = _DEFINITION.match(fence.body[number])
        word = fence.body[number - 1].strip() if number else ""
        line = fence.body_line + number
        problems += unmovable(fence, f"{word} {fence.body[number]}", line)
        if not word or _DEFINITION.match(word):
            problems.append(fence.problem("This definition belongs to no word.", "Write the word above it.", line))
        target = rebased(found[1].strip(), fence.src_uri) if found else ""
        options.append(Option(rebased(word, fence.src_uri), True, "", target))
        lines.append(line)
    if len(options) < 3:
        problems.append(fence.problem(f"There is little to match in {len(options)} pairs.", "Write at least three."))
    words = [(plain(option.text).casefold(), line) for option, line in zip(options, lines, strict=True)]
    problems += repeated(fence, words, "word")
    meanings = [(plain(option.target).casefold(), line) for option, line in zip(options, lines, strict=True)]
    problems += repeated(fence, meanings, "meaning")
    used = {line for number in starts for line in (number - 1, number)}
    for number in range(starts[0], starts[-1]):
        if number not in used and fence.body[number].strip():
            what, remedy = "This text belongs to no pair.", "Write each word and its meaning on one line."
            problems.append(fence.problem(what, remedy, fence.body_line + number))
    after = starts[-1] + 1
    if after < len(fence.body) and fence.body[after].strip():
        what, remedy = "This text is no part of the meaning above it.", "Leave an empty line, or write it on one line."
        problems.append(fence.problem(what, remedy, fence.body_line + after))
    explanation, missing = _explanation(fence, fence.body[after:])
    first = "\n".join(fence.body[: max(starts[0] - 1, 0)]).strip()
    targets = tuple(dict.fromkeys(option.target for option in options))
    made = replace(question, kind=MATCH, options=tuple(options), targets=targets, explanation=explanation)
    return replace(made, intro=rebased(first, fence.src_uri)), [*problems, *missing]


def _read_sort(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    rule = next(n for n, line in enumerate(fence.body) if RULE.match(line) and "|" in line)
    groups = [rebased(cell, fence.src_uri) for cell in split_row(fence.body[rule - 1])] if rule else []
    problems: list[Problem] = []
    if len(groups) < 2 or not all(map(plain, groups)):
        what, remedy = "There are no groups to sort into.", "Name at least two in the headings of the table."
        problems.append(fence.problem(what, remedy, fence.body_line + max(rule - 1, 0)))
    names = [(plain(group).casefold(), fence.body_line + max(rule - 1, 0)) for group in groups]
    problems += repeated(fence, names, "group")
    options: list[Option] = []
    words: list[tuple[str, int]] = []
    end = rule + 1
    while end < len(fence.body) and fence.body[end].strip():
        line = fence.body_line + end
        if "|" not in fence.body[end]:
            what, remedy = "This text stands right under the table.", "Leave an empty line between them."
            problems.append(fence.problem(what, remedy, line))
            break
        cells = split_row(fence.body[end])
        if len(cells) > len(groups):
            what = f"This row has {len(cells)} cells, the headings have {len(groups)}."
            problems.append(fence.problem(what, "Give each thing a cell under its group.", line))
        problems += unmovable(fence, fence.body[end], line)
        for group, cell in zip(groups, cells, strict=False):
            if cell:
                options.append(Option(rebased(cell, fence.src_uri), True, "", group))
                words.append((plain(cell).casefold(), line))
        end += 1
    if len(options) < 3:
        problems.append(fence.problem(f"There is little to sort in {len(options)} things.", "Write at least three."))
    problems += repeated(fence, words, "thing")
    explanation, missing = _explanation(fence, fence.body[end:])
    intro = rebased("\n".join(fence.body[: max(rule - 1, 0)]).strip(), fence.src_uri)
    made = replace(question, kind=SORT, options=tuple(options), targets=tuple(groups), explanation=explanation)
    return replace(made, intro=intro), [*problems, *missing]


def _read_blank(fence: Fence, question: Question) -> tuple[Question, list[Problem]]:
    found = _BLANK.search(question.title)
    assert found is not None
    given = (plain(part.strip(" \"'“”‘’")) for part in _PARTS.split(found[1]))
    accepted = tuple({word.casefold(): word for word in reversed([word for word in given if word])}.values())[::-1]
    problems: list[Problem] = []
    if not accepted:
        what, remedy = "No word fills the blank.", "Write it in brackets: `___(trust, trusting)`."
        problems.append(fence.problem(what, remedy))
    if len(re.findall(r"_{3,}", question.title)) > 1:
        problems.append(fence.problem("This question has more than one blank.", "Make a question of each."))
    explanation, missing = _explanation(fence, fence.body)
    title = question.title[: found.start()] + BLANK + question.title[found.end() :]
    option = Option(accepted[0] if accepted else "", True, "")
    made = replace(question, kind=FILL, title=title, options=(option,), accepted=accepted, explanation=explanation)
    return made, [*problems, *missing]


def _explanation(fence: Fence, lines: tuple[str, ...]) -> tuple[str, list[Problem]]:
    """Return what a question says to any answer, and whether it is missing."""
    text = rebased("\n".join(lines).strip(), fence.src_uri)
    problems = unmovable(fence, text, fence.line)
    if not plain(text):
        what, remedy = "This question explains nothing.", "Say at its end, in a sentence or two, what to know."
        problems.append(fence.problem(what, remedy))
    return text, problems


def _intro(fence: Fence, items: list[Item]) -> str:
    start = items[0].line - fence.body_line if items else 0
    return rebased("\n".join(fence.body[:start]).strip(), fence.src_uri)


def _equal(fence: Fence, options: list[Option], items: list[Item]) -> list[Problem]:
    words = [(plain(option.text).casefold(), item.line) for item, option in zip(items, options, strict=True)]
    return repeated(fence, words, "option")


def _item_problems(fence: Fence, item: Item) -> Iterator[Problem]:
    yield from unmovable(fence, f"{item.text} {item.rest}", item.line)
    own = True
    for offset, line in enumerate(fence.body[item.line - fence.body_line + 1 :], 1):
        if BULLET.match(line) or NUMBERED.match(line):
            break
        if not own and line.strip() and not line.startswith("    "):
            remedy = "Indent it by four spaces, after an empty line, so that it belongs to its option."
            yield fence.problem("This text belongs to no option.", remedy, item.line + offset)
            break
        # An option's text may be wrapped up to the first empty line.
        own = own and bool(line.strip())
