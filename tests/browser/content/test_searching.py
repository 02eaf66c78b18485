"""What a reader finds: in their own words, with slips of the finger, by keyboard, and on the error page."""

from __future__ import annotations

import json
import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pytest
from browsing import BOTH, DOCS, Handler, is_focused, served, tab_to, words
from playwright.sync_api import expect

from helpers import THEME
from psychoed.assets.script_parts import put_together
from psychoed.features.search.document import FIELDS, Document, RenderedPage
from psychoed.features.search.files import search_files
from psychoed.features.search.index import make_index
from psychoed.features.search.words import words as words_of
from psychoed.text import folding

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Site, Watch
    from playwright.sync_api import Locator, Page, Route

    NewPage = Callable[..., Page]
    Search = Callable[[str], list[str]]

FOUND = {
    # What readers of such pages look for, in their words: help.
    "scared of my husband": "help-now.html",
    "he hits me": "help-now.html",
    "I want to die": "help-now.html",
    "kill myself": "help-now.html",
    "suicidal": "help-now.html",
    "emergency": "help-now.html",
    "helpline": "help-now.html",
    "domestic violence": "help-now.html",
    "stalking": "help-now.html",
    "is someone tracking my phone": "help-now.html",
    "clear history": "help-now.html",
    "depressed": "help-now.html",
    "panic attack": "help-now.html",
    "how can I help a friend": "help-now.html",
    "I am a teenager": "help-now.html",
    "love bombing": "help-now.html",
    "walking on eggshells": "help-now.html",
    # What hurts.
    "lonely": "practise/alone.html",
    "loneliness": "practise/alone.html",
    "I have no friends": "learn/friends.html",
    "ghosting": "practise/waiting.html",
    "ghosted": "practise/waiting.html",
    "they are not answering": "practise/waiting.html",
    "left on read": "practise/waiting.html",
    "mixed signals": "learn/inconsistent.html",
    "hot and cold": "learn/inconsistent.html",
    "silent treatment": "learn/inconsistent.html",
    "breakup": "learn/inconsistent.html",
    "break up": "learn/inconsistent.html",
    "why do I miss my ex": "learn/inconsistent.html",
    "can't stop thinking about him": "learn/inconsistent.html",
    "gaslighting": "learn/inconsistent.html",
    "narcissist": "help-now.html",
    "avoidant": "learn/inconsistent.html",
    "clingy": "learn/inconsistent.html",
    "is it my fault": "learn/inconsistent.html",
    "waiting for a text": "practise/waiting.html",
    "jealousy": "learn/partners.html",
    "jealous boyfriend": "help-now.html",
    # What helps.
    "texting": "learn/friends.html",
    "panic": "help-now.html",
    "breathing": "learn/friends.html",
    "calm down": "learn/friends.html",
    "forgive": "practise/say-what-you-need.html",
    "how to say sorry": "practise/say-what-you-need.html",
    "argument": "learn/partners.html",
    "boundaries": "practise/give-and-take.html",
    "boundary": "practise/give-and-take.html",
    "one-sided friendship": "practise/give-and-take.html",
    "people pleaser": "practise/give-and-take.html",
    "marriage": "learn/partners.html",
    "attachment styles": "learn/partners.html",
    # Words of the site, and slips of the finger.
    "oxytocin": "glossary.html#oxytocin",
    "oxitocin": "glossary.html#oxytocin",
    "dopamin": "glossary.html#dopamine",
    "hormones": "glossary.html#hormone",
    "anxeity": "glossary.html#anxiety",
    "fight or flight": "glossary.html#fight-or-flight",
    "co regulation": "glossary.html#co-regulation",
    "coregulation": "glossary.html#co-regulation",
    "reciprocty": "glossary.html#reciprocity",
    "trust": "glossary.html#trust",
    "brian scan": "glossary.html#brain-scan",
    # Who wrote it, and what else there is.
    "Loseth": "sources.html",
    "Declerck 2020": "sources.html#declerck2020",
    "worksheets": "downloads/index.html",
    "quiz": "quiz/index.html",
    "cookies": "about/privacy.html",
    "wordpress": "therapists/embed.html#wordpress",
}
"""What is typed, and where one of the first three results must lead."""

FOLDED = [("Løseth", "Loseth", "LOSETH"), ("well-being", "wellbeing", "well being", "WELL‑BEING", "wellbeeing")]


