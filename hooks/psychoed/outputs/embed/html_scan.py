"""What the body of a document is made of, read once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psychoed.text.html_reader import HtmlReader

if TYPE_CHECKING:
    from collections.abc import Mapping

_WRITTEN = frozenset({"text", "search"})
_NEVER = frozenset({"audio", "embed", "form", "iframe", "img", "link", "object", "picture", "script", "style", "video"})


@dataclass
class Body:
    """What stands in a piece of HTML."""

    names: set[str] = field(default_factory=set)
    """Its elements, classes and ids."""
    classes: set[str] = field(default_factory=set)
    blocked: list[str] = field(default_factory=list)
    """The elements and attributes in it that the policy of an embed lets do nothing: `<img>`, `style=`."""
    has_fields: bool = False
    """Whether a reader can write in it."""


def read_body(html: str) -> Body:
    """Read a piece of HTML."""
    reader = _Reader()
    reader.read(html)
    return reader.body


class _Reader(HtmlReader):
    def __init__(self) -> None:
        self.body = Body()

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self.body.names.add(tag)
        for name, value in attrs.items():
            if name in {"class", "id"} and value:
                self.body.names.update(value.split())
                self.body.classes.update(value.split() if name == "class" else ())
            elif name == "style" or name.startswith("on"):
                self.body.blocked.append(f"{name}=")
        if (
            tag == "textarea" or (tag == "input" and attrs.get("type", "text") in _WRITTEN)
        ) and "readonly" not in attrs:
            self.body.has_fields = True
        if tag in _NEVER:
            self.body.blocked.append(f"<{tag}>")
