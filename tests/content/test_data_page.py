"""What the page about data says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from helpers import DOCS
from site_html import Html

if TYPE_CHECKING:
    from pathlib import Path


def test_the_example_on_the_page_about_data_is_true(site: Path) -> None:
    told = json.loads((site / "data/glossary.json").read_text(encoding="utf-8"))
    text = (DOCS / "about/data.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    (trust,) = [term for term in told["terms"] if term["id"] == "trust"]
    assert json.loads(shown).items() <= trust.items()


def test_the_page_about_data_names_every_file(site: Path) -> None:
    linked = {urljoin("about/data.html", url) for url in Html(site / "about/data.html").urls}
    assert {f"data/{path.name}" for path in (site / "data").iterdir()} | {"references.json"} <= linked