def status(page: Page) -> Locator:
    return page.locator(".search__status")


def addresses(page: Page) -> list[str]:
    return page.locator(".search__title a").evaluate_all("links => links.map(link => link.href)")


@pytest.fixture
def search(page: Page, base: str) -> Search:
    """Return a function that looks for something on the search page, and gives the addresses of what was found."""
    page.goto("search.html")

    def search(query: str) -> list[str]:
        field = page.get_by_role("searchbox", name="What are you looking for?")
        field.fill("")
        expect(page.locator(".search__list > li")).to_have_count(0)
        expect(page.locator(".search__help")).to_be_hidden()
        field.fill(query)
        expect(page.locator(".search__found, .search__help:not([hidden])").first).to_be_visible()
        return [address.removeprefix(base) for address in addresses(page)]

    return search


def test_what_readers_look_for_is_among_the_first_three(search: Search) -> None:
    def leads(address: str, place: str) -> bool:
        return address == place if "#" in place else address.partition("#")[0] == place

    found = {query: search(query)[:3] for query in FOUND}
    missed = {query: found[query] for query, place in FOUND.items() if not any(leads(at, place) for at in found[query])}
    assert missed == {}, missed


@BOTH
def test_a_word_is_found_however_it_is_written(search: Search) -> None:
    for spellings in FOLDED:
        first, *others = [search(spelling) for spelling in spellings]
        assert first
        assert [other == first for other in others] == [True] * len(others), spellings


def test_a_word_is_found_from_its_first_letters_on(search: Search) -> None:
    for length in range(1, len("oxytocin") + 1):
        assert "glossary.html#oxytocin" in search("oxytocin"[:length])[:3]


@BOTH
def test_a_word_itself_comes_first_with_what_it_means(search: Search, page: Page) -> None:
    assert search("oxytocin")[0] == "glossary.html#oxytocin"
    first = page.locator(".search__found").first
    expect(first.locator(".search__where")).to_have_text("What the word means · Glossary")
    meaning = words(first.locator(".search__excerpt"))
    first.locator("a").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    assert meaning.startswith(words(page.locator(":target").locator("xpath=following-sibling::p[1]")))


def test_what_was_found_is_marked_where_it_stands(search: Search, page: Page) -> None:
    search("stress friend")
    for excerpt in page.locator(".search__excerpt").all()[:2]:
        marked = {mark.lower() for mark in excerpt.locator("mark").all_text_contents()}
        assert any(mark.startswith("stress") for mark in marked)
    search("loseth")
    assert "Løseth" in page.locator(".search__excerpt mark").all_text_contents()


def test_several_places_of_a_page_are_one_result(search: Search, page: Page) -> None:
    found = search("stress")
    pages = [address.partition("#")[0] for address in found if address != "glossary.html#stress-response"]
    assert len(pages) == len(set(pages)) > 5
    more = page.locator(".search__more").first
    expect(more.locator("a").first).to_be_hidden()
    more.locator("summary").click()
    count = int(words(more.locator("summary")).split()[0])
    expect(more.locator("a")).to_have_count(count)
    expect(more.locator("a").first).to_be_visible()


def test_a_page_that_lacks_a_word_says_which(search: Search, page: Page) -> None:
    search("scared of my accordion")
    expect(status(page)).to_have_text("No page holds all of these words. These come close.")
    for found in page.locator(".search__found").all():
        expect(found.locator(".search__without")).to_have_text("Without: accordion")


@BOTH
def test_where_nothing_is_found_there_is_help_and_a_way_on(search: Search, page: Page, base: str) -> None:
    assert search("zzyzx") == []
    expect(status(page)).to_have_text("Nothing found for this. A shorter or simpler word may help.")
    offered = page.locator(".search__help")
    expect(offered.get_by_role("link", name="findahelpline.com")).to_have_attribute("href", "https://findahelpline.com")
    expect(page.locator(".search__start")).to_be_visible()
    offered.get_by_role("link", name="Help now").click()
    expect(page).to_have_url(f"{base}help-now.html")


def test_places_to_begin_give_way_to_what_was_found(search: Search, page: Page) -> None:
    start = page.locator(".search__start")
    expect(start.get_by_role("link", name="Help now")).to_be_visible()
    assert start.locator("a.door").count() > 4
    search("trust")
    expect(start).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(start).to_be_visible()
    expect(page.locator(".search__list > li")).to_have_count(0)


