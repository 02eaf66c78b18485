"""Documentations that others wrote are as they are without the toolkit: their source is fetched as it was published."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import markdown
import pytest

from helpers import EXTENSIONS, Pages
from mkdocs_run import DATES, ENV, ROOT, messages, mkdocs, themed_site

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.long

SOURCES = Path(__file__).with_name("requirements.txt")
"""Which, and the digest of each."""
WANTED = [line.split()[0] for line in SOURCES.read_text("utf-8").splitlines() if "==" in line]
NAMES = [each.partition("==")[0] for each in WANTED]
CACHE = ROOT / ".cache" / "foreign"

MORE = [
    *("abbr", "admonition", "footnotes", "md_in_html", "pymdownx.blocks.details", "pymdownx.blocks.html"),
    *("pymdownx.blocks.caption", "pymdownx.blocks.definition", "pymdownx.blocks.tab"),
    *(
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "pymdownx.keys",
        "pymdownx.mark",
    ),
]
"""What most of them are written for, besides what our pages are."""

_KINDS = """
    new settings note abstract info tip success warning failure danger bug example quote important
    collapse-code details-info fancylists
"""
BLOCKS = {"pymdownx.blocks.admonition": {"types": _KINDS.split()}}
"""Blocks of one of them, whose names it chose."""


@pytest.fixture(scope="module")
def documentations() -> dict[str, dict[str, str]]:
    """Return path and text of each page, by project; where nothing can be fetched skip, or fail with CI set."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:"]
    # What can build them is among what tests need: nothing else is fetched.
    command += ["--no-build-isolation", "--require-hashes", "--requirement", str(SOURCES), "--dest", str(CACHE)]
    done = subprocess.run(command, env=ENV, capture_output=True, text=True, check=False)
    if done.returncode:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no foreign documentations: {done.stderr}")
        pytest.skip("no foreign documentations: they cannot be fetched")
    return {each.partition("==")[0]: _pages(each) for each in WANTED}


def _pages(wanted: str) -> dict[str, str]:
    name, _, version = wanted.partition("==")
    with tarfile.open(CACHE / f"{name.replace('-', '_')}-{version}.tar.gz") as packed:
        texts = {}
        for member in packed:
            _, _, path = member.name.partition("/")
            # MkDocs leaves out what begins with a dot.
            if member.isfile() and path.startswith("docs/") and path.endswith(".md") and "/." not in path:
                read = packed.extractfile(member)
                assert read is not None
                texts[path.removeprefix("docs/")] = read.read().decode("utf-8").replace("\r\n", "\n")
    return texts


def _ordinary(texts: Mapping[str, str], site: Pages) -> list[str]:
    """Return the pages on which nothing is called as a block of ours is."""
    return [path for path in texts if not site.content.site.book.by_uri[path].has_blocks]


def test_their_articles_are_the_same(documentations: dict[str, dict[str, str]]) -> None:
    changed, compared, left_out = [], 0, []
    for name, texts in documentations.items():
        site = Pages(texts)
        ordinary = _ordinary(texts, site)
        left_out += [f"{name}: {path}" for path in texts if path not in ordinary]
        plain = markdown.Markdown(extensions=[*EXTENSIONS, *MORE])
        for path in ordinary:
            text = texts[path]
            body = text.split("\n---\n", 1)[1] if text.startswith("---\n") else text
            compared += 1
            if site.html(path, MORE) != plain.reset().convert(body):
                changed.append(f"{name}: {path}")
    assert (len(documentations), compared > 200) == (5, True)
    assert changed == []
    # `/// question` is an admonition to one of them.
    assert len(left_out) <= 2, left_out


@pytest.mark.parametrize("name", NAMES)
def test_they_are_built_and_their_pages_are_the_same(
    name: str, documentations: dict[str, dict[str, str]], tmp_path: Path
) -> None:
    pages = documentations[name]
    texts = {path: _dated(pages[path]) for path in _ordinary(pages, Pages(pages))}
    # A theme of nothing but the article: what stands around it is another matter.
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text("{{ page.content }}", "utf-8")
    settings = {
        "markdown_extensions": [*EXTENSIONS, *MORE, BLOCKS],
        "theme": {"name": None, "custom_dir": str(theme)},
        "validation": {"links": {"not_found": "info"}},
    }
    built = []
    for folder, more in {"with": {}, "without": {"hooks": []}}.items():
        root = themed_site(tmp_path / folder, texts, **settings, **more)
        done = mkdocs("build", cwd=root)
        assert (done.returncode, messages(done)) == (0, []), done.stderr
        built.append({path: (root / "site" / path).with_suffix(".html").read_text("utf-8") for path in texts})
    ours, plain = built
    assert len(plain) > 20
    assert [path for path, html in plain.items() if ours[path] != html] == []


def _dated(text: str) -> str:
    """Say when a page was checked, as every page of ours does."""
    return DATES.removesuffix("---\n") + text.removeprefix("---\n") if text.startswith("---\n") else DATES + text
