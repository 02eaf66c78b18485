"""Lists of all sheets, and of where to begin: short ones as they are, long ones in parts."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import markdown
import pytest

from helpers import EXTENSIONS, Pages, addressed, made_of
from psychoed.content.runs import grouped, runs
from psychoed.outputs.bundle.files import places
from psychoed.outputs.handout.links import LISTED
from psychoed.rendering.extension import PsychoedExtension
from psychoed.rendering.record import Record
from psychoed.rendering.scope import Scope

if TYPE_CHECKING:
    from psychoed.pipeline.content import Content

LIST = (
    "# Page {n}\n\n/// takeaways | Try {n}\n    id: try-{n}\n\n- **One thing.** Of two.\n- **Another.** Of two.\n///\n"
)
SHEETS = "# Sheets\n\n/// handouts\n///\n\n- A list of an author\n"


@cache
def _content(pages: int) -> Content:
    texts = {"index.md": "# Home\n", "sheets.md": SHEETS}
    return Pages({**texts, **{f"p{n}.md": LIST.replace("{n}", str(n)) for n in range(pages)}}).content


def _shown(content: Content, uri: str) -> str:
    """Render a page of a site with its embeds."""
    text = {**content.texts, **content.generated}[uri]
    body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
    scope = Scope(made_of(content).site, lambda md: uri, Record(), on_site=True)
    return markdown.markdown(body, extensions=[*EXTENSIONS, PsychoedExtension(scope)])


def _sheets(html: str) -> list[str]:
    return re.findall(r'href="/handouts/(try-\d+)-a4.pdf"', html)


@pytest.mark.parametrize(("pages", "lists"), [(LISTED, 0), (LISTED + 1, 2), (150, 3)])
def test_every_sheet_is_listed_once_and_the_page_leads_to_each_list(pages: int, lists: int) -> None:
    content = _content(pages)
    html = _shown(content, "sheets.md")
    pieces = [uri for uri in content.generated if uri.startswith("sheets/")]
    assert pieces == [f"sheets/sheets-{n}.md" for n in range(1, lists + 1)]
    assert re.findall(r'<a href="/(sheets/[^"]+)">', html) == pieces
    shown = [_sheets(html), *(_sheets(_shown(content, uri)) for uri in pieces)]
    assert [*chain.from_iterable(shown)] == [f"try-{n}" for n in range(pages)]
    assert max(map(len, shown)) <= LISTED
    assert [int(count) for count in re.findall(r"</a> \((\d+)\)</li>", html)] == [len(each) for each in shown[1:]]
    # What is of no single page stands on the page itself alone.
    assert [("worksheet-a4.pdf" in _shown(content, uri)) for uri in ("sheets.md", *pieces)] == [True] + [False] * lists


def _places(content: Content) -> list[str]:
    return [title for title, _ in places(content.site, addressed(content).urls)]


def test_a_bundle_begins_with_every_page_of_a_small_site() -> None:
    assert _places(_content(10)) == ["Sheets", *(f"Page {n}" for n in range(10))]


def test_a_bundle_of_a_large_site_begins_with_its_first_page_and_no_lessons() -> None:
    assert _places(_content(150)) == ["Home", "Sheets"]


@pytest.mark.parametrize("count", [0, 1, 10, 11, 37, 99, 100, 101, 1_000])
def test_parts_follow_each_other_and_are_about_as_long(count: int) -> None:
    parts = runs(count, 10)
    assert [start for start, _ in parts] == [0, *(end for _, end in parts[:-1])]
    assert parts[-1][1] == count
    lengths = [end - start for start, end in parts]
    assert max(lengths) <= (10 if count <= 100 else 100)
    assert len(parts) <= 10


def test_what_has_room_stands_together_and_what_has_none_alone() -> None:
    assert grouped({"a": 3, "b": 2, "c": 9, "d": 1, "e": 4, "f": 1}, 5) == (("a", "b"), ("c",), ("d", "e"), ("f",))
    assert grouped({}, 5) == ()
