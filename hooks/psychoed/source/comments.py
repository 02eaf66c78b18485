"""HTML comments of authors: what is withdrawn, or was written for each other, and what no reader is to see."""

from __future__ import annotations

import re

from psychoed.text.inline import CODE_SPAN

_COMMENT = re.compile(rf"(?P<code>{CODE_SPAN.pattern})|<!--.*?-->|(?P<open><!--.*)")


class Comments:
    """Takes the comments out of a page's lines, one line after the other; code in a line is left as it is."""

    def __init__(self) -> None:
        self.open_line = 0
        """The line in which the comment begins that is open; 0 for none."""
        self.found = False

    def left(self, line: str, number: int) -> str:
        """Return what is left of a line.

        Arguments:
            line: As written.
            number: Which it is, counted from 1.
        """
        rest = line
        if self.open_line:
            _, end, rest = line.partition("-->")
            self.open_line = 0 if end else self.open_line
        if "<!--" in rest:
            if any(found["open"] for found in _COMMENT.finditer(rest)):
                self.open_line = number
            rest = _COMMENT.sub(lambda found: found["code"] or "", rest)
        if rest == line:
            return line
        self.found = True
        # Spaces around a comment would break the line, or make code of it.
        indent = line[: len(line) - len(line.lstrip())]
        return f"{indent}{rest.strip()}" if line.lstrip().startswith("<!--") else rest.rstrip()
