"""Blocks cost the same wherever on a page they stand, and say the same as without that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown

from helpers import EXTENSIONS, Pages
from psychoed.rendering import extension
from psychoed.source import pace

if TYPE_CHECKING:
    import pytest

QUESTION = "/// question | What fits {n}?\n\n- [x] This\n\n    It does.\n\n- [ ] That\n\n    It does not.\n///\n"

NESTED = """
- One

    /// details | More
        type: note

    Words.

    - Two

        //// details | Deeper

        /// caption
        Under it
        ///

        Inner words.

        1. Three

            /// reflection | What now?
            Think.
            ///
        ////

    Last words.
    ///

/// details | Why
    open: true

/// question | What is it?
- [x] This

    It is.

- [ ] That

    It is not.
///
///

A word
:   Its meaning.

    /// details | And more
    Said.
    ///
"""


def _walked(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many elements are walked through for a page of some questions."""
    walked = []
    held = pace._Tree.iter

    def told(tree: pace._Tree) -> list[object]:
        found = [*held(tree)]
        walked.append(len(found))
        return found  # type: ignore[return-value]

    with monkeypatch.context() as patched:
        patched.setattr(pace._Tree, "iter", told)
        Pages({"page.md": "\n".join(QUESTION.replace("{n}", str(number)) for number in range(count))}).html()
    assert len(walked) > count
    return sum(walked)


def test_a_block_is_read_without_a_look_at_all_that_stands_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (_walked(5, monkeypatch), _walked(50, monkeypatch)) == (0, 0)


def test_blocks_within_one_another_and_in_lists_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def html() -> str:
        others = ["pymdownx.blocks.details", "pymdownx.blocks.caption"]
        pages = Pages({"page.md": NESTED})
        return markdown.markdown(NESTED, extensions=[*EXTENSIONS, *others, pages.extension])

    ours = html()
    monkeypatch.setattr(extension, "keep_pace", lambda manager: None)
    assert ours == html()
    assert ours.count("<summary") == 5  # one of them of the question
    assert "/// " not in ours
