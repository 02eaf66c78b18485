"""A hook of MkDocs: the toolkit's templates alone, over pages that it never read.

There is no such setting; this is to tell what the theme costs. The templates ask for words and for what a site has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.content.build_info import BuildInfo
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.page_values import site_values
from psychoed.pipeline.reading import read_content

if TYPE_CHECKING:
    from jinja2 import Environment


def on_env(env: Environment, config: object, files: object) -> None:
    """Leave with the templates what they ask for, of a site without pages."""
    env.globals.update(site_values(read_content({}, BuildInfo(), Assets())))
