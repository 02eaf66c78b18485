"""The two people of a pathway and what goes on between them: the options `people`, `scene` and `layer`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.pathway.scene import Moment, Scene
from psychoed.text.inline import claim_of, plain, tags_in
from psychoed.text.metrics import STRONG, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.source.block_source import BlockSource
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

_MOMENT = re.compile(r"\s*(?P<by>\w+)\s*(?:(?P<way>\.{0,3}>)\s*(?P<to>\w+)\s*)?[|:](?P<rest>.*)", re.DOTALL)
_STEPS = re.compile(r"\s*steps?\s+(\d{1,3}(?:\s*[-–,]\s*\d{1,3})*)\s*", re.IGNORECASE)
_ALL = "all"
_PEOPLE = "`people: [You, A friend]`"
_EXAMPLE = "`- 1 > 2 | You reach out | “Are you there?”`"
_HEADS = (
    "Begin with `1`, `2`, `all`, `1 > 2` or `2 > 1`; with `1 > 1` for what circles, `2 ..> 1` for what comes and goes."
)

MOST = {"name": 260.0, "text": 620.0, "detail": 760.0}
"""How long words may be on one line, at a size of 16: about three lines in the narrowest picture."""


def read_scene(
    fence: BlockSource, people: Given | None, scene: Given | None, layer: str, count: int
) -> tuple[Scene | None, list[Problem]]:
    """Read the people of a pathway, and what goes on between them.

    Arguments:
        fence: The pathway as written.
        people: Its option `people`; None where it is left out.
        scene: Its option `scene`.
        layer: Its option `layer`.
        count: How many steps there are.
    """
    if people is None and scene is None:
        hint = f"Add {_PEOPLE} and `scene`, or remove it."
        what = "`layer` names what is shown behind a scene, and there is none."
        return None, [fence.option_problem("layer", what, hint)] if layer else []
    if people is None or scene is None:
        here, there = ("people", "scene") if scene is None else ("scene", "people")
        hint = f"Say who they are: {_PEOPLE}." if people is None else f"Say what goes on between them: {_EXAMPLE}."
        return None, [fence.option_problem(here, f"`{here}` needs `{there}` beside it.", hint)]
    names, problems = _people(people)
    moments, wrong = _moments(scene, count)
    problems += wrong
    problems += _unsayable(people, layer, "text") if layer else []
    if problems:
        return None, problems
    return Scene((names[0], names[1]), tuple(moments), plain(layer)), []


def _people(here: Given) -> tuple[list[str], list[Problem]]:
    names = [(item.text or "").strip() if item.value is not None else "" for item in here.items]
    if here.value is None or not here.items:
        return [], [here.wrong("names nobody.", f"Name two: {_PEOPLE}.")]
    problems = [
        problem for name, item in zip(names, here.items, strict=True) for problem in _unsayable(item, name, "name")
    ]
    if len(names) != 2:
        problems.append(here.wrong(f"names {len(names)}.", f"A picture has room for two: {_PEOPLE}."))
    return [plain(name) for name in names], problems


def _moments(here: Given, count: int) -> tuple[list[Moment], list[Problem]]:
    if not here.items:
        return [], [here.wrong("holds nothing that happens.", f"Write one thing a line, as in {_EXAMPLE}.")]
    moments, problems = [], []
    placed: dict[int, int] = {}
    for item in here.items:
        moment, wrong = _moment(item)
        problems += wrong
        if moment is None:
            continue
        for step in moment.steps:
            if not 1 <= step <= count:
                problems.append(item.problem(f"There is no step {step}.", f"Name steps from 1 to {count}."))
            elif step in placed:
                what = f"Step {step} already belongs to line {placed[step]}."
                problems.append(item.problem(what, "Name each step once."))
            placed.setdefault(step, item.line)
        moments.append(moment)
    missing = [step for step in range(1, count + 1) if step not in placed]
    if missing and not problems:
        numbers = ", ".join(map(str, missing))
        what = f"`scene` has no place for step{'s' if missing[1:] else ''} {numbers}."
        problems.append(here.problem(what, f"Write `| step {missing[0]}` at the end of the line where it belongs."))
    return moments, problems


def _moment(item: Given) -> tuple[Moment | None, list[Problem]]:
    """Read a line. YAML takes the words before a colon for a name, and they are put together again."""
    written = item.text
    if written is None and len(item.names) == 1:
        name, value = next(iter(item.names.items()))
        written = f"{name}: {value.text if value.text is not None else value.written}"
    found = _MOMENT.fullmatch(written or "")
    if not found:
        hint = f"Say who, and behind a stroke what happens: {_EXAMPLE}."
        return None, [item.problem(f"This says nothing that happens: {item.written}.", hint)]
    by, to = _person(found["by"]), _person(found["to"]) if found["to"] else 0
    if (problem := _nobody(item, found, by, to)) is not None:
        return None, [problem]
    parts = [part.strip() for part in found["rest"].split("|")]
    steps: tuple[int, ...] = ()
    if last := _STEPS.fullmatch(parts[-1]):
        steps = tuple(_numbers(last[1]))
        parts.pop()
    text, detail, *more = [*(part for part in parts), "", ""]
    problems = _unsayable(item, text, "text") + (_unsayable(item, detail, "detail") if detail else [])
    if any(more):
        hint = f"Write what happens, a few words more, and the steps: {_EXAMPLE[:-1]} | step 1`."
        problems.append(item.problem("This line has too many strokes.", hint))
    if problems:
        return None, problems
    return Moment(by or 0, to or 0, plain(text), plain(detail), steps, len(found["way"] or "") > 1), []


def _person(written: str) -> int | None:
    """Return the number of a person, 0 for both, None for nobody."""
    return {"1": 1, "2": 2, _ALL: 0}.get(written.casefold())


def _nobody(item: Given, found: re.Match[str], by: int | None, to: int | None) -> Problem | None:
    """Report who is not there, and arrows that no author can know of."""
    for written, number in ((found["by"], by), (found["to"], to)):
        if number is None:
            return item.problem(f"There is no person `{written}`.", _HEADS)
    if found["to"] and (by == 0 or to == 0):
        return item.problem("An arrow leads from one person to the other.", _HEADS)
    if by == to == 2:
        what = "This circles in somebody else, and nobody can know that."
        return item.problem(what, "Say what they do, `2 > 1`, or what circles in the first person, `1 > 1`.")
    return None


def _numbers(written: str) -> Iterator[int]:
    for part in re.split(r"\s*,\s*", written):
        first, *last = (int(number) for number in re.split(r"\s*[-–]\s*", part))
        yield from range(first, max(last, default=first) + 1)


def _unsayable(item: Given, words: str, kind: str) -> list[Problem]:
    """Report words that are missing, or that a picture cannot hold."""
    if not plain(words):
        return [
            item.problem("This says nothing." if kind != "name" else "This person has no name.", "Write a few words.")
        ]
    if claim_of(words):
        return [item.problem("A scene cannot carry a claim.", "Mark the step that states it.")]
    if tags := tags_in(words):
        return [item.problem(f"A picture cannot hold HTML: `{tags[0]}`.", "Write it in words.")]
    if width(plain(words), STRONG, 16) > MOST[kind]:
        most = round(MOST[kind] / 9 / 5) * 5
        return [item.problem(f"This is too long to be drawn: “{plain(words)}”.", f"Say it in {most} letters or so.")]
    return []
