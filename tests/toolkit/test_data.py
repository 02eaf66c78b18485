"""Words, claims and studies as data: they keep to their schemas, and say what the pages say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator

from helpers import BUILD_INFO, Pages
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.data_file import outside
from psychoed.features import data_format
from psychoed.features.evidence import export_json as sources_export
from psychoed.features.evidence.export_json import sources_json
from psychoed.features.evidence.label import LABELS
from psychoed.features.glossary import export_json as glossary_export
from psychoed.features.glossary.export_json import glossary_json
from site_html import Html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ("glossary", "sources")
EXPORTS = {"glossary": glossary_export, "sources": sources_export}
SCHEMAS = {name: json.loads(EXPORTS[name].FORMAT.schema) for name in NAMES}

PAGE = """---
title: A *page*
---
/// facts | Two *things*
    id: two

| Thing | Role |
| --- | --- |
| Trust | Carries *much* |
| Calm | Follows |
///

/// evidence | contested
    about: two/trust
    sources: [a2020]
    see_also: [b2021]

It is *not* so [simple](other.md#there), and `[x](/x.md)` is code.
///

/// terms
Trust
trusting
[[faith]]
:   Counting on *someone*, see [[Calm]] and [there](other.md#there).
///
"""

REFERENCES = [
    {
        "id": key,
        "type": "book",
        "title": f"On {key}",
        "author": [{"family": "A"}],
        "issued": {"date-parts": [[year]]},
    }
    for key, year in (("a2020", 2020), ("b2021", 2021), ("c2022", 2022))
]
URLS = {"page.md": "page.html", "other.md": "other/index.html", GLOSSARY_URI: GLOSSARY_URI.replace(".md", ".html")}


def told() -> dict[str, dict[str, Any]]:
    """Return the data of a small site."""
    build = Pages({"page.md": PAGE, "references.json": json.dumps(REFERENCES)}).content
    site = build.site
    glossary = glossary_json(site.book, build.related, site.claims, URLS, BUILD_INFO)
    sources = sources_json(site.claims, site.references, {**URLS, "sources.md": "sources.html"}, BUILD_INFO)
    return {"glossary": json.loads(glossary), "sources": json.loads(sources)}


@pytest.fixture(scope="module")
def real(site: Path) -> dict[str, dict[str, Any]]:
    return {name: json.loads((site / f"data/{name}.json").read_text(encoding="utf-8")) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_the_data_of_the_site_keeps_to_the_schema_beside_it(
    site: Path, real: dict[str, dict[str, Any]], name: str
) -> None:
    schema = json.loads((site / "data" / real[name]["$schema"]).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(real[name])


def test_a_word_is_told_in_plain_words_with_what_is_known_of_it() -> None:
    calm, trust = told()["glossary"]["terms"]
    assert trust == {
        "id": "trust",
        "url": "../" + GLOSSARY_URI.replace(".md", ".html#trust"),
        "name": "Trust",
        "forms": ["trusting"],
        "markedForms": ["faith"],
        "definition": "Counting on someone, see Calm and there.",
        "definitionMarkdown": "Counting on *someone*, see Calm and [there](../other/index.html#there).",
        "facts": [
            {
                "id": "two/trust",
                "table": "Two things",
                "url": "../page.html#two",
                "values": [{"name": "Role", "text": "Carries much"}],
                "claim": "two/trust",
                "evidence": ["contested"],
            }
        ],
        "related": ["calm"],
        "definedOn": {"page": "page.md", "title": "A page", "url": "../page.html#page-terms"},
    }
    assert (calm["definition"], calm["facts"][0]["values"]) == ("Role: Follows.", [{"name": "Role", "text": "Follows"}])


def test_a_claim_is_told_with_what_it_rests_on_and_a_study_with_what_rests_on_it() -> None:
    sources = told()["sources"]
    (claim,) = sources["claims"]
    assert claim["url"] == "../sources.html#claim:two/trust"
    (note,) = claim["evidence"]
    assert note["label"] == "contested"
    assert note["note"] == "It is not so simple, and [x](/x.md) is code."
    assert note["noteMarkdown"].startswith("It is *not* so [simple](../other/index.html#there)")
    assert (note["sources"], note["seeAlso"]) == (["a2020"], ["b2021"])
    assert [(r["id"], r["claims"], r["seeAlsoFor"]) for r in sources["references"]] == [
        ("a2020", ["two/trust"], []),
        ("b2021", [], ["two/trust"]),
    ]
    assert sources["references"][0]["csl"]["title"] == "On a2020"


def test_code_is_left_as_it_is_where_links_move() -> None:
    assert outside("`[a](/b.md)` [[c]] [d](/page.md#e) {claim=F1}", URLS) == "`[a](/b.md)` c [d](../page.html#e)"


def test_every_id_stands_once_and_every_id_that_is_named_is_there(real: dict[str, dict[str, Any]]) -> None:
    terms, sources = real["glossary"]["terms"], real["sources"]
    words = [term["id"] for term in terms]
    claims = [claim["id"] for claim in sources["claims"]]
    references = [reference["id"] for reference in sources["references"]]
    labels = [label["id"] for label in sources["labels"]]
    assert labels == [label.key for label in LABELS]
    for ids in (words, claims, references):
        assert len(ids) == len(set(ids)) >= 1
    for term in terms:
        assert set(term["related"]) <= set(words)
        assert {fact["claim"] for fact in term["facts"] if "claim" in fact} <= set(claims)
    for claim in sources["claims"]:
        for note in claim["evidence"]:
            assert {*note["sources"], *note["seeAlso"]} <= set(references)
    rest = {(note_key, c["id"]) for c in sources["claims"] for note in c["evidence"] for note_key in note["sources"]}
    assert rest == {(r["id"], claim) for r in sources["references"] for claim in r["claims"]}


@pytest.mark.parametrize("name", NAMES)
def test_every_address_leads_from_the_file_to_its_place(site: Path, real: dict[str, dict[str, Any]], name: str) -> None:
    addresses = re.findall(r'"url": "([^"]+)"', json.dumps(real[name]))
    addresses += re.findall(r"\]\(([^)]+)\)", json.dumps(real[name]))
    assert addresses
    pages: dict[str, Html] = {}
    for address in addresses:
        if urlsplit(address).scheme:
            continue
        parts = urlsplit(urljoin(f"data/{name}.json", address))
        page = pages.setdefault(parts.path, Html(site / parts.path))
        assert parts.fragment in page.ids, address


@pytest.mark.parametrize(
    ("since", "version", "said"),
    [
        ([1], 3, "a label more, `l0`; parts."),
        ([1, 1], 3, "labels more, `l0`, `l1`; parts."),
        ([1, 2], 4, "a label more, `l1`."),
        ([3, 2, 3], 5, "labels more, `l0`, `l2`."),
    ],
)
def test_a_new_label_makes_a_version_that_says_so(
    since: list[int], version: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels = [replace(LABELS[0], key=f"l{number}", since=when) for number, when in enumerate(since)]
    monkeypatch.setattr(data_format, "LABELS", labels)
    changes = data_format.Change("more"), data_format.Change("parts", labels=1)
    made = data_format.DataFormat(sources_export.FORMAT.path, changes)
    schema = json.loads(made.schema)
    assert schema["$defs"]["labelId"]["enum"] == [label.key for label in labels]
    assert schema["properties"]["version"] == {"description": f"{version}: {said}", "const": version}
    assert made.version == version


def _first(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    return lambda data: data[name][0]


BROKEN: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "another version": ("glossary", lambda d: d.update(version=99)),
    "no schema named": ("sources", lambda d: d.pop("$schema")),
    "something unknown beside the words": ("glossary", lambda d: d.update(made="today")),
    "something unknown in a word": ("glossary", lambda d: _first("terms")(d).update(line=3)),
    "a word without a meaning": ("glossary", lambda d: _first("terms")(d).update(definition="")),
    "HTML in a plain text": ("glossary", lambda d: _first("terms")(d).update(definition="It <em>is</em>.")),
    "a mark of the toolkit": ("glossary", lambda d: _first("terms")(d).update(definition="It [[is]].")),
    "an address from the root": ("glossary", lambda d: _first("terms")(d).update(url="/glossary.html")),
    "a claim without its label": ("glossary", lambda d: _first("terms")(d)["facts"][0].update(claim="F1")),
    "a note without a label": ("sources", lambda d: _first("claims")(d)["evidence"][0].pop("label")),
    "an unknown label": ("sources", lambda d: _first("claims")(d)["evidence"][0].update(label="sure")),
    "a claim without evidence": ("sources", lambda d: _first("claims")(d).update(evidence=[])),
    "HTML in a note": ("sources", lambda d: _first("claims")(d)["evidence"][0].update(note="<p>So</p>")),
    "a study without a title": ("sources", lambda d: _first("references")(d)["csl"].pop("title")),
    "a study twice in a note": ("sources", lambda d: _first("claims")(d)["evidence"][0].update(sources=["a", "a"])),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_the_schemas_reject_broken_data(broken: str) -> None:
    name, change = BROKEN[broken]
    data = told()[name]
    validator = Draft202012Validator(SCHEMAS[name])
    validator.validate(data)
    change(data)
    assert not validator.is_valid(data)
