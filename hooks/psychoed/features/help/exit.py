"""“Exit this page”: which pages show it, and which should.

After the component of the GOV.UK Design System, https://design-system.service.gov.uk/components/exit-this-page/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.source.kinds import listed, read_listing, text
from psychoed.source.page import prose_lines
from psychoed.source.problems import Problem
from psychoed.source.schema import ONE_LINE, shown_as
from psychoed.text.code_spans import without_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.content.book import Page
    from psychoed.source.fields import Made
    from psychoed.source.given import Given

EXIT_WORDS = "exit-words/{language}.yml"
"""Where the words are listed that a page may need the button for, relative to `docs_dir`."""

_UNDECIDED = "“{word}” speaks of fear, violence or suicide, and this page does not say if it shows “Exit this page”."
_DECIDE = "Add `exit: true` to its front matter, or `exit: false` if nobody could be in danger for reading it."


@dataclass(frozen=True)
class ExitWords:
    """Words of fear, violence or suicide in one language."""

    words: tuple[str, ...] = ()
    """As the list has them: whole words or phrases, `*` at their end for any ending."""

    def first(self, page: Page) -> tuple[int, str] | None:
        """Return line and words of the first mention on a page that its readers see; None where there is none."""
        if not self.words:
            return None
        stems = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in self.words)
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(stems)})(?!\w)", re.IGNORECASE)
        unseen = [range(note.line, page.ends.get(note.line, note.line) + 1) for note in page.notes]
        for index, line in prose_lines(page.text):
            if (found := pattern.search(without_code(line))) and not any(index + 1 in lines for lines in unseen):
                return index + 1, found[0]
        return None


def read_exit_words(src_uri: str, listing: str) -> tuple[ExitWords, list[Problem]]:
    """Read a list of words.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        listing: YAML, a list of words and phrases.

    Returns:
        The words, and everything in the file that cannot be used.
    """
    words, _, problems = read_listing(WRITTEN_WORDS, src_uri, listing)
    return ExitWords(words or ()), problems


def _word(here: Given) -> Made[str]:
    word, problems = text(_LETTERS)(here)
    if word is None:
        return None, problems
    if not word.strip("* "):
        return here.refused("is no word", _LETTERS)
    if "*" not in word[:-1]:
        return word.casefold(), []
    return here.refused("has a `*` that is not at its end", "Put it there, or leave it out.")


_LETTERS = "Write letters; put `no` in quotes."
WRITTEN_WORDS = listed(shown_as(_word, ONE_LINE), "Write one word a line, as `- word`.", may_be_empty=True, same=str)


def missing_exits(pages: Iterable[Page], words: ExitWords) -> Iterator[Problem]:
    """Report pages that name fear, violence or suicide, and leave open whether a reader can leave them at once."""
    for page in pages:
        if page.exit is None and not page.is_unread and (found := words.first(page)):
            line, word = found
            yield Problem(page.src_uri, line, _UNDECIDED.format(word=word), _DECIDE)


def pointless_exits(pages: Iterable[Page], away: str, listed: str) -> Iterator[Problem]:
    """Report pages that show the button while it leads nowhere: nobody would see it until it is needed.

    Arguments:
        pages: The authors' pages.
        away: Where the button leads; empty for nowhere.
        listed: The file that should say so, relative to the project.
    """
    for page in pages if not away else ():
        if page.exit:
            line = page.line_of("exit:") or page.line_of("template:")
            what, hint = "“Exit this page” leads nowhere.", f"Name a page as `exit:` in `{listed}`."
            yield Problem(page.src_uri, line, what, hint)
