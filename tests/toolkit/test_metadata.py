"""What machines read: true, complete, and in the words of their standards."""

from __future__ import annotations

import importlib
import inspect
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from built import data_of
from helpers import BUILD_INFO, Pages
from mkdocs_run import DATES, SITE_NAME, mkdocs, themed_site
from psychoed.content.build_info import AUTHOR_TYPES, BuildInfo
from psychoed.features.evidence.label import LABELS
from psychoed.outputs.metadata.files import llms_txt, robots_txt
from psychoed.outputs.metadata.structured_data import Described, page_data, script_text, web_site
from psychoed.words.reading import english
from site_html import Html, page_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield an item and every item within it."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def kinds(node: dict[str, Any]) -> list[type]:
    """Return the schema.org types of an item, as pydantic2-schemaorg has them."""
    names = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    return [getattr(importlib.import_module(f"pydantic2_schemaorg.{name}"), name) for name in names]


def expected(node: dict[str, Any], name: str) -> str:
    """Return the types that a property of an item may have; empty where it has no such property."""
    bases = dict.fromkeys(base for kind in kinds(node) for base in kind.__mro__)
    return " ".join(str(inspect.get_annotations(base).get(name, "")) for base in bases)


def is_expected(value: Any, types: str) -> bool:
    if isinstance(value, dict):
        names = {base.__name__ for kind in kinds(value) for base in kind.__mro__}
    else:
        names = {"str", "AnyUrl", "int", "bool", "StrictBool"}
    return not names.isdisjoint(re.findall(r"\w+", types))


def test_structured_data_keeps_to_the_vocabulary_of_schema_org(site: Path) -> None:
    seen = set()
    for path in page_files(site):
        if path.name == "404.html":
            continue
        data = data_of(path)
        assert data.pop("@context") == "https://schema.org"
        for node in nodes(data):
            seen.update(kind.__name__ for kind in kinds(node))
            for name, value in node.items():
                if name.startswith("@"):
                    continue
                types = expected(node, name)
                assert types.strip(), f"{path.name}: {node['@type']} has no property {name}"
                for one in value if isinstance(value, list) else [value]:
                    assert is_expected(one, types), f"{path.name}: {name} of {node['@type']} is no {one!r}"
    assert seen >= {"DefinedTermSet", "DefinedTerm", "LearningResource", "ScholarlyArticle", "Quiz", "Question"}


