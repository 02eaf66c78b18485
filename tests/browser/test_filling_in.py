"""A review copy as a reviewer has it: a file without a network, filled in on a phone, saved, and read back."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Watch, scrolls_sideways
from playwright.sync_api import expect
from test_axe import TAGS

from helpers import THEME, other_content
from psychoed.content.reviews import AGREED, ASKED, read_reviews
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.review import answer_of, copy_of
from reviewing import PAGE, filled_in, pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SCRIPTS = make_assets(THEME.texts).texts
CONTENT = pages(PAGE).content
TODAY = date(2026, 11, 23)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Write a copy of one page."""
    path = tmp_path / "für dich.html"
    path.write_text(copy_of("page", CONTENT, THEME.texts, SCRIPTS)[1], "utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a file without a network; nothing may complain, or ask for anything else."""
    watch, contexts = Watch(tmp_path.as_uri()), []

    def opened(path: Path, **options: object) -> Page:
        context = browser.new_context(offline=True, accept_downloads=True, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        watch.listen(context)
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert watch.complaints == []
    assert [url for url in watch.strangers if not url.startswith("blob:")] == []


def sign(page: Page) -> None:
    page.get_by_label("Your name, as readers will see it").fill("Dr A. Name")
    page.get_by_label("Your profession or role").fill("clinical psychologist")
    page.get_by_label("Date", exact=True).fill("2026-11-20")
    page.get_by_role("group", name="Do you have a conflict of interest?").get_by_label("No").check()
    page.get_by_label("may be shown on the page").check()


def agree(page: Page) -> None:
    page.get_by_label("I agree with “contested”").check()
    for question in page.locator('fieldset:has([name*="-safety-"])').all():
        question.get_by_label("No", exact=True).check()
    page.get_by_label("it can stand as it is").check()
    sign(page)


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the filled copy").click()
    assert download.value.suggested_filename == "review-page-filled.html"
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_copy_goes_out_is_filled_in_on_a_phone_and_comes_back(
    copy: Path, opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(copy, **PHONE)
    expect(page.locator(".bar__count")).to_have_text("0 of 14 answered")
    agree(page)
    expect(page.locator(".bar__count")).to_have_text("14 of 14 answered")
    saved = save(page, tmp_path)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Saved as review-page-filled\.html\."))
    _, said, listing, whole = answer_of(saved.read_text("utf-8"), CONTENT, "", TODAY)
    assert (said, whole) == (("page.md: In reviews.yml now: agreed, by Dr A. Name on 2026-11-20.",), True)
    assert read_reviews(listing)[0][0].verdict == AGREED


def test_a_saved_copy_can_be_opened_again_and_changed(copy: Path, opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened(copy)
    agree(page)
    page = opened(save(page, tmp_path))
    expect(page.locator(".bar__count")).to_have_text("14 of 14 answered")
    expect(page.get_by_label("Your name, as readers will see it")).to_have_value("Dr A. Name")
    page.get_by_label("some support in people").check()
    page.get_by_label("Your reason, or better words").fill("Two trials,\n“new” & <b>good</b>.")
    page.get_by_label("It needs the changes that I asked for").check()
    text = save(page, tmp_path).read_text("utf-8")
    said, _, listing, _ = answer_of(text, CONTENT, "", TODAY)
    assert said[0].endswith(
        "Change the label of `F1` from “contested” to “some support in people”: Two trials, “new” & <b>good</b>."
    )
    assert read_reviews(listing)[0][0].verdict == ASKED


def test_what_is_missing_is_marked_and_saved_all_the_same(
    copy: Path, opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(copy)
    page.get_by_label("I agree with “contested”").check()
    saved = save(page, tmp_path)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Saved, but 13 answers are missing\."))
    assert page.locator(".ask__missing:visible").count() == 13
    page.get_by_label("Your name, as readers will see it").fill("Dr A. Name")
    assert page.locator(".ask__missing:visible").count() == 12
    _, _, listing, whole = answer_of(saved.read_text("utf-8"), CONTENT, "", TODAY)
    assert (listing, whole) == ("", False)


def test_whatever_way_a_browser_saves_the_page_keeps_what_was_filled_in(
    copy: Path, opened: Callable[..., Page], tmp_path: Path
) -> None:
    page = opened(copy)
    agree(page)
    # As the menu of a browser writes it: attributes and text, and none of what a field holds besides.
    _, _, listing, whole = answer_of(page.content(), CONTENT, "", TODAY)
    assert whole
    assert read_reviews(listing)[0][0].by == "Dr A. Name"


def test_whoever_says_no_sees_no_room_for_more_and_whoever_says_yes_does(
    copy: Path, opened: Callable[..., Page]
) -> None:
    page = opened(copy)
    room = page.locator('[name="p1-safety-danger-comment"]')
    expect(room).to_be_hidden()
    page.locator('[name="p1-safety-danger"][value="yes"]').check()
    expect(room).to_be_visible()


def test_without_script_it_says_how_to_save_or_print(copy: Path, opened: Callable[..., Page]) -> None:
    page = opened(copy, java_script_enabled=False)
    expect(page.get_by_text("Saving by button needs JavaScript")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()


def test_on_paper_there_is_room_for_every_answer_and_a_signature(copy: Path, opened: Callable[..., Page]) -> None:
    page = opened(copy)
    page.emulate_media(media="print")
    assert page.locator("textarea:visible").count() == page.locator("textarea").count()
    expect(page.get_by_text("Signature, on paper:")).to_be_visible()
    expect(page.locator(".bar")).to_be_hidden()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing_in_a_copy_of_every_kind_of_block(
    width: int, opened: Callable[..., Page], tmp_path: Path
) -> None:
    path = tmp_path / "all.html"
    text = copy_of("all", other_content(), THEME.texts, SCRIPTS)[1]
    path.write_text(filled_in(text, {"p1-safety-danger": "yes", "by": "Dr A. Name"}), "utf-8")
    page = opened(path, viewport={"width": width, "height": 900})
    page.get_by_role("button", name="Save the filled copy").click()
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    assert not scrolls_sideways(page)
    axe = Axe()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = axe.run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]}).response["violations"]
        axe = Axe(axe_script="")
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
