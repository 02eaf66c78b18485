"""Whatever authors and data files say stays text: nothing in it becomes an element, an attribute or a script."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
import yaml

from mkdocs_run import mkdocs, themed_site
from site_html import html_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TRIES = (
    "<script>broken()</script>",
    "</script><script>broken()</script>",
    '"><img src=x onerror=broken()>',
    "' onmouseover='broken()",
    '" autofocus onfocus="broken()',
    "<!-- broken() <script>",
    "--><svg/onload=broken()>",
    "]]><broken>",
    "{{ config.site_name.broken() }}{% broken %}",
    "&lt;script&gt;broken()&lt;/script&gt;",
    "\u2028broken()\u2029",
    "[x](javascript:broken()) ![x](broken) <broken@example.org>",
    "</title></head><body onload=broken()>",
    "`</code><broken>` *b* _c_ {: onclick=broken() }",
)


class Elements(HTMLParser):
    """The elements of a page, what its scripts hold and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self.words = ""
        self._script: tuple[str | None] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._script = (dict(attrs).get("type"),) if tag == "script" else None

    def handle_endtag(self, tag: str) -> None:
        """Leave a script."""
        self._script = None

    def handle_data(self, data: str) -> None:
        """Note what is said."""
        if self._script:
            self.scripts.append((self._script[0], data))
        else:
            self.words += data


def front_matter(**fields: object) -> str:
    dates = "reviewed: 2026-11-23\nnext_review: 2027-11-23\n"
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True)}{dates}---\n"


def hostile(text: str) -> Mapping[str, str]:
    """Return a site that says the same text in every place that takes text."""
    item = {
        "id": "key",
        "type": "article-journal",
        "title": text,
        "author": [{"family": text, "given": text}, {"literal": text}],
        "issued": {"date-parts": [[2020]]},
        "container-title": text,
        "volume": text,
        "page": text,
        "DOI": f"10.1000/{text.replace(' ', '')}".replace("\u2028", "").replace("\u2029", ""),
    }
    line = {
        "id": "line",
        "where": [text],
        "need": "crisis",
        "name": text,
        "for": text,
        "site": "talk.example/a_b",
        "note": text,
        "say": text,
        "short": text,
    }
    listed = {"exit": "https://weather.example/", "places": {text: {}}, "lines": [line]}
    # An open comment would take the rest of the page with it, as in any Markdown, and is told.
    title = (
        yaml.safe_dump(f"Said: {text[:180]}".replace("<!--", "<! --"), allow_unicode=True, width=10_000)
        .removesuffix("\n...\n")
        .strip()
    )
    evidence = f"/// evidence | contested\n    about: F1\n    title: {title}\n    sources: [key]\n\nA note.\n///\n"
    about = front_matter(title=text, description=text, author=text, reviewer=text)
    return {
        "references.json": json.dumps([item]),
        "help-lines.yml": yaml.safe_dump(listed, allow_unicode=True),
        "index.md": f"{about}# Home\n\nStated. {{claim=F1}}\n\n{evidence}\nOr {{helpline=line}}.\n",
        "help-now.md": f"{front_matter(title=text, template='help.html')}# Help\n\n/// help-lines\n///\n",
        "words.md": f"{about}# Words\n\n/// terms\nTrust\n:   Expecting good.\n///\n",
    }


@pytest.mark.parametrize("text", TRIES)
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    folder = themed_site(
        tmp_path,
        hostile(text),
        site_name=text,
        site_description=text,
        site_author=text,
        site_url="https://example.org/",
        extra={"feedback": text, "release": text, "generator": False},
    )
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    pages = html_files(folder / "site")
    assert {"index.html", "sources.html", "help-now.html", "glossary.html"} <= {page.name for page in pages}
    for path in pages:
        page = Elements(path.read_text(encoding="utf-8"))
        assert not {tag for tag in page.tags if "broken" in tag or tag in {"svg/onload", "img"}}, path
        assert [name for name, _ in page.attributes if name.startswith("on") or "broken" in name] == [], path
        assert [value for name, value in page.attributes if name == "href" and value.startswith("javascript:")] == []
        for kind, script in page.scripts:
            if kind == "application/ld+json":
                json.loads(script)
            else:
                assert "broken" not in script, path


def test_a_page_may_have_any_name(tmp_path: Path) -> None:
    name = 'a"b & <broken> 50% é'
    facts = "/// facts | Two\n    id: two\n\n| A | B |\n| --- | --- |\n| One | 1 |\n| Two | 2 |\n| Three | 3 |\n///\n"
    texts = {
        "index.md": f"{front_matter(title='Home')}# Home\n",
        f"learn/{name}.md": f"{front_matter(title='Page')}# Page\n\n{facts}",
    }
    folder = themed_site(tmp_path, texts, site_url="https://example.org/")
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    path = folder / "site" / f"learn/{name}.html"
    page = Elements(path.read_text(encoding="utf-8"))
    assert "broken" not in page.tags
    links = [unquote(value) for key, value in page.attributes if key == "href" and value.endswith(".pdf")]
    assert len(links) == 4
    assert all((path.parent / link).is_file() for link in links)


def test_structured_data_keeps_every_character(tmp_path: Path) -> None:
    text = " ".join(TRIES)
    pages = hostile(text)
    # All at once is more than a quiz sheet has room for.
    pages["index.md"] = pages["index.md"].replace("---\n", "---\nquiz: false\n", 1)
    folder = themed_site(tmp_path, pages, site_name=text)
    assert mkdocs("build", cwd=folder).returncode == 0
    page = Elements((folder / "site/words.html").read_text(encoding="utf-8"))
    (data,) = [json.loads(script) for kind, script in page.scripts if kind == "application/ld+json"]
    assert data["name"] == text
    assert data["reviewedBy"][0]["name"] == text.strip()


def test_a_title_keeps_its_words_whatever_signs_it_holds(tmp_path: Path) -> None:
    said = "Scores < 5 and > 2: what # means"
    pages = {
        "index.md": f"{front_matter(title='Home')}# Home\n",
        "learn/scores.md": f"{front_matter(title=said)}# Page\n",
        "learn/heading.md": f"{front_matter(author='A')}# Sums < 7 and > 1 & more\n",
    }
    root = themed_site(tmp_path, pages)
    done = mkdocs("build", cwd=root)
    assert done.returncode == 0, done.stderr
    for name, title in (("scores", said), ("heading", "Sums < 7 and > 1 & more")):
        written = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = (root / f"site/learn/{name}.html").read_text("utf-8")
        assert f"<title>{written} - " in text
        assert f'<meta property="og:title" content="{written}">' in text
        # In the menu, and beside the page.
        assert text.count(f">{written}</a>") > 0
    search = root / "site/search.html"
    assert not search.exists() or "Scores &lt; 5" in search.read_text("utf-8")