def test_a_site_is_described_with_its_address_and_its_licence() -> None:
    build_info = BuildInfo(name="Sleep", description="How it comes", address="https://example.org/")
    assert web_site(build_info) == {
        "@type": "WebSite",
        "name": "Sleep",
        "description": "How it comes",
        "url": "https://example.org/",
        "inLanguage": "en",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert "url" not in web_site(BuildInfo(name="Sleep"))


def test_the_vocabulary_check_can_fail() -> None:
    assert not expected({"@type": "DefinedTerm"}, "lastReviewed").strip()
    assert not is_expected({"@type": "Quiz"}, expected({"@type": "Question"}, "acceptedAnswer"))


def test_every_address_within_structured_data_is_on_its_page(site: Path) -> None:
    found = 0
    for path in page_files(site):
        if path.name != "404.html":
            ids = {node["@id"].removeprefix("#") for node in nodes(data_of(path)) if "@id" in node}
            found += len(ids)
            assert ids <= Html(path).ids, path
    assert found


def test_no_review_is_claimed_that_did_not_take_place(site: Path) -> None:
    for path in page_files(site):
        text = path.read_text(encoding="utf-8")
        assert "lastReviewed" not in text, path
        assert "reviewedBy" not in text, path
        assert "Not yet clinically reviewed" in text, path


def test_a_review_that_took_place_is_told(tmp_path: Path) -> None:
    reviewed = DATES.replace("---\n", "---\nreviewer: Dr A. Name, psychologist\n", 1)
    folder = themed_site(
        tmp_path, {"index.md": f"{DATES}# Home\n", "a.md": f"{reviewed}# A\n", "b.md": f"{DATES}# B\n"}
    )
    assert mkdocs("build", cwd=folder).returncode == 0
    data = data_of(folder / "site/a.html")
    assert (data["lastReviewed"], data["reviewedBy"][0]["name"]) == ("2026-11-23", "Dr A. Name, psychologist")
    assert "Dr A. Name" in (folder / "site/a.html").read_text("utf-8").split("<body")[1]
    assert "Dr A. Name" not in (folder / "site/b.html").read_text("utf-8")


@pytest.mark.parametrize("kind", AUTHOR_TYPES)
def test_a_site_says_what_its_author_is_and_nothing_is_guessed(kind: str) -> None:
    page = Pages({"page.md": f"{DATES}# Page\n\nText.\n"}).content
    trust = replace(page.trust("page.md"), authors=("Dr. Test", "A. Guest"))
    seen = Described("page.md", "Page", "", "", is_home=False)
    for told, author in (("", "Dr. Test"), (kind, {"@type": kind, "name": "Dr. Test"})):
        build_info = replace(BUILD_INFO, author="Dr. Test", author_type=told)
        data = page_data(replace(page.site, build_info=build_info), None, trust, seen)
        assert data["author"] == [author, {"@type": "Person", "name": "A. Guest"}]
        assert is_expected(author, expected(data, "author"))


def test_what_an_author_cannot_be_is_told(tmp_path: Path) -> None:
    root = themed_site(tmp_path, {"index.md": f"{DATES}# Page\n"}, site_author="A", extra={"author_type": "Persona"})
    done = mkdocs("build", cwd=root)
    assert done.returncode == 1
    told = "`author_type` under `extra` is not known: Persona. Write `Organization` or `Person`, or leave it out."
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_every_page_describes_itself_to_those_who_share_it(site: Path) -> None:
    described = {}
    for path in page_files(site):
        head = path.read_text(encoding="utf-8").split("</head>")[0]
        found = dict(re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)">', head))
        assert found["description"] == found["og:description"] != "", path
        assert found["og:title"]
        assert found["og:site_name"] == SITE_NAME
        assert found["og:type"] in {"website", "article"}
        assert found["referrer"] == "no-referrer"
        described[path.name, found["og:title"]] = found["description"]
    assert len(described) == len(page_files(site))


def test_absolute_addresses_appear_with_the_address_alone(tmp_path: Path) -> None:
    texts = {"index.md": f"{DATES}# Home\n", "a.md": f"{DATES}# A\n"}
    local = themed_site(tmp_path / "local", texts, site_url="")
    hosted = themed_site(tmp_path / "hosted", texts, site_url="https://example.org/care/")
    assert mkdocs("build", cwd=local).returncode == 0
    assert mkdocs("build", cwd=hosted).returncode == 0
    page = (local / "site/a.html").read_text("utf-8")
    assert 'rel="canonical"' not in page
    assert "og:url" not in page
    assert "Sitemap" not in (local / "site/robots.txt").read_text("utf-8")
    page = (hosted / "site/a.html").read_text("utf-8")
    assert '<meta property="og:url" content="https://example.org/care/a.html">' in page
    assert data_of(hosted / "site/a.html")["url"] == "https://example.org/care/a.html"
    assert "Sitemap: https://example.org/care/sitemap.xml\n" in (hosted / "site/robots.txt").read_text("utf-8")
    assert "(https://example.org/care/a.html)" in (hosted / "site/llms.txt").read_text("utf-8")


@pytest.mark.parametrize("words", ["</script >", "<!--<script", "</SCRIPT\t", "a & b", "one\u2028two\u2029three"])
def test_no_text_in_structured_data_can_end_its_element(words: str) -> None:
    text = script_text({"name": words})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["name"] == words


def test_robots_may_read_everything() -> None:
    assert robots_txt(BuildInfo()) == "User-agent: *\nAllow: /\n"


def test_llms_txt_has_the_parts_that_its_standard_asks_for(site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    title, _, summary, *_ = text.split("\n")
    assert (title, summary[:2]) == (f"# {SITE_NAME}", "> ")
    links = re.findall(r"^- \[.+?\]\((\S+?)\)(: .+)?$", text, re.MULTILINE)
    assert all((site / urlsplit(url).path).is_file() for url, _ in links)
    assert {"index.html", "glossary.html", "sources.html"} <= {url for url, _ in links}
    assert "search.html" not in {url for url, _ in links}
    assert text.index("\n- ") < text.index("\n## ")


def test_llms_txt_names_all_labels_of_evidence_and_counts_them() -> None:
    told = llms_txt(BUILD_INFO, [])
    named = ", ".join(label.said(english()) for label in LABELS)
    assert f"in one of {len(LABELS)} labels: {named}. " in told


def test_llms_txt_escapes_titles() -> None:
    assert "- [a \\[b\\]](x.html): c d\n" in llms_txt(BUILD_INFO, [("a [b]", "c\nd", "x.html")])


@pytest.mark.parametrize("kind", ["robots.txt", "llms.txt"])
def test_a_file_of_the_authors_own_is_kept(kind: str, tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": f"{DATES}# Home\n", kind: "mine"})
    assert mkdocs("build", cwd=folder).returncode == 0
    assert (folder / "site" / kind).read_text("utf-8") == "mine"


def test_questions_of_order_have_no_type_and_are_left_out() -> None:
    pages = Pages({"page.md": "/// pathway | A line\n1. One\n2. Two\n3. Three\n4. Four\n///\n"})
    pages.html()
    page = Described("quiz/page.md", "Quiz", "", "", False)
    content = pages.content
    data = page_data(content.site, content.quiz(page.src_uri), content.trust(page.src_uri), page)
    assert {question["eduQuestionType"] for question in data["hasPart"]} == {"Multiple choice"}
    assert not any("order" in question["@id"] for question in data["hasPart"])
    assert {question["@type"] for question in data["hasPart"]} == {"Question"}
