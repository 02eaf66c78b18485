"""How sure research is: a reader meets it where a claim is read, with any browser, on any width, and on paper."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, DOCS, LEARN, is_focused, look_inside, open_folds, tab_to, words
from playwright.sync_api import expect

from helpers import real_content, site_words
from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

CLAIMS = ["index.html", *LEARN]
TITLES = [label.title(site_words()) for label in LABELS]


def marks(page: Page) -> list[Locator]:
    found = page.locator("main details.evidence").all()
    assert found
    return found


def note_of(mark: Locator) -> Locator:
    return mark.locator(".evidence__note")


@pytest.mark.parametrize("path", CLAIMS)
def test_each_mark_says_what_it_is_about_in_text(page: Page, path: str) -> None:
    page.goto(path)
    open_folds(page)
    look_inside(page)
    names = []
    for mark in marks(page):
        label = words(mark.locator(".evidence-mark__label"))
        assert label in TITLES
        expect(mark.locator(".evidence-mark__label")).to_be_visible()
        expect(mark.locator("svg")).to_be_visible()
        names.append(words(mark.locator("summary")))
        about = mark.locator(".evidence__about")
        if about.count():
            assert names[-1] == f"{words(about)} How sure? {label}"
        else:
            assert names[-1].startswith(f"How sure? {label}: what research says about “")
    # Read one after another, out of their places, no two sound the same.
    assert len(set(names)) == len(names)


@BOTH
@pytest.mark.parametrize("javascript", [True, False])
def test_a_note_opens_by_keyboard_and_leads_to_its_studies(
    new_page: Callable[..., Page], base: str, javascript: bool
) -> None:
    page = new_page(java_script_enabled=javascript)
    page.goto("learn/friends.html")
    mark = marks(page)[0]
    summary = mark.locator("summary")
    expect(note_of(mark)).to_be_hidden()
    tab_to(page, summary)
    page.keyboard.press("Enter")
    expect(note_of(mark)).to_be_visible()
    if javascript:
        assert is_focused(summary)
    study = note_of(mark).get_by_role("link").first
    short = words(study)
    study.click()
    expect(page).to_have_url(f"{base}sources.html#thorsteinsson1999")
    expect(page.locator(":target")).to_be_in_viewport()
    assert short.split()[0] in words(page.locator(":target"))


def test_a_claim_on_the_page_of_sources_leads_to_where_it_is_read(page: Page, base: str) -> None:
    page.goto("sources.html")
    page.get_by_role("heading", name="Oxytocin builds trust").locator("xpath=following-sibling::p").get_by_role(
        "link", name="The chemistry of closeness"
    ).first.click()
    expect(page).to_have_url(f"{base}learn/neurochemistry.html#neurochemicals/oxytocin")
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page.locator(":target")).to_contain_text("Oxytocin")


def test_what_is_least_known_comes_first_and_no_claim_is_missing(page: Page) -> None:
    page.goto("sources.html")
    claims = real_content().site.claims.values()
    least = {min(LABELS.index(evidence.label) for evidence in claim.whole) for claim in claims}
    groups = page.locator("main h3").all_text_contents()
    assert groups == [TITLES[number] for number in sorted(least)]
    assert page.locator("main h4").count() == len(claims) > 30
    works = json.loads((DOCS / "references.json").read_text("utf-8"))
    assert page.locator("main dt[id]").count() == len(works)
    given = Counter(evidence.label for claim in claims for evidence in claim.evidence)
    counts = [words(item) for item in page.locator("#how-to-read-the-labels + ul > li").all()]
    assert [int(count.split("(")[1].split()[0]) for count in counts] == [given[label] for label in LABELS]


@pytest.mark.parametrize("path", CLAIMS)
def test_on_paper_every_note_is_open(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(media="print")
    for mark in marks(page):
        expect(note_of(mark)).to_be_visible()
        box = note_of(mark).bounding_box()
        assert box is not None
        assert box["height"] > 20


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("path", ["learn/pathway.html", "learn/neurochemistry.html", "learn/inconsistent.html"])
def test_an_open_note_can_be_read_in_full(page: Page, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1000})
    page.goto(path)
    open_folds(page)
    look_inside(page)
    for mark in marks(page):
        mark.locator("summary").click()
        note = note_of(mark)
        expect(note).to_be_visible()
        note.scroll_into_view_if_needed()
        box = note.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        # Wide enough to read, and nothing lies over it.
        assert box["width"] >= min(220, width - 120)
        covered = note.evaluate("""note => [...note.children].filter(part => {
            const box = part.getBoundingClientRect()
            if (box.top < 0 || box.bottom > innerHeight) return false
            return [[box.left + 8, box.top + 8], [box.left + box.width / 2, box.top + box.height / 2]].some(
                ([x, y]) => !note.contains(document.elementFromPoint(x, y)))
        }).map(part => part.textContent)""")
        assert covered == []
        mark.locator("summary").click()
        expect(note).to_be_hidden()
