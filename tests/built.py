"""What is read of a built site, whatever it is about: copies, embeds, sheets, data, and what searches find."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from html import escape, unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf import PdfReader

from mkdocs_run import SITE_NAME
from psychoed.content.build_info import BuildInfo
from psychoed.outputs.bundle.offline import bundle_name
from site_html import page_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = bundle_name(BuildInfo(name=SITE_NAME))
"""What files to download are called."""
WHOLE = {"worksheet", "glossary"}
"""Handouts of all pages together."""
SVG = "{http://www.w3.org/2000/svg}"

_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data_of(path: Path) -> dict[str, Any]:
    """Return the structured data of a page."""
    (text,) = _JSON_LD.findall(path.read_text(encoding="utf-8"))
    data: dict[str, Any] = json.loads(text)
    return data


def offline(site: Path, name: str = NAME) -> Path:
    """Return the zip of the whole site."""
    return site / f"downloads/{name}-offline.zip"


def embeds(site: Path) -> list[Path]:
    """Return every embed."""
    return sorted((site / "embed/v1").glob("*.html"))


def sheets(site: Path) -> dict[str, PdfReader]:
    """Return every handout by its name."""
    return {path.stem: PdfReader(path) for path in sorted((site / "handouts").glob("*.pdf"))}


def packed(text: str) -> str:
    """Return a text without white space: where lines end is the paper's business."""
    return "".join(text.split())


def filled_codes(gallery: str) -> list[dict[str, str]]:
    """Return for each part of a gallery what its script makes, by its name: the codes for any part, filled in."""
    (template,) = re.findall(r'<details class="gallery__more gallery__screen gallery__template">.*', gallery, re.S)
    fields = re.findall(r'<label[^>]*>([^<]*)</label><textarea[^>]* data-template="([^"]*)"', template)
    filled = []
    for facts, title in re.findall(r'<section class="gallery__part"([^>]*)>\s*<h4[^>]*>(.*?)</h4>', gallery, re.S):
        values = {name: unescape(fact) for name, fact in re.findall(r' data-(\w+)="([^"]*)"', facts)}
        filled.append({name: _filled(unescape(text), {**values, "title": unescape(title)}) for name, text in fields})
    return filled


def _filled(template: str, values: Mapping[str, str]) -> str:
    told = {**values, "title": escape(values["title"])} if template.startswith("<") else values
    return re.sub(r"\{(id|title|height|home|alt)\}", lambda found: told[found[1]], template)


def gallery_of(site: Path) -> str:
    """Return the page that shows every part."""
    (page,) = [text for path in page_files(site) if 'class="gallery__part"' in (text := path.read_text("utf-8"))]
    return page


class Found(NamedTuple):
    """Something that searches find."""

    place: str
    title: str
    text: str


def found_by_search(site: Path) -> list[Found]:
    """Return what the site's search finds, from its files."""
    calls = (
        re.fullmatch(r'searchPart\("(.*?)",(.*)\)\n', path.read_text("utf-8")) for path in site.glob("assets/search/*")
    )
    parts = {call[1]: json.loads(call[2]) for call in calls if call}
    head = parts["index"]
    documents, pages = (
        [held for at in range(len(head[kind])) for held in parts[f"{kind}-{at}"]] for kind in ("texts", "pages")
    )
    assert len(head["kinds"]) == len(documents)
    return [
        Found(f"{pages[bisect_right(head['firsts'], number) - 1][0]}#{anchor}".rstrip("#"), title, text)
        for number, (anchor, title, text) in enumerate(documents)
    ]
