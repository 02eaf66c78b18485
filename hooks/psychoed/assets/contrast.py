"""How well one colour is told from another."""

from __future__ import annotations

TEXT, SHAPE = 7.0, 3.0
"""What WCAG 2.2 asks of text at its highest level (1.4.6), and of borders and signs with a meaning (1.4.11)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Arguments:
        one: A colour, six digits behind a hash.
        other: Another; the order does not matter.

    Source: WCAG 2.2, “contrast ratio” and “relative luminance”.
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
