"""The review copy: one HTML file that needs no other, to read, fill in, save and send back, or to print."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from psychoed.assets.stylesheet import bundle
from psychoed.outputs.standalone import standalone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.content.build_info import BuildInfo
    from psychoed.outputs.review.asked import Asked

REVIEW_STYLE, REVIEW_SCRIPT = "assets/styles/review.css", "assets/parts/review.js"
"""What it gets of the theme, relative to `docs_dir`."""


def review_copy(
    asked: Sequence[Asked], build_info: BuildInfo, texts: Mapping[str, str], scripts: Mapping[str, str]
) -> str:
    """Write a review copy. The same words give the same bytes: it knows no clock.

    Arguments:
        asked: Its parts.
        build_info: The site.
        texts: Path to text of the theme's stylesheets.
        scripts: Path to text of scripts, put together.
    """
    style, _ = bundle(REVIEW_STYLE, texts)
    say = build_info.words
    return standalone(
        "outputs/review/copy.html.jinja",
        build_info,
        style,
        scripts.get(REVIEW_SCRIPT, ""),
        words=say,
        parts=asked,
        title=asked[0].title if len(asked) == 1 else build_info.name,
        questions=say.each("review.safety"),
        reviewed=json.dumps([_known(part) for part in asked], ensure_ascii=False, separators=(",", ":")),
        file=f"{file_name(asked)}-filled.html",
    )


def file_name(asked: Sequence[Asked]) -> str:
    """Return what a review copy is called, without its ending."""
    name = (asked[0].page.removesuffix(".md") or asked[0].about) if len(asked) == 1 else "all"
    return "review-" + re.sub(r"[^\w-]+", "-", name)


def _known(part: Asked) -> dict[str, object]:
    """Return what the way back has to know of a part."""
    digest = part.digest
    return {
        "page": part.page,
        "about": part.about,
        "digest": digest.whole,
        "words": dict(digest.words),
        "claims": {name: [each.label, each.sources, each.words] for name, each in digest.claims.items()},
    }
