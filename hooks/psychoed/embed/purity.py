"""What an embed cannot hold: its policy lets nothing in from elsewhere, and no style or script but its own."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from psychoed.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.embed.parts import EmbedPart

_NEVER = frozenset({"audio", "embed", "form", "iframe", "img", "link", "object", "picture", "script", "style", "video"})


def impurities(part: EmbedPart, body: str) -> Iterator[Problem]:
    """Report what stands in a part and would be missing in its embed.

    Arguments:
        part: The part.
        body: Its HTML.
    """
    seen = _Seen()
    seen.feed(body)
    for found in dict.fromkeys(seen.found):
        what = f"In the embed of this, `{found}` would not be shown."
        remedy = "Say it in words or plain Markdown, or put it outside of the block."
        yield Problem(part.src_uri, part.line, what, remedy)


class _Seen(HTMLParser):
    """Notes elements and attributes that the policy of an embed blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NEVER:
            self.found.append(f"<{tag}>")
            return
        self.found += [f"{name}=" for name, _ in attrs if name == "style" or name.startswith("on")]
