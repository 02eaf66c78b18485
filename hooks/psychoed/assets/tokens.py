"""The stylesheet's tokens: the custom properties of `:root`, in each of its schemes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

TOKENS = "assets/styles/tokens.css"
"""Where they stand, relative to the site."""

LIGHT, DARK, PRINT = "light", "dark", "print"

_MEDIA = {"(prefers-color-scheme:dark)": DARK, "print": PRINT}
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Token:
    """A custom property."""

    name: str
    """Without the two hyphens."""
    value: str
    use: str
    """What the comment behind it says; may be empty."""
    line: int = 0
    """Where it stands in its file."""

    @property
    def is_colour(self) -> bool:
        """Whether it is a plain, opaque colour."""
        return _COLOUR.fullmatch(self.value) is not None


def read_tokens(text: str) -> dict[str, dict[str, Token]]:
    """Read the tokens of a stylesheet.

    Returns:
        For each scheme its tokens by name. The dark scheme and print begin with the light one.
    """
    found: dict[str, dict[str, Token]] = {LIGHT: {}, DARK: {}, PRINT: {}}
    for rule in tinycss2.parse_stylesheet(text, skip_whitespace=True):
        if rule.type == "qualified-rule" and _is_root(rule):
            found[LIGHT] |= {token.name: token for token in _tokens(rule)}
        elif rule.type == "at-rule" and (scheme := _MEDIA.get(_words(rule.prelude))) and rule.content:
            inner = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            for one in inner:
                if one.type == "qualified-rule" and _is_root(one):
                    found[scheme] |= {token.name: token for token in _tokens(one)}
    light = found[LIGHT]
    return {scheme: {**light, **_with_use(tokens, light)} for scheme, tokens in found.items()}


def _with_use(tokens: dict[str, Token], light: dict[str, Token]) -> dict[str, Token]:
    """Say of each token what it is for, where only the light scheme does."""
    return {
        name: replace(token, use=token.use or (light[name].use if name in light else ""))
        for name, token in tokens.items()
    }


def _is_root(rule: Any) -> bool:
    return _words(rule.prelude) == ":root"


def _words(prelude: Any) -> str:
    return str(tinycss2.serialize(prelude)).replace(" ", "").replace("\n", "")


def _tokens(rule: Any) -> Iterator[Token]:
    last: Token | None = None
    for node in tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True):
        if node.type == "comment" and last:
            last = replace(last, use=" ".join(node.value.split()))
            continue
        if last:
            yield last
        last = None
        if node.type == "declaration" and node.name.startswith("--"):
            last = Token(node.name[2:], tinycss2.serialize(node.value).strip(), "", node.source_line)
    if last:
        yield last
