"""A blank in the title: a word to fill in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.question.forms.form import Form, Written
from psychoed.components.question.forms.texts import read_explanation
from psychoed.components.question.interactions import BLANK, TextEntry
from psychoed.text.inline import plain, rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem

_BLANK_AND_WORDS = re.compile(r"(?<!_)_{3,}+\(([^()]*)\)")
_BLANKS = re.compile(r"_{3,}")
_PARTS = re.compile(r"(?<!\\)[,;|،，、]")


class BlankForm(Form):
    """A title with a blank and the words that fill it; the block says what to know."""

    hint = "a blank in the title as `___(trust)`"

    def in_title(self, title: str) -> bool:
        """Know it by a blank with words right behind it."""
        return bool(_BLANK_AND_WORDS.search(title))

    def read(self, fence: BlockSource) -> tuple[Written, list[Problem]]:
        """Read the blank in a question's title and the words that fill it."""
        title = rebased(fence.title, fence.src_uri)
        found = _BLANK_AND_WORDS.search(title)
        assert found is not None
        before, after = title[: found.start()], title[found.end() :]
        given = (plain(part.strip(" \"'“”‘’").replace("\\,", ",")) for part in _PARTS.split(found[1]))
        accepted = tuple({word.casefold(): word for word in reversed([word for word in given if word])}.values())[::-1]
        problems: list[Problem] = []
        if not accepted:
            what, hint = "No word fills the blank.", "Write it in brackets: `___(trust, trusting)`."
            problems.append(fence.problem(what, hint))
        if len(_BLANKS.findall(title)) > 1:
            problems.append(fence.problem("This question has more than one blank.", "Make a question of each."))
        elif _is_torn(before, after):
            what = "The blank stands within bold or slanted words, a link or code, and would tear it apart."
            problems.append(fence.problem(what, "End it before the blank, and begin it again behind."))
        explanation, missing = read_explanation(fence, 0)
        written = Written(TextEntry(accepted), explanation=explanation, title=before + BLANK + after)
        return written, [*problems, *missing]


def _is_torn(before: str, after: str) -> bool:
    """Tell whether the two sides of a blank, read apart, show other words than when read as one."""
    whole, apart = plain(f"{before}x{after}"), f"{plain(before)}x{plain(after)}"
    return whole.replace(" ", "") != apart.replace(" ", "")
