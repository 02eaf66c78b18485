"""MkDocs' own warnings of links and menus, told as the toolkit tells mistakes. They still fail a strict build."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure import nav, pages

from psychoed.source.told_by_mkdocs import Retelling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

LOGS = (nav.log, pages.log)
"""Where it warns of menus and of links."""


def retelling(texts: Mapping[str, str], config: MkDocsConfig) -> Retelling:
    """Return what says warnings in other words; see `Voice`."""
    path = Path(config.config_file_path or "mkdocs.yml")
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    return Retelling(texts, (path.name, text))


class Voice(logging.Filter):
    """Says in other words what goes through it, from when it is made until `over`.

    Arguments:
        texts: Path relative to `docs_dir` to whole text of each page that an author wrote.
        config: The configuration.
    """

    def __init__(self, texts: Mapping[str, str], config: MkDocsConfig) -> None:
        super().__init__()
        self._retelling = retelling(texts, config)
        for log in LOGS:
            log.addFilter(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Change what is said; let nothing through twice."""
        said = self._retelling.said(record.getMessage())
        record.msg, record.args = said, ()
        return said is not None

    def over(self) -> None:
        """Let MkDocs speak for itself."""
        for log in LOGS:
            log.removeFilter(self)
