"""Comparing two builds: what counts as a difference, and what does not."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from compare_builds import differences
from loose import seen

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<p class="a" id="b">One <b>two</b> "three".</p><ul><li>four</li></ul><pre>a\n b</pre>'


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("><", ">\n  <"),
        PAGE.replace("One <b>", "\n One\n<b>"),
        PAGE.replace('class="a" id="b"', "id='b' class=a"),
        PAGE.replace('"three"', "&quot;three&#34;"),
    ],
)
def test_white_space_and_spelling_do_not_count(other: str) -> None:
    assert other != PAGE
    assert seen("a.html", other) == seen("a.html", PAGE)


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("One <b>", "One<b>"),
        PAGE.replace("</b> ", "</b>"),
        PAGE.replace("two", "Two"),
        PAGE.replace("<b>", "<i>").replace("</b>", "</i>"),
        PAGE.replace(' id="b"', ""),
        PAGE.replace('id="b"', 'id="c"'),
        PAGE.replace("a\n b", "a b"),
        PAGE.replace("<li>four</li>", ""),
        PAGE.replace("</ul>", "<!-- five --></ul>"),
        PAGE.replace("<b>two</b>", "&lt;b&gt;two&lt;/b&gt;"),
    ],
)
def test_words_elements_and_attributes_do(other: str) -> None:
    assert other != PAGE
    assert seen("a.html", other) != seen("a.html", PAGE)


def test_a_policy_is_the_same_in_any_order_and_data_are_looked_into() -> None:
    policy = '<meta http-equiv="Content-Security-Policy" content="{}">'
    one, other, third = (policy.format(text) for text in ("a-src b; c-src d", "c-src d; a-src b", "a-src d; c-src b"))
    assert seen("a.html", one) == seen("a.html", other) != seen("a.html", third)
    assert seen("a.json", '{"html": "<a> b</a>"}') == seen("a.json", '{"html":"<a>\\n b</a>"}')
    assert seen("a.json", '{"text": "a b"}') != seen("a.json", '{"text": "a  b"}')
    assert seen("a.xhtml", "<a xmlns='b'><p>c</p> </a>") == seen("a.xhtml", "<a xmlns='b'>\n<p>\nc</p></a>")
    assert seen("a.txt", "a") is None


def test_archives_are_compared_file_by_file(tmp_path: Path) -> None:
    files = {
        "old": {"a.html": "<p>a</p>", "b.html": "b"},
        "new": {"a.html": "<p>\na</p>", "b.html": "c"},
    }
    for side, texts in files.items():
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, text in texts.items():
                archive.writestr(name, text)
        (tmp_path / side).mkdir()
        (tmp_path / side / "all.zip").write_bytes(held.getvalue())
    found = [*differences(tmp_path / "old", tmp_path / "new", lines=9, loose=True)]
    assert found[0] == "differs: all.zip: b.html"
    assert [line for line in found if line.startswith("differs")] == found[:1]
    assert len([*differences(tmp_path / "old", tmp_path / "new", lines=9)]) == 1
