"""“Exit this page”: which pages show it, and which should.

After the component of the GOV.UK Design System, https://design-system.service.gov.uk/components/exit-this-page/
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psychoed.problems import Problem
from psychoed.source import prose_lines
from psychoed.text import CODE_SPAN
from psychoed.yaml_text import YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.book import Page

EXIT_WORDS = "exit-words/{language}.yml"
"""Where the words are listed that a page may need the button for, relative to `docs_dir`."""

EXIT_TEMPLATE = "help.html"
"""The template that always shows it."""

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
            if (found := pattern.search(CODE_SPAN.sub("", line))) and not any(index + 1 in lines for lines in unseen):
                return index + 1, found[0]
        return None


def read_exit_words(src_uri: str, text: str) -> tuple[ExitWords, list[Problem]]:
    """Read a list of words.

    Arguments:
        src_uri: The file, relative to `docs_dir`.
        text: YAML, a list of words and phrases.

    Returns:
        The words, and everything in the file that cannot be used.
    """
    try:
        data, root = read_yaml(text)
    except YamlError as error:
        what = error.what or "This is not valid YAML."
        return ExitWords(), [Problem(src_uri, error.line, what, "Mend the line, or put its text in quotes.")]
    if not isinstance(data, list) or root is None:
        what = "The list of words cannot be read."
        return ExitWords(), [Problem(src_uri, 1, what, "Write one word a line, as `- word`.")]
    words: dict[str, None] = {}
    problems = []
    for item, node in zip(data, root.value, strict=True):
        line = node.start_mark.line + 1
        if not isinstance(item, str) or not item.strip("* "):
            problems.append(
                Problem(src_uri, line, f"This is not a word: {item}.", "Write letters; put `no` in quotes.")
            )
        elif "*" in item[:-1]:
            what, remedy = f"`*` is not at the end of “{item}”.", "Put it there, or leave it out."
            problems.append(Problem(src_uri, line, what, remedy))
        elif item.casefold() in words:
            problems.append(Problem(src_uri, line, f"“{item}” is listed twice.", "Remove one of the two."))
        else:
            words[item.casefold()] = None
    return ExitWords(tuple(words)), problems


def missing_exits(pages: Iterable[Page], words: ExitWords) -> Iterator[Problem]:
    """Report pages that name fear, violence or suicide, and leave open whether a reader can leave them at once."""
    for page in pages:
        if page.exit is None and (found := words.first(page)):
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
            what, remedy = "“Exit this page” leads nowhere.", f"Name a page as `exit:` in `{listed}`."
            yield Problem(page.src_uri, line, what, remedy)
