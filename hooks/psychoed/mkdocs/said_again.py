"""All that a build tells, told again of the site as it stands: in the same order, each thing once."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from psychoed.mkdocs import log
from psychoed.mkdocs.hearing import listening
from psychoed.mkdocs.voice import LOGS, retelling
from psychoed.pipeline import outputs as products

if TYPE_CHECKING:
    import logging
    from collections.abc import Collection, Iterable, Iterator

    from jinja2 import Environment

    from psychoed.mkdocs.building import Building
    from psychoed.mkdocs.hearing import Hearing
    from psychoed.outputs.handout.pdf_builder import PdfBuilder
    from psychoed.source.problems import Problem
    from psychoed.source.told_by_mkdocs import Retelling

_NAMES = frozenset(each.name for each in LOGS)


def said_again(
    building: Building,
    hearing: Hearing,
    press: PdfBuilder,
    env: Environment,
    misled: Iterable[Problem],
    doubled: Iterable[Problem],
    stale: Collection[str] = (),
) -> list[logging.LogRecord]:
    """Return all that is to be told.

    Arguments:
        building: The site.
        hearing: What MkDocs and others said of its pages.
        press: Makes handouts.
        env: The templates.
        misled: What is wrong with what readers call things.
        doubled: Files of authors that stand in the place of what is made.
        stale: Pages that are yet to be made again. What they lack, or others of them, is not told.
    """
    made, texts = building.made, building.texts
    again = retelling(texts, building.config)
    wrong, noted = building.rendering_problems(replace(building.rendering, is_settled=not stale), env)
    return [
        *map(log.mistake, building.reading_problems(made.content)),
        *map(log.remark, filter(None, [press.cache.unwritable, *press.notices, *building.notices])),
        *map(log.mistake, [*made.problems, *doubled]),
        *_retold(hearing.of_all, again),
        *(record for uri in building.files.src_uris for record in _retold(hearing.of_page.get(uri, ()), again)),
        *map(log.remark, noted),
        *map(log.mistake, [*wrong, *misled]),
        *_retold(_anchors(building, stale), again),
        log.remark(products.LAST),
    ]


def _anchors(building: Building, stale: Collection[str]) -> list[logging.LogRecord]:
    """Return what MkDocs says of links to headings of pages that are made."""
    level = building.config.validation.links.anchors
    listed = building.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    pages = [file.page for file in listed if file.page]
    waiting = [page for page in pages if page.file.src_uri in stale]
    held = [page.present_anchor_ids for page in waiting]
    for page in waiting:
        # So is a page that was not rendered: nobody knows where links to it lead.
        page.present_anchor_ids = None
    with listening() as heard:
        for page in pages:
            if page.file.src_uri not in stale:
                page.validate_anchor_links(files=building.files, log_level=level)
    for page, ids in zip(waiting, held, strict=True):
        page.present_anchor_ids = ids
    return heard


def _retold(records: Iterable[logging.LogRecord], again: Retelling) -> Iterator[logging.LogRecord]:
    for record in records:
        if record.name not in _NAMES:
            yield record
        elif said := again.said(record.getMessage()):
            told = copy.copy(record)
            told.msg, told.args = said, ()
            yield told
