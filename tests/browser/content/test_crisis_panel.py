"""Words of crisis, in any field: help comes, above what was looked for, and nothing is kept or sent."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from browsing import BOTH, PAGES, open_folds
from playwright.sync_api import expect

from helpers import THEME, real_content
from psychoed.components.question.interactions import TextEntry
from psychoed.features.crisis.groups import GROUPS
from psychoed.features.crisis.script import matching, panels
from psychoed.features.crisis.writing import NUMBER, expanded
from psychoed.pipeline.assets import make_assets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from browsing import Site, Watch
    from playwright.sync_api import Browser, Locator, Page

    Match = Callable[[list[str]], list[list[str]]]

QUERIES = yaml.safe_load(Path(__file__).with_name("crisis_queries.yml").read_text("utf-8"))
NAMES = [group.name for group in GROUPS]
ABUSE = ("Coercive control", "Gaslighting")
"""Words of the glossary that name what somebody may live with: who types one is rightly shown help."""
AWAY = "https://www.bbc.co.uk/weather"
WAIT = 1000
"""Milliseconds after which typing has stopped."""


@pytest.fixture(scope="module")
def build() -> Any:
    return real_content()


@pytest.fixture(scope="module")
def match(browser: Browser, build: Any) -> Iterator[Match]:
    """Return a function that names the groups of texts, by the script as browsers get it."""
    names = ("assets/parts/folding.js", "assets/parts/crisis-match.js")
    made = make_assets({name: THEME.texts[name] for name in names}).texts
    folded, matcher = (made[name].strip() for name in names)
    page = browser.new_page()
    data = {**matching(build.crisis), **panels(build.crisis, "en")}
    page.evaluate(f"data => {{ window.match = ({matcher})(data, {folded}) }}", data)
    yield lambda texts: [
        [NAMES[number] for number in found] for found in page.evaluate("texts => texts.map(text => match(text))", texts)
    ]
    page.close()


@pytest.mark.parametrize("group", NAMES)
def test_what_people_in_a_crisis_type_raises_the_panel(match: Match, group: str) -> None:
    queries = QUERIES[group]
    found = dict(zip(queries, match(queries), strict=True))
    assert {query: groups for query, groups in found.items() if group not in groups[:2]} == {}


def test_other_words_raise_none(match: Match) -> None:
    found = dict(zip(QUERIES["none"], match(QUERIES["none"]), strict=True))
    assert {query: groups for query, groups in found.items() if groups} == {}


def test_there_are_enough_queries_of_every_kind() -> None:
    assert set(QUERIES) == {*NAMES, "none"}
    assert sum(map(len, QUERIES.values())) >= 400
    assert min(map(len, QUERIES.values())) >= 30


def test_every_term_raises_its_panel(match: Match, build: Any) -> None:
    """All that it stands for, alone and within a sentence."""
    for group in NAMES:
        terms = [
            text for terms in build.crisis for term in terms.groups[group] for text in expanded(term.text, terms.words)
        ]
        texts = [text.replace("*", ending) for text in terms for ending in (("", "xyz") if "*" in text else ("",))]
        texts += [f"Hello, {text}. Thanks" for text in texts[:: max(1, len(texts) // 500)]]
        missed = [text for text, found in zip(texts, match(texts), strict=True) if group not in found]
        assert missed == [], group


def test_no_look_alike_raises_one_by_itself(match: Match, build: Any) -> None:
    texts = [
        text.replace(NUMBER, "12")
        for terms in build.crisis
        for look in terms.look_alikes
        for text in expanded(look.text, terms.words)
    ]
    found = dict(zip(texts, match(texts), strict=True))
    assert {text: groups for text, groups in found.items() if groups} == {}


def test_a_look_alike_hides_nothing_else(match: Match) -> None:
    queries = ["career suicide, but i want to die", "suicide squad suicide", "he is afraid of me leaving and i hit him"]
    assert [found[0] for found in match(queries)] == ["suicide", "suicide", "own-violence"]


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("child abuse", ["child-abuse"]),
        ("sexual abuse", ["sexual-violence"]),
        ("am i abusive", ["own-violence"]),
        ("domestic abuse", ["partner-violence"]),
        ("he says he will kill himself if i leave him", ["suicide", "partner-violence"]),
        (
            "my husband hits me and i was raped and i hit my kids and want to die",
            ["own-violence", "suicide", "sexual-violence", "partner-violence"],
        ),
    ],
)
def test_the_longer_words_tell_what_is_meant_and_the_order_is_fixed(
    match: Match, query: str, groups: list[str]
) -> None:
    found = match([query])[0]
    assert [name for name in found if name in groups or name != "child-abuse"] == groups


def test_a_long_text_is_read_to_its_end(match: Match) -> None:
    assert match(["I feel lonely and my friend never calls back. " * 300 + "I want to die"]) == [["suicide"]]


def test_no_heading_word_or_answer_of_the_site_raises_one(match: Match, build: Any, page: Page, site: Site) -> None:
    """Help pages aside: they speak of danger. So do words that name abuse."""
    forms = {term.name: [term.name, *term.forms] for term in build.site.book.terms.values()}
    texts = [form for each in forms.values() for form in each]
    entries = (question.interaction for question in build.site.questions.values())
    texts += [word for entry in entries if isinstance(entry, TextEntry) for word in entry.accepted]
    for path in PAGES:
        if not path.startswith(("help-now", "search")):
            page.set_content((site.folder / path).read_text("utf-8"))
            texts += page.locator("main :is(h1, h2, h3, h4)").all_text_contents()
    assert len(texts) > 200
    found = dict(zip(texts, match(texts), strict=True))
    abuse = {form for name in ABUSE for form in forms[name]}
    assert {text: groups for text, groups in found.items() if groups and text not in abuse} == {}
    assert {name: found[name] for name in ABUSE} == {name: ["partner-violence"] for name in ABUSE}


# The panel in the page


@pytest.fixture
def british(new_page: Callable[..., Page]) -> Page:
    page = new_page(timezone_id="Europe/London", locale="en-GB")
    page.clock.install()
    return page


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="You can talk to someone now")


def search(page: Page, words: str) -> Locator:
    page.goto("search.html")
    field = page.get_by_role("searchbox")
    field.fill(words)
    return field


@BOTH
def test_help_stands_above_the_results_once_typing_has_stopped(british: Page, base: str) -> None:
    page = british
    page.goto("search.html")
    page.clock.pause_at(datetime(2040, 1, 1, tzinfo=UTC))
    field = page.get_by_role("searchbox")
    field.fill("friend suicidal")
    page.clock.run_for(WAIT - 100)
    expect(panel(page)).to_have_count(0)
    scrolled = page.evaluate("scrollY")
    page.clock.run_for(200)
    expect(panel(page)).to_be_visible()
    expect(field).to_be_focused()
    assert page.evaluate("scrollY") == scrolled
    assert page.url == f"{base}search.html"
    assert "suicid" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state])")
    expect(panel(page).get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    expect(panel(page).get_by_role("link", name="Call 116 123")).to_have_attribute("href", "tel:116123")
    expect(panel(page).get_by_text("Not what you meant? The results are below.")).to_be_visible()
    expect(page.locator(".crisis__status")).to_contain_text("You can talk to someone now")
    # Results stay, and come after it, for eyes and for the keyboard.
    assert page.evaluate(
        "document.querySelector('.crisis').compareDocumentPosition(document.querySelector('.search__results')) & 4"
    )
    page.get_by_role("button", name="Search", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.crisis').contains(document.activeElement)")


def test_it_stays_while_the_words_mean_the_same_and_goes_when_they_do_not(british: Page) -> None:
    page = british
    field = search(page, "suicid")
    page.clock.run_for(WAIT + 50)
    panel(page).evaluate("element => { element.firstElementChild.dataset.same = '' }")
    field.press_sequentially("al thoughts")
    page.clock.run_for(WAIT + 50)
    expect(panel(page).locator("[data-same]")).to_have_count(1)
    field.fill("thoughts")
    expect(panel(page)).to_be_visible()
    page.clock.run_for(WAIT + 50)
    expect(panel(page)).to_have_count(0)
    expect(page.locator(".crisis__status")).to_be_empty()


def test_a_form_that_is_sent_is_not_waited_for(british: Page) -> None:
    page = british
    search(page, "suicidal").press("Enter")
    expect(panel(page)).to_be_visible()
    assert "suicidal" not in page.url


@pytest.mark.parametrize(
    ("path", "field"), [("learn/friends.html", ".reflection textarea"), ("learn/friends.html", ".blank input")]
)
def test_it_works_where_people_write_and_answer(british: Page, path: str, field: str) -> None:
    page = british
    page.goto(path)
    open_folds(page)
    written = page.locator(field).first
    written.fill("I can’t go on")
    page.clock.run_for(WAIT + 50)
    expect(panel(page)).to_be_visible()
    expect(panel(page).get_by_text("Not what you meant?")).to_have_count(0)
    below = written.evaluate("""field => {
        const panel = document.querySelector(".crisis").getBoundingClientRect(), box = field.getBoundingClientRect()
        return panel.top - box.bottom
    }""")
    assert 0 <= below < 120


def test_it_works_in_a_field_that_comes_later_and_on_the_404_page(british: Page) -> None:
    page = british
    page.goto("404.html")
    page.evaluate("document.querySelector('main').append(document.createElement('textarea'))")
    page.locator("main textarea").last.fill("kill myself")
    page.clock.run_for(WAIT + 50)
    expect(panel(page)).to_be_visible()


@BOTH
@pytest.mark.parametrize("field", [".reflection textarea", ".blank input"])
def test_it_works_in_the_one_page_that_needs_no_other_file(british: Page, field: str) -> None:
    page = british
    page.goto("downloads/healthy-reciprocity-one-page.html")
    page.locator(field).first.fill("he hits me")
    page.clock.run_for(WAIT + 50)
    expect(panel(page).get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    panel(page).get_by_role("combobox").select_option("United States")
    expect(panel(page).get_by_role("link", name="Call 911")).to_be_visible()
    expect(page.get_by_text("Exit this page")).to_have_count(0)
    expect(panel(page)).to_contain_text("To hide this, close the tab or window.")
    panel(page).get_by_role("link", name="More help lines").click()
    expect(page.locator(":target").get_by_role("heading", name="Help now")).to_be_in_viewport()


def test_who_leaves_the_field_is_not_waited_for_but_what_is_pressed_stays_where_it_is(british: Page) -> None:
    page = british
    page.goto("learn/friends.html")
    open_folds(page)
    page.clock.pause_at(datetime(2040, 1, 1, tzinfo=UTC))
    page.locator(".blank input").first.fill("suicidal")
    check = page.locator(".question:has(.blank)").get_by_role("button", name="Check")
    check.scroll_into_view_if_needed()
    box = check.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    expect(panel(page)).to_have_count(0)
    page.mouse.up()
    expect(page.locator(".question:has(.blank) .question__status")).not_to_be_empty()
    page.clock.run_for(50)
    expect(panel(page)).to_be_visible()


def test_the_country_can_be_changed_and_elsewhere_there_is_the_directory(british: Page) -> None:
    page = british
    search(page, "suicidal")
    page.clock.run_for(WAIT + 50)
    country = panel(page).get_by_role("combobox")
    expect(country).to_have_value("United Kingdom")
    country.focus()
    country.select_option("United States")
    expect(panel(page).get_by_role("link", name="Call 988")).to_have_attribute("href", "tel:988")
    expect(panel(page).get_by_role("link", name="Text 988").first).to_be_visible()
    expect(panel(page).get_by_role("combobox")).to_be_focused()
    panel(page).get_by_role("combobox").select_option("another country")
    expect(panel(page)).to_contain_text("call your local emergency number")
    expect(panel(page).get_by_role("link", name="findahelpline.com")).to_be_visible()
    expect(panel(page).locator("a[href^='tel:']")).to_have_count(0)


def test_at_most_two_kinds_are_shown_and_no_line_twice(british: Page) -> None:
    page = british
    search(page, "my husband hits me and i was raped and i hit my wife and want to die")
    page.clock.run_for(WAIT + 50)
    expect(panel(page)).to_have_count(1)
    expect(panel(page).locator(".crisis__lead")).to_have_count(2)
    expect(panel(page).locator(".crisis__lead").first).to_contain_text("Worried that you scare or hurt someone?")
    names = panel(page).locator("li > strong").all_text_contents()
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "has_exit"), [("suicidal", False), ("my dad hits me", True), ("raped", True), ("he hits me", True)]
)
def test_the_way_out_is_there_where_somebody_may_look_on(
    british: Page, watch: Watch, words: str, has_exit: bool
) -> None:
    watch.home.append(AWAY)
    page = british
    page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
    search(page, words)
    page.clock.run_for(WAIT + 50)
    out = panel(page).get_by_role("link", name="Exit this page")
    expect(out).to_have_count(int(has_exit))
    if has_exit:
        out.click()
        expect(page).to_have_url(AWAY)


def test_the_way_out_works_where_the_page_has_no_button(british: Page, watch: Watch) -> None:
    watch.home.append(AWAY)
    page = british
    page.route(re.compile("bbc"), lambda route: route.fulfill(body="<title>Weather</title>Sunny"))
    page.goto("search.html")
    page.evaluate("document.querySelectorAll('.exit').forEach(element => element.remove())")
    page.get_by_role("searchbox").fill("he hits me")
    page.clock.run_for(WAIT + 50)
    panel(page).get_by_role("link", name="Exit this page").click()
    expect(page).to_have_url(AWAY)


def test_answers_that_are_brought_back_raise_none(british: Page) -> None:
    page = british
    page.goto("learn/friends.html")
    open_folds(page)
    page.locator(".reflection textarea").evaluate("field => { field.value = 'suicidal' }")
    page.locator(".reflection textarea").focus()
    page.keyboard.press("Tab")
    page.clock.run_for(2 * WAIT)
    expect(panel(page)).to_have_count(0)


def test_a_field_that_a_button_empties_keeps_no_panel(british: Page) -> None:
    page = british
    page.goto("learn/friends.html")
    open_folds(page)
    field = page.locator(".reflection textarea")
    field.fill("suicidal")
    page.clock.run_for(WAIT + 50)
    expect(panel(page)).to_be_visible()
    field.evaluate("field => { field.value = ''; field.blur() }")
    page.locator("h1").click()
    page.clock.run_for(50)
    expect(panel(page)).to_have_count(0)


def test_fields_to_copy_from_are_not_looked_at(british: Page) -> None:
    page = british
    page.goto("learn/friends.html")
    page.evaluate("""() => {
        const field = document.createElement("textarea")
        field.readOnly = true
        field.value = "suicidal"
        document.querySelector("main").append(field)
        field.dispatchEvent(new Event("input", {bubbles: true}))
    }""")
    page.clock.run_for(2 * WAIT)
    expect(panel(page)).to_have_count(0)


def test_it_is_not_printed(british: Page) -> None:
    page = british
    page.goto("learn/friends.html")
    open_folds(page)
    page.locator(".reflection textarea").fill("suicidal")
    page.clock.run_for(WAIT + 50)
    page.emulate_media(media="print")
    expect(page.locator(".crisis")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_it_fits_and_can_be_tapped(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, timezone_id="Europe/London", locale="en-GB")
    page.clock.install()
    search(page, "scared of my husband and want to die")
    page.clock.run_for(WAIT + 50)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for link in panel(page).locator("a, select, summary").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 24


def test_pages_load_it_only_where_somebody_can_write(site: Site) -> None:
    for path in PAGES:
        text = (site.folder / path).read_text("utf-8")
        writes = re.search(r"<textarea(?![^>]*readonly)|<input[^>]* type=\"(text|search)\"", text) is not None
        assert ("assets/crisis.js" in text) is (writes or path == "404.html"), path
