"""Which tests are run for a break, and in which order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def file_of(test: str) -> str:
    """Return the file of a test."""
    return test.partition("::")[0]


def in_order(names: Iterable[str], seconds: Mapping[str, float]) -> dict[str, float]:
    """Return the files of some tests and how long these take, the quickest first."""
    files: Counter[str] = Counter()
    for name in sorted(names):
        files[file_of(name)] += seconds[name]  # type: ignore[assignment]
    return dict(sorted(files.items(), key=lambda file: file[1]))


def shares(item: pytest.Item) -> bool:
    """Tell whether a test takes what was made for the first of its file, which alone ran the lines that made it."""
    made = item._fixtureinfo.name2fixturedefs.values() if isinstance(item, pytest.Function) else ()
    return any(fixtures[-1].scope == "module" for fixtures in made)
