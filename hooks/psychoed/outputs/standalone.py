"""Documents that need no other file: all their style and script within, and a policy that allows just these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from psychoed.assets.templates import fill
from psychoed.text.digests import csp_hash

if TYPE_CHECKING:
    from psychoed.content.build_info import BuildInfo


def standalone(template: str, build_info: BuildInfo, style: str, script: str, **values: object) -> str:
    """Write a document whose policy allows its own style and script and nothing else.

    Policies in `<meta>` hold in sandboxed frames as well; `frame-ancestors` has no meaning there, and none is wanted:
    anybody may show it.

    Arguments:
        template: One that extends `standalone.html.jinja`.
        build_info: What was built.
        style: CSS; all that it has.
        script: All that runs in it; it is complete without.
        values: What else the template shows.
    """
    script = script.replace("</", "<\\/")
    allowed = {
        "default-src": "'none'",
        "style-src": csp_hash(style),
        **({"script-src": csp_hash(script)} if script else {}),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{directive} {source}" for directive, source in allowed.items())
    return fill(
        template,
        build_info=build_info,
        # None of these is an author's, and a browser takes the latter two as they stand.
        policy=Markup(policy),
        style=Markup(style),
        script=Markup(script),
        **values,
    )
