"""Names are in one order, wherever they stand from A to Z."""

from __future__ import annotations

import json
import re
from random import Random

from helpers import BUILD_INFO, Pages
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.site_context import SiteContext
from psychoed.features.glossary.export_json import glossary_json
from psychoed.outputs.handout.collections import glossary_sheet
from psychoed.text.collation import collation_key

ORDER = ("apt", "co-op", "coal", "éclat", "o’clock", "Ølet", "Oslo", "Zeal")


def test_accents_and_case_come_after_letters() -> None:
    shuffled = Random(1).sample(ORDER, len(ORDER))
    assert tuple(sorted(shuffled, key=collation_key)) == ORDER
    assert sorted(["résumé", "Resume", "resume"], key=collation_key) == ["Resume", "resume", "résumé"]


def test_pages_paper_and_data_have_the_same_order() -> None:
    words = "".join(f"{name}\n:   Meaning of this.\n\n" for name in Random(2).sample(ORDER, len(ORDER)))
    told = f"Here come {', '.join(ORDER[::-1])}.\n"
    site = Pages({"page.md": told, "words.md": f"/// terms\n{words}///\n"})
    build = site.content
    urls = {name: name.replace(".md", ".html") for name in ("page.md", "words.md", GLOSSARY_URI, "sources.md")}
    data = glossary_json(build.site.book, build.related, build.site.claims, urls, BUILD_INFO)
    sheet = glossary_sheet(build.site, SiteContext(BUILD_INFO, (), urls), build.trust("words.md"))
    assert sheet is not None
    defined = site.html().split("words-on-this-page")[-1]
    assert tuple(re.findall(r"<h3[^>]*>([^<]+)", site.html(GLOSSARY_URI))) == ORDER
    assert tuple(re.findall(r"<dt><a[^>]*>([^<]+)", defined)) == ORDER
    assert tuple(term["name"] for term in sheet.body["terms"]) == ORDER
    assert tuple(term["name"] for term in json.loads(data)["terms"]) == ORDER
