"""The order of names in every list from A to Z: on pages, on paper and in data."""

from __future__ import annotations

from psychoed.text.folding import folded


def collation_key(name: str) -> tuple[str, str]:
    """Return what to sort a name by: its letters; accents, case and apostrophes count only where all else is equal.

    Languages that sort letters with accents apart (Swedish å after z) are not told apart from others.
    """
    return folded(name), name


def initial(name: str) -> str:
    """Return the letter that a name stands under, a capital; `#` where it begins with none."""
    first = collation_key(name)[0][:1].upper()
    return first if first.isalpha() else "#"
