"""One line of 20,000 characters is read at the pace of Markdown itself, whatever it holds and wherever it stands.

What counts is the processor's time, in one run with that of Markdown: a busy machine slows both.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import markdown
import pytest

from helpers import EXTENSIONS, Pages
from mkdocs_run import DATES

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 20_000
MOST = 5
"""How many times as long as Markdown it may take."""
TRIES = 4
"""How often a line is read before it is called slow."""
LEAST = 0.15
"""Seconds that Markdown is taken to need: of less, what is not the line is most."""

PLACES = {
    "prose": "{}\n",
    "heading": "## {}\n",
    "cell": "| a | b |\n| --- | --- |\n| {} | x |\n",
    "item": "- {}\n",
    "title of a block": "/// reflection | {}\n///\n",
    "name of a block": "/// {}\n///\n",
    "option": "/// reflection | How\n    id: {}\n///\n",
    "word": "/// terms\n{}\n:   Meaning.\n///\n",
    "form of a word": "/// terms\nWord\n{}\n:   Meaning.\n///\n",
    "meaning": "/// terms\nWord\n:   {}\n///\n",
    "cell of facts": "/// facts | T\n| a | b |\n| --- | --- |\n| w | {} |\n| y | z |\n///\n",
    "step": "/// pathway | T\n1. {}\n2. b\n///\n",
    "what a step leads to": "/// pathway | T\n1. a → {}\n2. b\n///\n",
    "thing to try": "/// takeaways | T\n- **a.** {}\n///\n",
    "question": "/// question | {}\n- [x] a\n\n    b\n\n- [ ] c\n\n    d\n///\n",
    "answer": "/// question | Q?\n- [x] {}\n\n    b\n\n- [ ] c\n\n    d\n///\n",
    "blank": "/// question | Q ___({}) x.\n    id: f\n\nb\n///\n",
    "need": "/// sheets-by-need\n- {}: r\n///\n",
    "note": "Text. {claim=C1}\n\n/// evidence | contested\n    about: C1\n    title: T\n\n{}\n///\n",
}
"""Where a line can stand."""


def _filled(unit: str) -> str:
    return (unit * (LENGTH // len(unit) + 1))[:LENGTH]


def _rising(unit: str) -> str:
    """Return runs of a sign, each longer than the one before."""
    runs = [unit * length for length in range(1, 200)]
    return " ".join(runs)[:LENGTH]


LINES: dict[str, str] = {
    "a, many spaces, b": f"a{' ' * LENGTH}b",
    "runs of `": _rising("`"),
    **{unit: _filled(unit) for unit in ("`", "[[a]]`", "_", "*", "___(", "{ #a ", "|", "→", "a ")},
}
# Without those that Markdown itself cannot read: it takes minutes for `[`, and lists within lists end its recursion.
MORE: dict[str, str] = {
    "runs of *": _rising("*"),
    "runs of _": _rising("_"),
    **{
        unit: _filled(unit)
        for unit in (
            "/",
            "{",
            "}",
            "<",
            ">",
            "&",
            ":",
            "-",
            "{claim=",
            "{claim=C1}",
            "{helpline=",
            "[[a]]",
            "]",
            "(",
            ")",
        )
    },
    **{
        unit: _filled(unit)
        for unit in ("#", "\\", "~", "=", '"', "a 1. ", "**a", "</", "<!--", "&#", "\u00a0", "; ", "a", "1")
    },
}


def _seconds(run: Callable[[], object]) -> float:
    begin = time.process_time()
    run()
    return time.process_time() - begin


def _read(text: str) -> None:
    """Read a page, and render it if it has no mistake: else nothing is made of it."""
    site = Pages({"page.md": text})
    if not site.problems:
        site.html()


def _slow(line: str) -> list[str]:
    found = []
    # A machine that is slow just now is slow for both.
    slowest = f"# Page\n\n{LINES['runs of `']}"
    least = max(LEAST, 1.5 * _seconds(lambda: markdown.markdown(slowest, extensions=EXTENSIONS)))
    for place, around in PLACES.items():
        text = f"# Page\n\n{around.replace('{}', line)}"
        usual = max(least, _seconds(lambda text=text: markdown.markdown(text, extensions=EXTENSIONS)))
        # Again, before it is said: the first may have paid for what is kept, or shared the processor with others.
        for _ in range(TRIES):
            if (taken := _seconds(lambda text=text: _read(DATES + text))) <= MOST * usual:
                break
        else:
            found.append(f"{place}: {taken:.1f} s instead of {usual:.2f}")
    return found


@pytest.mark.parametrize("name", LINES)
def test_a_long_line_is_read_at_the_pace_of_markdown(name: str) -> None:
    assert _slow(LINES[name]) == []


@pytest.mark.long
@pytest.mark.parametrize("name", MORE)
def test_any_long_line_is_read_at_the_pace_of_markdown(name: str) -> None:
    assert _slow(MORE[name]) == []