@BOTH
def test_arrow_keys_lead_through_what_was_found_and_back(search: Search, page: Page) -> None:
    search("stress")
    field, links = page.get_by_role("searchbox"), page.locator(".search__title a")
    for at in range(3):
        page.keyboard.press("ArrowDown")
        assert is_focused(links.nth(at))
    page.keyboard.press("ArrowUp")
    assert is_focused(links.nth(1))
    page.keyboard.press("Escape")
    assert is_focused(field)
    expect(field).to_have_value("stress")
    tab_to(page, links.first)
    page.keyboard.press("ArrowUp")
    assert is_focused(field)
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(".search__list > li")).to_have_count(0)


@BOTH
def test_nothing_typed_is_sent_kept_or_put_into_the_address(
    search: Search, page: Page, watch: Watch, base: str
) -> None:
    page.wait_for_load_state("networkidle")
    asked = len(watch.urls)
    search("abusive")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".search__found").first).to_be_visible()
    expect(page).to_have_url(f"{base}search.html")
    assert watch.urls[asked:] == []
    assert not watch.asked_for("abusive")
    assert page.evaluate("history.length") == 2  # the empty page, and this one
    assert "abusive" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert page.locator(".search__query").get_attribute("name") is None


def test_help_begins_above_a_phones_keyboard_and_is_not_scrolled_past(new_page: NewPage, base: str) -> None:
    # As high as what a keyboard leaves of a phone.
    page = new_page(viewport={"width": 375, "height": 360}, has_touch=True)
    page.goto(f"{base}search.html")
    field, panel = page.get_by_role("searchbox"), page.locator(".crisis")
    field.fill("i want to die")
    expect(panel).to_be_visible()
    exit_bar = page.locator(".exit").bounding_box()
    assert exit_bar is not None

    def in_sight() -> None:
        box = panel.locator(".crisis__danger").bounding_box()
        assert box is not None
        assert exit_bar["y"] + exit_bar["height"] <= box["y"] <= 360 - 48, box

    in_sight()
    expect(field).to_be_in_viewport(ratio=1)
    field.press("Enter")
    in_sight()
    page.evaluate("scrollTo(0, 0)")
    page.locator(".search__form").get_by_role("button").tap()
    expect(panel.locator(".crisis__title")).to_be_in_viewport()


def test_results_are_told_politely_once_typing_pauses(search: Search, page: Page) -> None:
    expect(status(page)).to_have_role("status")
    search("oxytocin")
    expect(status(page)).to_have_text(re.compile(r"^Found on \d+ pages\.$"))


def test_an_index_that_does_not_come_is_told_and_asked_for_again(page: Page, watch: Watch) -> None:
    broken = True

    def words_part(route: Route) -> None:
        route.fulfill(status=503) if broken else route.continue_()

    page.route("**/words-0.js*", words_part)
    page.goto("search.html")
    page.get_by_role("searchbox").fill("trust")
    expect(status(page)).to_have_text("The search could not be loaded. Please load this page again.")
    expect(page.locator(".search__help")).to_be_visible()
    broken = False
    page.get_by_role("searchbox").fill("trus")
    expect(page.locator(".search__found").first).to_be_visible()
    # The browser's own, of the part that did not come.
    assert all("words-0" in complaint for complaint in watch.complaints)
    watch.complaints.clear()


def _large(page: Page) -> list[str]:
    """Put a large index in small parts in the place of the site's, and return what is asked for of it."""
    letters = "abcdefghijklmnopqrst"
    pages = [RenderedPage(f"{at}.md", f"{at}.html", f"Page {at}", "") for at in range(400)]
    texts = [f"{letters[at % 20]}{letters[at // 20]}word stands on {at} alone" for at in range(400)]
    listed = [Document(each, "", each.title, (), text) for each, text in zip(pages, texts, strict=True)]
    files = search_files(listed, words_size=2000, texts_size=2000)
    assert len(files) > 20
    asked: list[str] = []

    def give(route: Route) -> None:
        path = route.request.url.partition("assets/search/")[2].partition("?")[0]
        asked.append(path)
        route.fulfill(body=files[f"assets/search/{path}"], content_type="text/javascript")

    page.route("**/assets/search/*", give)
    return asked


