"""What a new site begins with is what this site has: a number is mended in both."""

from __future__ import annotations

import pytest
import yaml

from helpers import DOCS
from psychoed.starter.site import FILES

HINT = "Copy it into hooks/psychoed/starter/files/docs/."


@pytest.mark.parametrize("name", ["crisis-terms/en.yml", "crisis-terms/es.yml", "exit-words/en.yml"])
def test_a_new_site_knows_the_same_words(name: str) -> None:
    assert (FILES / "docs" / name).read_bytes() == (DOCS / name).read_bytes(), HINT


def test_a_new_site_has_the_same_help_lines_for_one_country_and_for_all() -> None:
    new, ours = (yaml.safe_load((docs / "help-lines.yml").read_text("utf-8")) for docs in (FILES / "docs", DOCS))
    ((country, place),) = new["places"].items()
    assert place == ours["places"][country]
    assert new["lines"] == [line for line in ours["lines"] if line.get("where") in (None, country)], HINT
    assert (new["exit"], new["directory"]) == (ours["exit"], ours["directory"])
