"""Tones: looks that an author may give a pathway or a pattern, to tell one from the other.

A tone means nothing by itself; an author may say in a word what it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.source.problems import nearest
from psychoed.text.inline import claim_of, plain, tags_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

NEUTRAL, ACCENT, ACCENT_2 = "neutral", "accent", "accent-2"

TONES = (NEUTRAL, ACCENT, ACCENT_2)
"""Their names, which classes and colours have too."""

BROKEN = frozenset({ACCENT_2})
"""Those whose lines are dashed and whose corners are cut: nothing is told by its colour alone."""

_FORMER = {"steady": ACCENT, "on-and-off": ACCENT_2}
"""What tones were called when there was one topic."""

_EXAMPLE = "`tone: accent | Its name`"


class Tone(NamedTuple):
    """The tone of one thing."""

    name: str = NEUTRAL
    """One of `TONES`."""
    label: str = ""
    """What its author says that it stands for, in plain words; empty for nothing."""


def tone_class(name: str) -> str:
    """Return the class of what has a tone."""
    return f"tone--{name}"


def read_tone(here: Given) -> tuple[Tone, list[Problem]]:
    """Read the option `tone`: a name, and behind a stroke what the tone stands for."""
    if here.value is None or here.text == "":
        return Tone(), [here.empty(f"Name one, as in {_EXAMPLE}, or leave it out.")]
    written, stroke, words = (here.text or here.written).partition("|")
    name, problems = _known(here, _FORMER.get(written.strip(), written.strip()))
    label = plain(words.strip())
    if stroke and not label:
        problems.append(here.wrong("says nothing behind its stroke.", f"Write {_EXAMPLE}, or leave out the stroke."))
    if claim_of(words):
        problems.append(here.problem("The name of a tone cannot carry a claim.", "Mark the step that states it."))
    if tags := tags_in(words):
        problems.append(here.problem(f"The name of a tone cannot hold HTML: `{tags[0]}`.", "Write it in words."))
    # Nothing more is to be said of a label that is wrong, or of a tone that is not there.
    return Tone(name, "" if problems else label), problems


def read_tones(here: Given | None, count: int) -> tuple[tuple[str, ...], list[Problem]]:
    """Read the option `tones`.

    Arguments:
        here: What is given: names with commas between them; None where it is left out.
        count: How many things there are to have one. Fewer than two are a mistake that is reported elsewhere: no number
            of tones would do.

    Returns:
        A name for each, and what is wrong.
    """
    neutral = (NEUTRAL,) * count
    if here is None:
        return neutral, []
    if here.value in (None, ""):
        return neutral, [here.empty(f"Name one for each pattern, as in `tones: {_series(count)}`.")]
    names = [item.written for item in here.items] or here.written.split(",")
    read = [_known(here, name.strip()) for name in names]
    problems = [problem for _, found in read for problem in found]
    if count >= 2 and len(read) != count:
        hint = f"Name one for each, in their order: `tones: {_series(count)}`."
        problems.append(here.wrong(f"names {len(read)}, and there are {count} patterns.", hint))
    return (neutral if problems or len(read) != count else tuple(name for name, _ in read)), problems


def _known(here: Given, name: str) -> tuple[str, list[Problem]]:
    """Return a tone by its name, and what is wrong with the name."""
    return (
        (name, []) if name in TONES else (NEUTRAL, [here.problem(f"There is no tone `{name}`.", nearest(name, TONES))])
    )


def _series(count: int) -> str:
    """Return as many names as an example needs, two at least."""
    others: Sequence[str] = (*TONES[1:], *(NEUTRAL,) * count)
    return ", ".join(others[: max(count, 2)])
