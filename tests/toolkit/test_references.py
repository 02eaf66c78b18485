"""References are read as reference managers export them, and written out whole."""

from __future__ import annotations

import json

import pytest

from psychoed.content.references.cite import bibliography
from psychoed.content.references.csl import Reference, read_references
from psychoed.text.inline import plain
from psychoed.words.reading import english


def reference(**fields: object) -> Reference:
    item = {"id": "a", "type": "book", "title": "T", "author": [{"family": "A", "given": "B. C."}]}
    text = json.dumps([{**item, "issued": {"date-parts": [[2001]]}, **fields}])
    references, problems = read_references("references.json", text)
    assert problems == []
    return references["a"]


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ({"author": [{"family": "Feldman"}]}, "Feldman, 2001"),
        ({"author": [{"family": "LeDoux"}, {"family": "Pine"}]}, "LeDoux and Pine, 2001"),
        ({"author": [{"family": "Coan"}, {"family": "Beckes"}, {"literal": "others"}]}, "Coan and others, 2001"),
        ({"author": [{"family": "Jauhar"}, {"literal": "others"}]}, "Jauhar and others, 2001"),
        ({"author": [{"family": "Berker", "non-dropping-particle": "de"}]}, "de Berker, 2001"),
        ({"author": [{"literal": "World Health Organization"}]}, "World Health Organization, 2001"),
        ({"author": None, "editor": [{"family": "Reis"}]}, "Reis, 2001"),
        ({"issued": {"date-parts": [["1997", "3"]]}}, "A, 1997"),
        ({"author": [{"family": "Feldman"}, {"literal": "et al."}]}, "Feldman and others, 2001"),
        ({"author": [{"family": "Feldman"}, {"literal": "others"}]}, "Feldman and others, 2001"),
    ],
)
def test_a_note_names_authors_and_year(fields: dict[str, object], short: str) -> None:
    assert reference(**fields).short(english()) == short


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"publisher": "Guilford", "publisher-place": "New York"}, "A, B.C. (2001) T. New York: Guilford."),
        (
            {"type": "chapter", "container-title": "Handbook", "editor": [{"family": "E"}], "page": "1-9"},
            "A, B.C. (2001) ‘T’, in E (ed.) Handbook, pp. 1–9.",
        ),
        (
            {"type": "article-journal", "container-title": "J & K", "volume": "3", "issue": "2", "page": "e5"},
            "A, B.C. (2001) ‘T’, J & K, 3(2), p. e5.",
        ),
        (
            {"DOI": "10.1000/a(b)<c>_d*e", "type": "article-journal", "container-title": "J", "volume": "1"},
            "A, B.C. (2001) ‘T’, J, 1. Available at: https://doi.org/10.1000/a(b)<c>_d*e.",
        ),
    ],
)
def test_other_works_than_articles_are_cited_too(fields: dict[str, object], words: str) -> None:
    assert plain(bibliography([reference(**fields)], "en")["a"]) == words


def test_zoteros_own_keys_are_taken_before_its_web_addresses() -> None:
    item = {"id": "http://zotero.org/users/1/items/X", "citation-key": "a"}
    assert reference(**item).item["id"] == "a"


def test_there_may_be_no_references() -> None:
    assert read_references("references.json", "[]") == ({}, [])
    assert bibliography([], "en") == {}


_FIELDS = "id type title author editor issued accessed volume page container-title DOI"
FIELDS = _FIELDS.split()
ODD = (None, "", 0, True, [], {}, [None], ["x"], [[]], 1.5, "x", [{"literal": 1}], [{"family": 12}])
ODD_DATES = ([[2004, None]], [[2004], []], [[2004], 2005], [[True]], [["x"]], [[2004, 13, 1, 1]])


@pytest.mark.parametrize(
    "name",
    ["id", "type", "title", "author", "editor", "issued", "accessed", "volume", "page", "container-title", "DOI"],
)
def test_an_odd_value_is_told_or_left_out_and_breaks_nothing(name: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "T", "author": [{"family": "A"}], "volume": "1"}
    for value in (*ODD, *({"date-parts": parts} for parts in ODD_DATES)):
        text = json.dumps([{**item, "issued": {"date-parts": [[2001]]}, name: value}])
        references, problems = read_references("references.json", text)
        written = bibliography(references.values(), "en")
        assert problems or len(written) == 1
        assert not any(trace in words for words in written.values() for trace in ("['", "{'", "None", "AD"))
