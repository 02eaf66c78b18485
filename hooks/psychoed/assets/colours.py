"""The colours of what is drawn and set without a stylesheet: pictures, paper, books. They are the stylesheet's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from psychoed.assets.theme import theme_dir
from psychoed.assets.tokens import LIGHT, PRINT, TOKENS, read_tokens
from psychoed.source.tones import ACCENT, ACCENT_2, NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.assets.tokens import Token

    Schemes = Mapping[str, Mapping[str, Token]]
    """For each scheme its tokens by name."""


@dataclass(frozen=True)
class ToneInks:
    """The colours of a tone."""

    ink: str
    tint: str
    """A ground for it."""
    line: str
    """Its edge, for decoration."""


@dataclass(frozen=True)
class Inks:
    """The colours of a scheme, each as six digits behind a hash."""

    paper: str
    card: str
    ink: str
    soft_ink: str
    line_strong: str
    neutral: ToneInks
    accent: ToneInks
    accent_2: ToneInks

    def tone(self, name: str) -> ToneInks:
        """Return the colours of a tone, given one of `TONES`."""
        return {NEUTRAL: self.neutral, ACCENT: self.accent, ACCENT_2: self.accent_2}[name]


@dataclass(frozen=True)
class Colours:
    """All colours of a site that are needed outside of its stylesheet."""

    light: Inks
    """For screens."""
    paper: Inks
    """For paper, and for slides: both are white."""

    @property
    def mark(self) -> str:
        """The ink of signs whose ground nobody knows: told from white, and from an e-reader's night.

        The colour of the text around would do, but for programs that make a file of each picture: alone, it is black.
        """
        return self.light.line_strong


def colours_of(tokens: Schemes) -> Colours:
    """Return the colours of a site; what its tokens lack is as in the toolkit's own theme."""
    own = _own_tokens()

    def inks(scheme: str) -> Inks:
        given = tokens.get(scheme, {})

        def colour(name: str) -> str:
            token = given.get(name)
            return token.value if token and token.is_colour else own[scheme][name].value

        def tone(name: str) -> ToneInks:
            return ToneInks(colour(name), colour(f"{name}-tint"), colour(f"{name}-line"))

        return Inks(
            paper=colour("paper"),
            card=colour("card"),
            ink=colour("ink"),
            soft_ink=colour("soft-ink"),
            line_strong=colour("line-strong"),
            neutral=tone(NEUTRAL),
            accent=tone(ACCENT),
            accent_2=tone(ACCENT_2),
        )

    return Colours(inks(LIGHT), inks(PRINT))


@cache
def own_colours() -> Colours:
    """Return the colours of the toolkit's own theme."""
    return colours_of({})


@cache
def _own_tokens() -> Schemes:
    return read_tokens((theme_dir() / TOKENS).read_text("utf-8"))
