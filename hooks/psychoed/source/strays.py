"""Files among a site's pages that no author means to publish: what other programs leave, and pages by another name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LEFT = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"})
"""What Windows and macOS write into folders, in small letters."""
_COPY = re.compile(r"^~\$|^\.~lock\.|~$|\.(?:bak|orig|swp|tmp)$", re.IGNORECASE)
"""What office programs and editors write beside a file that is open, or was changed; some of it names who did."""


def strays(paths: Iterable[str], suffixes: Collection[str]) -> dict[str, str]:
    """Return the files that are not to be published, each with what its author should know, or with nothing.

    Arguments:
        paths: The site's files, relative to `docs_dir`.
        suffixes: By what the names of pages end.
    """
    found = {}
    for path in paths:
        name = PurePosixPath(path).name
        page = _page(name, suffixes)
        if name.lower() in _LEFT or _COPY.search(name):
            found[path] = ""
        elif page:
            found[path] = f"{path}: This is no page by its name, and is not published. Rename it to `{page}`."
    return found


def _page(name: str, suffixes: Collection[str]) -> str:
    """Return how a page is to be called whose name ends as no page's does; empty for what is a page, or none."""
    stem = name[:-4] if name.lower().endswith(".txt") else name
    suffix = PurePosixPath(stem).suffix
    if suffix.lower() not in suffixes or name == f"{stem.removesuffix(suffix)}{suffix.lower()}":
        return ""
    return f"{stem.removesuffix(suffix)}{suffix.lower()}"


def told(found: dict[str, str]) -> list[str]:
    """Return what is said of files that are not published: what other programs left in one sentence."""
    left = [path for path, said in found.items() if not said]
    named = f"Not published, since other programs left them here: {', '.join(left)}."
    return [*([named] if left else []), *filter(None, found.values())]
