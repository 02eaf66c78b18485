"""Code within a line, which is read by nobody."""

from __future__ import annotations

from functools import lru_cache

from psychoed.text.inline import CODE_SPAN


# Several readers ask it of each line, and long runs of signs take their time.
@lru_cache(maxsize=4096)
def without_code(text: str) -> str:
    """Take the code out of a piece of Markdown."""
    return CODE_SPAN.sub("", text)
