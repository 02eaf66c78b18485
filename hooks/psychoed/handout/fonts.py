"""The site's fonts in a form that Typst can read: not packed, and one file for each weight."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from psychoed.picture.metrics import FONTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[Path, bytes], None]


class Cut(NamedTuple):
    """A font file to make."""

    source: str
    """The file in `FONTS` that it is made from."""
    weight: int | None
    """The weight to take of a variable font; None where there is one alone."""


CUTS = (
    Cut("atkinson-hyperlegible-next.woff2", 400),
    Cut("atkinson-hyperlegible-next.woff2", 600),
    Cut("atkinson-hyperlegible-next.woff2", 700),
    Cut("fraunces-600.woff2", None),
)


def fonts_digest() -> str:
    """Return a digest of all fonts; what is set in them is made anew where it changes.

    Raises:
        OSError: A font is missing; the exception names it.
    """
    digest = sha256()
    for cut in CUTS:
        digest.update((FONTS / cut.source).read_bytes())
    return digest.hexdigest()


def unpacked(cut: Cut) -> bytes:
    """Return a font as TrueType."""
    # Slow to import, and not needed where the cache holds everything.
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(FONTS / cut.source, recalcTimestamp=False)
    if cut.weight is not None and "fvar" in font:
        font = instancer.instantiateVariableFont(font, {"wght": cut.weight})
    font.flavor = None
    held = io.BytesIO()
    font.save(held)
    return held.getvalue()


def font_folder(cache: Path, write: Write) -> Path:
    """Return a folder with the fonts, made where it is not there yet.

    Arguments:
        cache: Where it goes.
        write: Writes a whole file or none.

    Raises:
        OSError: A font is missing, or the folder cannot be written.
    """
    folder = cache / f"fonts-{fonts_digest()[:16]}"
    for cut in CUTS:
        path = folder / f"{cut.source.partition('.')[0]}-{cut.weight or 'static'}.ttf"
        if not path.is_file():
            write(path, unpacked(cut))
    return folder
