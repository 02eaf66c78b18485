"""Comparing pictures of pages: blind to how letters are smoothed, awake to a part that moved, vanished or changed."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

SCALE = 2
"""Pictures are kept at half their size."""

TILE = 16
"""The side of a tile in a kept picture, px."""

MOST_IN_A_TILE = 20
"""How far the mean of one tile may be off, of 255. Other smoothing makes 9, a line of text that moved 30 and more."""

MOST_IN_MANY, MANY = 5, 0.12
"""How far the means of more than this share of tiles may be off: a tint that is gone makes 10 in a fifth of them."""


def reduced(picture: Image.Image) -> Image.Image:
    """Return a picture as it is kept: half the size, and few enough colours to be small."""
    half = picture.convert("RGB").resize((picture.width // SCALE, picture.height // SCALE), Image.Resampling.BOX)
    return half.quantize(96, dither=Image.Dither.NONE).convert("RGB")


def differences(kept: Image.Image, seen: Image.Image) -> list[tuple[int, int, int]]:
    """Compare two pictures of a page.

    Arguments:
        kept: What it looked like.
        seen: What it looks like now.

    Returns:
        The tiles that differ too much, as left and top in px and how far they are off (of 255), the worst first.
    """
    if kept.size != seen.size:
        return [(0, 0, 255)]
    # A blur forgives a hint that moves an edge by a pixel.
    one, other = (picture.convert("RGB").filter(ImageFilter.BoxBlur(2)) for picture in (kept, seen))
    apart = ImageChops.difference(one, other).convert("L")
    tiles = apart.resize((-(-apart.width // TILE), -(-apart.height // TILE)), Image.Resampling.BOX)
    off = [
        (x * TILE, y * TILE, int(tiles.getpixel((x, y))))  # type: ignore[arg-type]
        for y in range(tiles.height)
        for x in range(tiles.width)
    ]
    many = [tile for tile in off if tile[2] > MOST_IN_MANY]
    least = MOST_IN_MANY if len(many) > MANY * len(off) else MOST_IN_A_TILE
    return sorted((tile for tile in many if tile[2] > least), key=lambda tile: -tile[2])