def test_of_a_large_index_only_the_parts_come_that_are_needed(page: Page) -> None:
    asked = _large(page)
    page.goto("search.html")
    page.get_by_role("searchbox").fill("cdword")
    expect(page.locator(".search__found")).to_have_count(1)
    assert addresses(page)[0].endswith("/62.html")
    expect(page.locator(".search__excerpt mark")).to_have_text("cdword")
    assert sum(name.startswith("words") for name in asked) <= 2
    assert sum(name.startswith("texts") for name in asked) == 1
    page.get_by_role("searchbox").fill("cdwrod tpword")
    expect(page.locator(".search__found")).to_have_count(2)
    assert {address.rpartition("/")[2] for address in addresses(page)} == {"62.html", "319.html"}
    assert len(asked) == len(set(asked))


def test_a_word_that_is_mistyped_in_a_large_index_needs_the_spellings_and_few_parts(page: Page) -> None:
    asked = _large(page)
    page.goto("search.html")
    page.get_by_role("searchbox").fill("cdwodr")
    expect(page.locator(".search__found")).to_have_count(1)
    assert addresses(page)[0].endswith("/62.html")
    assert sum(name.startswith("spellings") for name in asked) >= 1
    assert sum(name.startswith("words") for name in asked) <= 4


def test_a_large_index_is_not_asked_for_letter_by_letter(page: Page) -> None:
    asked = _large(page)
    page.goto("search.html")
    page.get_by_role("searchbox").fill("zz")
    expect(page.locator(".search__help")).to_be_visible()
    asked.clear()
    page.get_by_role("searchbox").fill("")
    page.get_by_role("searchbox").press_sequentially("tpword", delay=20)
    expect(page.locator(".search__found")).to_have_count(1)
    assert addresses(page)[0].endswith("/319.html")
    assert sum(name.startswith("words") for name in asked) <= 2


def test_while_parts_are_on_their_way_it_is_said_that_the_search_goes_on(page: Page) -> None:
    _large(page)
    held: list[Route] = []
    page.goto("search.html")
    field, told = page.get_by_role("searchbox"), page.locator(".search__status")
    field.fill("zzzz")
    expect(told).to_have_text("Nothing found for this. A shorter or simpler word may help.")

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search/words-*", hold)
    field.fill("cdword")
    expect(told).to_have_text("Searching …")
    assert held
    page.unroute("**/assets/search/words-*")
    for route in held:
        route.fallback()
    expect(page.locator(".search__found")).to_have_count(1)
    expect(told).to_have_text("Found on 1 page.")


@pytest.fixture
def in_parts(page: Page, site: Site) -> list[str]:
    """Have the site's index loaded as a large one is, and return which parts are asked for."""
    folder = site.folder / "assets" / "search"
    [(_, head)] = re.findall(r'searchPart\("(.*?)",(.*)\)\n', (folder / "index.js").read_text("utf-8"))
    parts = [folder / f"words-{at}.js" for at in range(len(json.loads(head)["words"]))]
    words = [word for part in parts for word, _ in json.loads(part.read_text("utf-8").partition(",")[2][:-2])]
    head = json.dumps({**json.loads(head), "whole": False, "spellings": words[:1]})
    asked: list[str] = []

    def give(route: Route) -> None:
        name = re.sub(r"^.*/|\.js.*$", "", route.request.url)
        asked.append(name)
        made = {"index": head, "spellings-0": json.dumps(words)}
        if name in made:
            route.fulfill(body=f'searchPart("{name}",{made[name]})', content_type="text/javascript")
        else:
            route.continue_()

    page.route("**/assets/search/*", give)
    return asked


@BOTH
@pytest.mark.usefixtures("base")
def test_what_comes_in_parts_finds_what_the_whole_finds(in_parts: list[str], search: Search, page: Page) -> None:
    found = {query: search(query) for query in FOUND}
    assert "spellings-0" in in_parts
    page.unroute("**/assets/search/*")
    page.reload()
    assert found == {query: search(query) for query in FOUND}


