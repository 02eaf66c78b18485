"""Whether the stylesheet's colours can be told apart, on screens, on paper and in pictures."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from psychoed.assets.contrast import SHAPE, TEXT, contrast
from psychoed.assets.tokens import DARK, LIGHT, PRINT, TOKENS
from psychoed.source.problems import Problem
from psychoed.source.tones import TONES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.assets.tokens import Token

INKS = ("ink", "soft-ink", *TONES, "signal")
"""The tokens that text is set in."""
SHAPES = ("line-strong",)
"""The tokens of borders and signs with a meaning, beside inks."""
GROUNDS = ("paper", "card", *(f"{tone}-tint" for tone in TONES))
"""The tokens that both stand on. Cards are ink too: on buttons and badges, which have the colours of text."""
DECORATION = tuple(f"{tone}-line" for tone in TONES)
"""The tokens of lines and bands that nobody has to see."""

_SCHEMES = {LIGHT: "by day", DARK: "at night", PRINT: "on paper"}


def check_tokens(tokens: Mapping[str, Mapping[str, Token]]) -> list[Problem]:
    """Report colours that are missing, and pairs of which one cannot be read on the other.

    Arguments:
        tokens: For each scheme its tokens by name.
    """
    names = (*INKS, *SHAPES, *GROUNDS, *DECORATION)
    # What is the same in two schemes is told of once.
    return [*dict.fromkeys([*(problem for name in names for problem in _missing(name, tokens)), *_unread(tokens)])]


def _missing(name: str, tokens: Mapping[str, Mapping[str, Token]]) -> Iterator[Problem]:
    for scheme in _SCHEMES:
        token = tokens[scheme].get(name)
        hint = "Write six digits and small letters behind a hash, as in the theme's own file."
        if token is None:
            yield Problem(TOKENS, 0, f"There is no colour `--{name}`.", hint)
        elif not token.is_colour:
            yield Problem(TOKENS, token.line, f"`--{name}: {token.value}` is no plain colour.", hint)


def _unread(tokens: Mapping[str, Mapping[str, Token]]) -> Iterator[Problem]:
    for scheme, where in _SCHEMES.items():
        known = tokens[scheme]
        for names, least in ((INKS, TEXT), (SHAPES, SHAPE)):
            for ink, ground in product(names, GROUNDS):
                yield from _pair(known.get(ink), known.get(ground), least, where)
    # The signs of a book have one ink by day and at night.
    sign = tokens[LIGHT].get("line-strong")
    yield from _pair(sign, tokens[PRINT].get("paper"), SHAPE, "in a book")
    yield from _pair(sign, tokens[DARK].get("paper"), SHAPE, "in a book that is read at night")


def _pair(ink: Token | None, ground: Token | None, least: float, where: str) -> Iterator[Problem]:
    if ink and ground and ink.is_colour and ground.is_colour:
        found = contrast(ink.value, ground.value)
        if found < least:
            what = f"`--{ink.name}` is too close to `--{ground.name}` {where}: {found:.2f} to 1."
            yield Problem(TOKENS, ink.line, what, f"Make one of them lighter or darker, to {least:g} to 1 at least.")
