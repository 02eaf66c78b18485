"""The pages that this site promises to have, and what its search finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from built import Found, found_by_search
from site_html import page_files

if TYPE_CHECKING:
    from pathlib import Path


def test_the_site_holds_what_the_url_contract_promises(site: Path) -> None:
    learn = ("neurochemistry", "friends", "partners", "pathway", "inconsistent", "takeaways")
    expected = {"index.html", "glossary.html", "search.html", "404.html", "quiz/index.html", "quiz/answers.html"}
    expected |= {"sources.html", "help-now.html", "about/design.html"}
    expected |= {
        f"therapists/{name}.html" for name in ("index", "lesson-friends", "lesson-waiting", "parts", "embed", "hosting")
    }
    expected |= {f"about/{name}.html" for name in ("how-we-make-this", "privacy", "accessibility", "licence", "data")}
    expected |= {"downloads/index.html"}
    practise = ("waiting", "alone", "steady-people", "body-then-look", "give-and-take", "say-what-you-need")
    expected |= {f"learn/{name}.html" for name in learn} | {f"practise/{name}.html" for name in practise}
    expected |= {f"quiz/{name}.html" for name in (*learn, *practise)}
    assert {path.relative_to(site).as_posix() for path in page_files(site)} == expected


@pytest.fixture(scope="module")
def search(site: Path) -> list[Found]:
    """Return what the built site's search finds, from its files."""
    return found_by_search(site)


def test_search_holds_each_note_on_evidence_once(search: list[Found]) -> None:
    for words in ("Other experts defend such sprays", "vasopressin helps males bond"):
        found = [entry.place for entry in search if words in entry.text]
        assert len(found) == 1, found
        assert found[0].startswith("sources.html#claim:")
