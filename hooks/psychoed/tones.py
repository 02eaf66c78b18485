"""Tones: looks that an author may give a pathway or a pattern, to tell one from the other.

A tone means nothing by itself; an author may say in a word what it stands for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.problems import nearest
from psychoed.text import claim_of, plain, tags_in

if TYPE_CHECKING:
    from collections.abc import Sequence

NEUTRAL, ACCENT, ACCENT_2 = "neutral", "accent", "accent-2"

TONES = (NEUTRAL, ACCENT, ACCENT_2)
"""Their names, which classes and colours have too."""

BROKEN = frozenset({ACCENT_2})
"""Those whose lines are dashed and whose corners are cut: nothing is told by its colour alone."""

_FORMER = {"steady": ACCENT, "on-and-off": ACCENT_2}
"""What tones were called when there was one topic."""

_EXAMPLE = "`tone: accent | Its name`"

Wrong = tuple[str, str]
"""What is wrong with a value, and what to do about it."""


class Tone(NamedTuple):
    """The tone of one thing."""

    name: str = NEUTRAL
    """One of `TONES`."""
    label: str = ""
    """What its author says that it stands for, in plain words; empty for nothing."""


def tone_class(name: str) -> str:
    """Return the class of what has a tone."""
    return f"tone--{name}"


def read_tone(given: object) -> tuple[Tone, list[Wrong]]:
    """Read the option `tone`.

    Arguments:
        given: The value as YAML gives it: a name, and behind a stroke what the tone stands for.
    """
    if given is None or not str(given).strip():
        return Tone(), [("`tone:` is empty.", f"Name one, as in {_EXAMPLE}, or leave it out.")]
    written, stroke, words = str(given).partition("|")
    name, problems = _known(written.strip())
    label = plain(words.strip())
    if stroke and not label:
        problems.append(("`tone` says nothing behind its stroke.", f"Write {_EXAMPLE}, or leave out the stroke."))
    if claim_of(words):
        problems.append(("The name of a tone cannot carry a claim.", "Mark the step that states it."))
    if tags := tags_in(words):
        problems.append((f"The name of a tone cannot hold HTML: `{tags[0]}`.", "Write it in words."))
    return Tone(name, label), problems


def read_tones(given: object, count: int) -> tuple[tuple[str, ...], list[Wrong]]:
    """Read the option `tones`.

    Arguments:
        given: The value as YAML gives it: names with commas between them; empty where it is left out.
        count: How many things there are to have one.

    Returns:
        A name for each, and what is wrong.
    """
    neutral = (NEUTRAL,) * count
    if given == "":
        return neutral, []
    if given is None:
        return neutral, [("`tones:` is empty.", f"Name one for each pattern, as in `tones: {_series(count)}`.")]
    listed = given if isinstance(given, list) else str(given).split(",")
    read = [_known(str(name).strip(), former=False) for name in listed]
    problems = [problem for _, found in read for problem in found]
    if len(read) != count:
        what = f"`tones` names {len(read)}, and there {'is 1 pattern' if count == 1 else f'are {count} patterns'}."
        problems.append((what, f"Name one for each, in their order: `tones: {_series(count)}`."))
    return (neutral if problems else tuple(name for name, _ in read)), problems


def _known(name: str, *, former: bool = True) -> tuple[str, list[Wrong]]:
    """Return a tone by its name, and what is wrong with the name."""
    if former:
        name = _FORMER.get(name, name)
    return (name, []) if name in TONES else (NEUTRAL, [(f"There is no tone `{name}`.", nearest(name, TONES))])


def _series(count: int) -> str:
    """Return as many names as an example needs."""
    others: Sequence[str] = (*TONES[1:], *(NEUTRAL,) * count)
    return ", ".join(others[:count])
