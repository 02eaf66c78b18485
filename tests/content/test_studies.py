"""The studies that this site cites, written out."""

from __future__ import annotations

import re

import pytest

from helpers import DOCS
from psychoed.content.references.cite import bibliography
from psychoed.content.references.csl import Reference, read_references
from psychoed.text.inline import plain

SAME_QUOTES = str.maketrans("‘’“”", "''''")


@pytest.fixture(scope="module")
def references() -> dict[str, Reference]:
    listed = read_references("references.json", (DOCS / "references.json").read_text(encoding="utf-8"))
    assert (listed.problems, listed.faults) == ((), {})
    return {**listed.references}


def test_every_reference_of_the_site_is_written_out_in_full(references: dict[str, Reference]) -> None:
    written = bibliography(references.values(), "en")
    assert written.keys() == references.keys()
    for key, markdown in written.items():
        words = plain(markdown)
        one = references[key]
        assert one.authors[0] in words
        assert f"({one.year})" in words
        # Quotes within quotes turn.
        assert one.title.translate(SAME_QUOTES) in words.translate(SAME_QUOTES)
        # A report stands alone, and its title is slanted.
        slanted = one.container or one.title
        assert f"*{slanted}*".replace("&", "&amp;") in markdown
        assert str(one.item.get("volume", "")) in words
        assert ("](https://doi.org/" in markdown) is bool(one.doi)
        # Nothing of the machinery shows.
        assert not re.search(r"[\x00-\x1f]|\[Preprint|None|<|reference", markdown)


def test_the_list_goes_by_author_and_year(references: dict[str, Reference]) -> None:
    keys = list(bibliography(references.values(), "en"))
    assert keys.index("feldman2012") < keys.index("feldman2017") < keys.index("finkel2017")
    assert keys == list(bibliography(reversed(references.values()), "en"))
