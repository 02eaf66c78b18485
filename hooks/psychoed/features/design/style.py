"""The style of the page that shows the look: what it shows in colours and sizes of its own, by classes.

A `style` in a page would need its own leave in a Content Security Policy, each of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.features.design.check import GROUNDS, INKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.assets.tokens import Token

DESIGN_STYLE = "about/design.css"
"""Its path in the site."""

FONTS = ("heading-font", "text-font")


def swatch_class(scheme: str, name: str) -> str:
    """Return the class that shows a colour of a scheme."""
    return f"swatch--{scheme}-{name}"


def sample_class(scheme: str, ink: str, ground: str) -> str:
    """Return the class that shows an ink on a ground, both of a scheme."""
    return f"sample--{scheme}-{ink}-{ground}"


def token_class(name: str) -> str:
    """Return the class that uses a token: a size or a font for its words, a gap for its width."""
    return f"shows--{name}"


def colours(tokens: Mapping[str, Token]) -> Iterator[Token]:
    """Yield the colours of a scheme."""
    return (token for token in tokens.values() if token.is_colour)


def pairs(tokens: Mapping[str, Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Yield each ink of a scheme with the grounds that it stands on."""
    grounds = [tokens[name] for name in GROUNDS if name in tokens and tokens[name].is_colour]
    for name in INKS:
        if name in tokens and tokens[name].is_colour:
            yield tokens[name], grounds


def sizes(tokens: Mapping[str, Token]) -> Iterator[Token]:
    """Yield the sizes of type."""
    return (token for name, token in tokens.items() if re.fullmatch(r"size-.*|text|small", name))


def gaps(tokens: Mapping[str, Token]) -> Iterator[Token]:
    """Yield the spaces."""
    return (token for name, token in tokens.items() if name.startswith("gap-"))


def design_style(schemes: Mapping[str, Mapping[str, Token]], first: str) -> str:
    """Write the stylesheet.

    Arguments:
        schemes: For each scheme its tokens by name.
        first: The scheme whose sizes, fonts and spaces are shown.
    """
    rules = []
    for scheme, tokens in schemes.items():
        rules += [f".{swatch_class(scheme, token.name)}{{background:{token.value}}}" for token in colours(tokens)]
        rules += [
            f".{sample_class(scheme, ink.name, ground.name)}{{color:{ink.value};background:{ground.value}}}"
            for ink, grounds in pairs(tokens)
            for ground in grounds
        ]
    shown = schemes[first]
    rules += [f".{token_class(token.name)}{{font-size:var(--{token.name})}}" for token in sizes(shown)]
    rules += [f".{token_class(name)}{{font-family:var(--{name})}}" for name in FONTS if name in shown]
    rules += [f".{token_class(token.name)}{{width:var(--{token.name})}}" for token in gaps(shown)]
    return "\n".join(rules) + "\n"
