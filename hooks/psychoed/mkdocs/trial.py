"""What only a build makes, tried out beside a preview."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from psychoed.mkdocs import settings, writing
from psychoed.pipeline import outputs as products

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from psychoed.outputs.handout.pdf_builder import PdfBuilder
    from psychoed.pipeline.stages import Rendering
    from psychoed.source.problems import Problem


def try_out(
    config: MkDocsConfig, rendering: Rendering, press: PdfBuilder, icon: str, wanted: Callable[[], bool]
) -> tuple[list[Problem], list[str]]:
    """Try it; return what is wrong with it, and what it leaves out.

    Arguments:
        config: The configuration.
        rendering: The site, once its pages are rendered.
        press: Makes handouts and pictures.
        icon: The site's sign, SVG; empty for none.
        wanted: Asked before each step; where nobody wants to know any longer, the rest is left.
    """
    wrong, held = products.try_papers(rendering.made, press, icon, wanted), partial(writing.content, config)
    if not wrong and wanted():
        wrong = products.try_volumes(rendering, press, settings.markdown_maker(config), held)
    return wrong, press.notices
