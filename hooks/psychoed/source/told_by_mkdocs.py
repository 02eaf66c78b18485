"""What MkDocs warns of, said as all else is: where it is written, what is wrong, what to do, each once."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LINK = re.compile(r"Doc file '(?P<page>.+?)' contains an?(?: \w+)*? link '(?P<link>.*?)', (?P<rest>.*)", re.DOTALL)
_TO_EXCLUDED = re.compile(r"Doc file '(?P<page>.+?)' contains a link to '(?P<link>.*?)' which is excluded")
_NO_FILE = re.compile(r"but the target(?: '(?P<target>.*?)')? is not found")
_NO_ANCHOR = re.compile(r"but the doc '(?P<other>.*?)' does not contain an anchor '#(?P<anchor>.*?)'")
_MEANT = re.compile(r"Did you mean '(.*?)'\?")
_IN_NAV = re.compile(r"A reference to '(?P<link>.*?)' is included in the 'nav' configuration")
_ABSOLUTE_IN_NAV = re.compile(r"An absolute path to '(?P<link>.*?)' is included in the 'nav'")
_OMITTED = 'The following pages exist in the docs directory, but are not included in the "nav" configuration:'

_MEND = "Write the path of a page or file as it is in `docs`, relative to this page."


class Retelling:
    """Says MkDocs' warnings anew, in one build.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page that an author wrote.
        config: What the configuration is called, and its text.
    """

    def __init__(self, texts: Mapping[str, str], config: tuple[str, str]) -> None:
        self.texts = texts
        self.config = config
        self._said: set[Problem] = set()
        self._counts: dict[tuple[str, str], int] = {}

    def said(self, message: str) -> str | None:
        """Return what to say in place of a message; None where it was said already, itself where it is another."""
        problem = self._link(message) or self._menu(message)
        if problem is None:
            return message
        if problem in self._said:
            return None
        self._said.add(problem)
        return str(problem)

    def _link(self, message: str) -> Problem | None:
        found = _LINK.match(message) or _TO_EXCLUDED.match(message)
        if not found:
            return None
        link, rest = found["link"], found.groupdict().get("rest")
        src_uri, line = self._written(found["page"], link)
        meant = _MEANT.search(message)
        hint = f"Did you mean `{meant[1]}`?" if meant else _MEND
        if rest is None:
            what, hint = "is not published", "Let it lead to something that is."
        elif "such anchor" in rest:
            what = f"leads nowhere: there is no `{link.rpartition('#')[2]}` on this page"
            hint = "Give a heading or block that id, or mend the link."
        elif anchor := _NO_ANCHOR.match(rest):
            what = f"leads nowhere: there is no `{anchor['anchor']}` on {anchor['other']}"
            hint = "Give a heading or block there that id, or mend the link."
        elif file := _NO_FILE.match(rest):
            target = (file["target"] or unquote(link.partition("#")[0])).lstrip("/")
            what = f"leads nowhere: there is no `{target}`"
        else:
            what = "leads to no page or file of this site"
        return Problem(src_uri, line, f"The link `{link}` {what}.", hint)

    def _menu(self, message: str) -> Problem | None:
        name, text = self.config
        if message.startswith(_OMITTED):
            pages = [
                line.strip().removeprefix("- ") for line in message.removeprefix(_OMITTED).split("\n") if line.strip()
            ]
            what = f"No menu leads to {', '.join(f'`{page}`' for page in pages)}."
            hint = "Add what readers shall find there to `nav`, and the rest to `not_in_nav`."
            return Problem(name, next(_lines(text, "nav:"), 0), what, hint)
        if found := _ABSOLUTE_IN_NAV.match(message):
            what = f"The menu leads to `{found['link']}`, which is no page of this site."
            return Problem(
                name, next(_lines(text, found["link"]), 0), what, "Write a page's path, without `/` before it."
            )
        if (found := _IN_NAV.match(message)) and "excluded" not in message:
            what = f"The menu leads to `{found['link']}`, which is not there."
            close = nearest(found["link"], self.texts)
            hint = f"{close if close.startswith('Did') else 'Mend its path in `nav`.'} Or take it out."
            return Problem(name, next(_lines(text, found["link"]), 0), what, hint)
        return None

    def _written(self, page: str, link: str) -> tuple[str, int]:
        """Return the page and line in which a link is written; what a page shows may be written on another."""
        path, mark, anchor = link.partition("#")
        # In what is shown on several pages, links lead from the root.
        short = f"{path.rpartition('/')[2]}{mark}{anchor}"
        count = self._counts[page, link] = self._counts.get((page, link), 0) + 1
        for sought, before in ((link, r"[\w./#-]"), (short, r"[\w.#-]")):
            for src_uri in dict.fromkeys((page, *self.texts)):
                if lines := [*_lines(self.texts.get(src_uri, ""), sought, before)]:
                    return src_uri, lines[min(count, len(lines)) - 1]
        return page, 0


def _lines(text: str, sought: str, before: str = r"\w") -> Iterator[int]:
    """Yield the lines that hold a link, as it is or with signs written otherwise; one as often as it holds it."""
    ends = re.compile(rf"(?<!{before}){re.escape(unquote(unescape(sought)))}(?![\w./-])")
    for number, line in enumerate(text.split("\n"), 1):
        yield from (number for _ in ends.finditer(unquote(unescape(line))))
