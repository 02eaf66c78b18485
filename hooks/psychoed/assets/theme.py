"""Where the theme is, the page templates and what browsers get beside pages, and its licence."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parents[1]


def theme_dir() -> Path:
    """Return the folder of the theme: within an installed package, or `overrides` of this repository."""
    installed = _HERE / "theme"
    return installed if installed.is_dir() else _HERE.parents[1] / "overrides"


def licence() -> Path:
    """Return the file with the licence of the toolkit, and of the theme but for what others made."""
    installed = _HERE / "LICENSE"
    return installed if installed.is_file() else _HERE.parents[1] / "LICENSE"


FONTS = theme_dir() / "assets" / "fonts"
"""The fonts, as browsers load them (WOFF2) and unpacked (TTF) for what is drawn and set here."""
