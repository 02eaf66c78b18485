"""What all data files share: a document that names its schema and version, and texts made for readers elsewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from psychoed.content.addresses import place, target
from psychoed.text.inline import CODE_SPAN, MARK, without_claims

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.content.build_info import BuildInfo

Data = dict[str, Any]

DATA_FOLDER = "data"
"""In the site."""

_UP = "../"
_LINK = re.compile(CODE_SPAN.pattern + r"|(?<=[^\\]\]\()/(?P<path>[^)\s#]*)")


def document(schema: str, version: int, build_info: BuildInfo, **content: Any) -> str:
    """Write a data file.

    Arguments:
        schema: The address of its schema, relative to its own.
        version: Of its format. A change that readers of one version would not understand makes the next.
        build_info: The site.
        content: What it holds.

    Returns:
        A JSON document of UTF-8 text.
    """
    head = {"$schema": schema, "version": version, "site": build_info.name, "licence": build_info.licence}
    return json.dumps({**head, **content}, ensure_ascii=False, indent=1) + "\n"


def url(urls: Mapping[str, str], src_uri: str, anchor: str = "") -> str:
    """Return the address of a place on the site, relative to that of a data file.

    Arguments:
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
        src_uri: A page, relative to `docs_dir`.
        anchor: An id on it.
    """
    return f"{_UP}{place(urls, src_uri)}{'#' if anchor else ''}{anchor}"


def outside(text: str, urls: Mapping[str, str]) -> str:
    """Return a piece of an author's Markdown as it is understood elsewhere.

    Marks that only this toolkit reads are gone, and links lead from the data file to the site.

    Arguments:
        text: Markdown; its links are absolute, as `psychoed.text.inline.rebased` makes them.
        urls: Path relative to `docs_dir` to address, relative to the site's, of each page.
    """

    def moved(found: re.Match[str]) -> str:
        return found[0] if found["path"] is None else f"{_UP}{target(urls, found['path'])}"

    return _LINK.sub(moved, MARK.sub(r"\2", without_claims(text)))
