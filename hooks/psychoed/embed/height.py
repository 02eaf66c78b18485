"""About how high an embed is, for hosts that know no messages."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from psychoed.embed.kinds import (
    CONTRAST,
    FACTS,
    PATHWAY,
    QUESTION,
    QUIZ,
    REFLECTION,
    TAKEAWAYS,
    TERM,
    TERMS,
    WITHDRAWN,
)

if TYPE_CHECKING:
    from psychoed.embed.body import Body
    from psychoed.embed.parts import EmbedPart

MOST = 1000
"""px: WordPress shows no more; what is higher scrolls inside."""

# For each kind what an empty one takes, in px, and what each character adds: measured in Chromium at 600 px with the
# system's fonts, and a little more. `tests/browser/test_embeds.py` holds it to what a browser shows.
_SIZES = {
    FACTS: (230, 0.78),
    CONTRAST: (230, 0.85),
    TAKEAWAYS: (250, 0.55),
    TERMS: (270, 0.78),
    TERM: (255, 0.85),
    QUESTION: (405, 0.40),
    REFLECTION: (400, 0.50),
    QUIZ: (720, 0.0),
    PATHWAY: (200, 0.0),
    WITHDRAWN: (255, 0.85),
}
# What a picture's column takes beside its words, whose viewBox is 300 wide, and what stands around it.
_PICTURE = re.compile(r'viewBox="0 0 300 ([\d.]+)"')
_PICTURE_SCALE, _PICTURE_FRAME = 0.8, 200
_STEP = 10


def height_of(part: EmbedPart, html: str, body: Body) -> int:
    """Return about how high a part's embed is at a width of 600 px, in px: rather a little more than too little.

    Arguments:
        part: What it shows.
        html: Its HTML.
        body: The same, read.
    """
    base, slope = _SIZES[part.kind]
    height = base + slope * len(" ".join(body.words))
    height += sum(_PICTURE_SCALE * float(found) + _PICTURE_FRAME for found in _PICTURE.findall(html))
    return min(MOST, math.ceil(height / _STEP) * _STEP)