def test_more_pages_are_shown_when_asked_for(page: Page) -> None:
    _large(page)
    page.goto("search.html")
    page.get_by_role("searchbox").fill("page alone")
    expect(status(page)).to_have_text("Found on 400 pages.")
    expect(page.locator(".search__found")).to_have_count(10)
    page.get_by_role("button", name="Show more pages").click()
    expect(page.locator(".search__found")).to_have_count(20)
    assert is_focused(page.locator(".search__found").nth(10).locator("a").first)


class _Server(Handler):
    """Answers as hosts do: below a folder, and with the site's own page where there is none."""

    def send_error(self, code: int, *_: object) -> None:
        body = (DOCS.parent / "README.md").read_bytes() if code != HTTPStatus.NOT_FOUND else self.page
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def test_the_error_page_finds_pages_from_wherever_it_is_shown(site: Site, browser: Any, tmp_path: Any) -> None:
    (tmp_path / "care").symlink_to(site.folder)
    # The built site takes itself to be at the top of its host: here it is one folder down.
    html = (site.folder / "404.html").read_text("utf-8")
    _Server.page = re.sub(r'(href|src)="/(?!/)', r'\1="/care/', html).encode()
    with served(tmp_path, _Server) as address:
        page = browser.new_page()
        page.goto(f"{address}care/learn/gone/nothing.html")
        page.get_by_role("searchbox").fill("oxytocin")
        first = page.locator(".search__title a").first
        expect(first).to_have_attribute("href", f"{address}care/glossary.html#oxytocin")
        first.click()
        expect(page.locator(":target")).to_have_text("Oxytocin")
        page.close()


def _in_browser(page: Page, expression: str, *given: Any) -> Any:
    """Run something with MiniSearch and the words of a text as search.js knows them."""
    scripts = {path: text for path, text in THEME.texts.items() if path.endswith(".js")}
    made, _ = put_together(scripts, dict(folding.TABLES))
    page.goto("about:blank")
    page.add_script_tag(content=made["assets/minisearch.js"])
    page.add_script_tag(content=f"const {{wordsOf}} = {made['assets/parts/search-words.js']}")
    return page.evaluate(expression, *given)


BUILD = """([documents, fields]) => {
    const mini = new MiniSearch({fields, tokenize: wordsOf, processTerm: word => word})
    const named = texts => Object.fromEntries(fields.map((field, at) => [field, texts[at]]))
    mini.addAll(documents.map((texts, id) => ({id, ...named(texts)})))
    return JSON.parse(JSON.stringify(mini))
}"""


def test_the_index_is_the_one_that_minisearch_makes_itself(page: Page, site: Site) -> None:
    parts = {}
    for path in (site.folder / "assets/search").glob("*.js"):
        name, content = re.fullmatch(r'searchPart\("(.*?)",(.*)\)\n', path.read_text("utf-8")).groups()
        parts[name] = json.loads(content)
    texts = [text for at in range(len(parts["index"]["texts"])) for _, _, text in parts[f"texts-{at}"]]
    odd = ["", "Løseth’s naïve co-regulation — co-regulation!", "हिन्दी 5-HT ½ ﬁne e\u0301", "A a 'a' ‘A’"]
    page_ = RenderedPage("a.md", "a.html", "A page’s title", "")
    documents = [Document(page_, "x", text[:60], (text[-9:],), text) for text in [*texts, *odd]]
    ours = make_index(documents)
    theirs = _in_browser(page, BUILD, [[document.fields for document in documents], FIELDS])
    assert dict(theirs["index"]) == ours.terms
    assert [theirs["fieldLength"][str(at)] for at in range(len(documents))] == ours.lengths
    assert theirs["averageFieldLength"] == ours.average_lengths
    assert theirs["fieldIds"] == {name: at for at, name in enumerate(FIELDS)}
    # What search.js passes on; another version would be another form.
    assert theirs["serializationVersion"] == 2
    assert {"documentCount", "nextId", "documentIds", "storedFields", "dirtCount", "index"} <= theirs.keys()
    # In one order, which search.js looks words up by.
    assert list(ours.terms) == page.evaluate("words => [...words].sort()", list(ours.terms))


def test_a_text_has_the_same_words_in_the_browser(page: Page) -> None:
    texts = [path.read_text("utf-8") for path in sorted(DOCS.rglob("*.md"))]
    assert _in_browser(page, "texts => texts.map(wordsOf)", texts) == [words_of(text) for text in texts]
