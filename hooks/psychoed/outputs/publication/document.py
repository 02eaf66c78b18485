"""Documents that need no other file: one page with all its style and script, in system fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from psychoed.assets.templates import fill
from psychoed.components.registry import COMPONENTS
from psychoed.outputs.embed.html_scan import read_body
from psychoed.outputs.standalone import standalone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.content.build_info import BuildInfo
    from psychoed.outputs.embed.style import Stylesheet
    from psychoed.outputs.foot import Foot
    from psychoed.outputs.publication.pages import Chapter

VOLUME_STYLE = "assets/styles/alone.css"
"""What only these documents have, relative to `docs_dir`."""

VOLUME_SCRIPTS = tuple(sorted({component.scripts.volume for component in COMPONENTS} - {""}))
"""What runs in the one page, relative to `docs_dir`."""

_CLASS = "alone"
"""What the element `body` has."""


def self_contained(body: str, stylesheet: Stylesheet, script: str, build_info: BuildInfo) -> str:
    """Write a document of what stands in it, with the style that it can use.

    Arguments:
        body: HTML, from within `<body>`.
        stylesheet: Gives it what it can use.
        script: All that runs in it; it is complete without.
        build_info: What was built.
    """
    style = stylesheet.pruned(read_body(body).names | {_CLASS}, script)
    return standalone("outputs/publication/document.html.jinja", build_info, style, script, body=Markup(body))


def one_page(
    chapters: Sequence[Chapter], stylesheet: Stylesheet, script: str, foot: Foot, build_info: BuildInfo
) -> str:
    """Write the publication as one document.

    Arguments:
        chapters: The pages.
        stylesheet: Gives it what it can use.
        script: All that runs in it.
        foot: What it says at its end, and of help lines before all else.
        build_info: What was built.
    """
    body = fill(
        "outputs/publication/pages.html.jinja",
        chapters=chapters,
        foot=foot,
        build_info=build_info,
        words=build_info.words,
    )
    return self_contained(body, stylesheet, script, build_info)
