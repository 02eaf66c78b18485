"""Embeds in the pages of others: in each kind of frame complete, quiet, and as high as they say."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import BOTH, DOCS, look_inside, scrolls_sideways, served, words
from playwright.sync_api import expect
from questions import Question

from psychoed.outputs.embed.height import heights_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from browsing import Site, Watch
    from playwright.sync_api import Frame, Page

IDS = re.findall(r"^- ([\w-]+)$", (DOCS / "embeds.yml").read_text("utf-8"), re.M)
"""Every embed, known before the site is built; a test holds this list to the built site."""

EACH_KIND = [
    *("neurochemicals", "healthy-pathway", "inconsistent-pathway", "steady-or-on-off", "takeaways", "friends-terms"),
    *("waiting-friend", "settle-together", "shoulders", "quiz-friends", "term-trust"),
]

SPARE = 140
"""px that an embed may be told to be higher than it is: fonts differ, and a frame that is too low cuts words off."""

HEIGHT = "Math.ceil(document.documentElement.getBoundingClientRect().height)"


def test_every_embed_is_published_and_no_other(site: Site) -> None:
    assert sorted(path.stem for path in (site.folder / "embed/v1").glob("*.html")) == sorted(IDS)


def _host(frame: str, script: str = "") -> str:
    return f"<!doctype html><meta charset='utf-8'><title>Host</title><body>{frame}<script>{script}</script>"


@contextmanager
def hosted(page: Page, watch: Watch, folder: Path, html: str) -> Iterator[Frame]:
    """Open a page of another origin, and yield the frame in it."""
    (folder / "index.html").write_text(html, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    with served(folder) as address:
        watch.home.append(address)
        page.goto(address)
        frame = next(frame for frame in page.frames if frame.parent_frame)
        frame.wait_for_load_state()
        yield frame


LISTEN = "var heard = []; addEventListener('message', event => heard.push(event.data));"


@BOTH
def test_every_embed_asks_for_nothing_and_fits(new_page: Callable[..., Page], watch: Watch) -> None:
    page = new_page(viewport={"width": 600, "height": 300})
    for name in IDS:
        watch.urls.clear()
        page.goto(f"embed/v1/{name}.html")
        assert [url for url in watch.urls if not url.startswith("data:")] == [page.url]
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("main")).to_have_count(1)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("[style], form").count() == 0
        page.set_viewport_size({"width": 320, "height": 600})
        assert not scrolls_sideways(page), name
        page.set_viewport_size({"width": 600, "height": 300})


def test_every_embed_is_as_high_as_the_build_says_and_no_host_cuts_it_off(page: Page, site: Site) -> None:
    """WordPress shows 1000 px; 327 px is the column of a phone 375 px wide, and 600 px what oEmbed documents name."""
    seen: dict[str, dict[int, int]] = {}
    for name in IDS:
        page.goto(f"embed/v1/{name}.html")
        seen[name] = {}
        for width in (327, 400, 459, 460, 500, 540, 600):
            page.set_viewport_size({"width": width, "height": 300})
            seen[name][width] = page.evaluate(HEIGHT)
    cut = {name: high for name, high in seen.items() if max(high[327], high[600]) > 1000}
    assert cut == {}
    wrong = {}
    for name, high in seen.items():
        document = (site.folder / f"embed/v1/{name}.html").read_text("utf-8")
        at_600, tallest = heights_of(document.partition("<body")[2].partition(">")[2])
        for told, shown in ((at_600, high[600]), (tallest, max(high.values()))):
            if not shown <= told <= shown + SPARE:
                wrong[name] = (told, shown, high)
    assert wrong == {}
    page.goto("therapists/parts.html")
    told = page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("a[data-height]")].map(link =>
        [link.dataset.id, Number(link.dataset.height)]))""")
    assert told
    assert all(max(seen[name].values()) <= height for name, height in told.items())


@pytest.mark.parametrize("name", EACH_KIND)
def test_without_script_every_word_is_there_and_no_field_that_answers_nothing(
    name: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 327, "height": 600})
    page.goto(f"embed/v1/{name}.html")
    look_inside(page)
    expect(page.locator(":is(input, select):visible:not([type=text], .pathway__switch)")).to_have_count(0)
    for blank in page.locator("[type=text]:visible").all():
        expect(blank).to_have_css("pointer-events", "none")
    for text in page.locator("section.question:visible .option").all():
        expect(text).to_be_visible()
    for place in page.locator(
        ".pathway[id] > .pathway__words > .pathway__steps > li, tbody :is(th, td:not(:empty))"
    ).all():
        expect(place).to_be_visible()
    page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.removeAttribute('name'); each.open = true })"
    )
    hidden = page.evaluate("""() => [...document.querySelectorAll("main *")].filter(element =>
        !element.closest("svg, .visually-hidden, select, thead, td .evidence-mark__ask, .quiz, .picture--wide")
        && !element.checkVisibility()
        && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .map(element => element.outerHTML)""")
    assert hidden == []


def test_a_pathway_goes_on_step_by_step_and_its_picture_waits_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 327, "height": 700})
    page.goto("embed/v1/healthy-pathway.html")
    steps = page.locator(".pathway[id] .pathway__steps > li")
    shown = page.locator(".pathway[id] .pathway__steps > li:not([hidden])")
    expect(shown).to_have_count(1)
    expect(page.get_by_text("Step 1 of 6")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_role("button", name="Next").click()
    assert words(shown.locator(".pathway__step")).startswith("Your body releases")
    expect(page.get_by_role("status")).to_contain_text("Step 2 of 6: Your body releases")
    picture = page.locator(".pathway__picture svg").first
    expect(picture).to_be_hidden()
    page.get_by_role("button", name="Show the picture").click()
    expect(picture).to_be_visible()
    expect(page.locator(".picture--inside .is-here")).to_have_attribute("data-step", "2")
    page.get_by_role("button", name="Hide the picture").click()
    expect(picture).to_be_hidden()
    # What somebody searches for in the page is shown.
    steps.nth(4).dispatch_event("beforematch")
    expect(shown).to_have_count(1)
    assert words(shown.locator(".pathway__step")).startswith("Dopamine")
    page.get_by_role("button", name="Show all").click()
    expect(shown).to_have_count(6)
    page.get_by_role("button", name="Walk through it").click()
    expect(shown).to_have_count(1)
    page.emulate_media(media="print")
    for step in steps.all():
        assert step.locator(".pathway__step").evaluate("step => step.checkVisibility() && step.offsetHeight > 5")
    expect(page.locator(".pathway[id] .pathway__picture svg:visible")).to_have_count(1)


@pytest.mark.parametrize("name", ["neurochemicals", "steady-or-on-off"])
def test_cards_of_a_table_open_one_at_a_time_and_rows_are_all_there(name: str, page: Page) -> None:
    page.set_viewport_size({"width": 327, "height": 700})
    page.goto(f"embed/v1/{name}.html")
    rows = page.locator("tbody tr")
    # A cell without a word on how sure it is takes no room.
    expect(rows.locator("td:visible")).to_have_count(rows.first.locator("td:not(:empty)").count())
    button = rows.nth(2).get_by_role("button")
    said = words(rows.nth(2).locator("th")).removesuffix(" Show")
    expect(button).to_have_accessible_name(f"Show: {said}")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_accessible_name(f"Hide: {said}")
    expect(rows.nth(2).locator("td").first).to_be_visible()
    expect(rows.first.locator("td").first).to_be_hidden()
    button.click()
    expect(rows.locator("td:visible")).to_have_count(0)
    page.set_viewport_size({"width": 600, "height": 700})
    expect(rows.locator("td:visible")).to_have_count(rows.locator("td").count())
    expect(page.locator(".row-fold:visible")).to_have_count(0)


@pytest.mark.parametrize("name", ["takeaways", "neurochemistry-terms"])
def test_of_a_list_one_is_open_at_a_time(name: str, page: Page) -> None:
    page.goto(f"embed/v1/{name}.html")
    folds = page.locator(".fold")
    expect(page.locator(".fold[open]")).to_have_count(1)
    expect(folds.first).to_have_attribute("open", "")
    page.locator(".fold > summary").last.click()
    expect(page.locator(".fold[open]")).to_have_count(1)
    expect(folds.last).to_have_attribute("open", "")


@pytest.mark.parametrize("name", EACH_KIND)
def test_without_any_permission_it_is_complete(
    name: str, page: Page, watch: Watch, base: str, site: Site, tmp_path: Path
) -> None:
    url = f"{base}embed/v1/{name}.html"
    with hosted(page, watch, tmp_path, _host(f'<iframe sandbox="" src="{url}" width="600" height="700"></iframe>')):
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_be_visible()
        expect(frame.get_by_text("In danger, call your local emergency number.")).to_be_visible()
        expect(frame.get_by_text("Not yet clinically reviewed.")).to_be_visible()
        for details in frame.locator("details").all():
            if details.locator("summary").first.is_visible():
                if details.get_attribute("open") is None:
                    details.locator("summary").first.click()
                expect(details.locator(":scope > :not(summary)").first).to_be_visible()
    # The browser says that the one script did not run.
    watch.complaints = [text for text in watch.complaints if "sandboxed" not in text]


@pytest.mark.parametrize("name", EACH_KIND)
def test_in_a_sandbox_with_scripts_it_works_and_tells_its_height(
    name: str, page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    url = f"{base}embed/v1/{name}.html"
    html = _host(f'<iframe sandbox="allow-scripts" src="{url}" width="600" height="200"></iframe>', LISTEN)
    with hosted(page, watch, tmp_path, html) as frame:
        page.wait_for_function("heard.some(data => data.embedHeight)")
        heights = page.evaluate("heard.map(data => data.embedHeight).filter(Boolean)")
        assert heights[-1] == frame.evaluate(HEIGHT)
        subjects = page.evaluate("heard.filter(data => data.subject).map(data => data.subject)")
        assert set(subjects) == {"lti.frameResize"}
        amp = page.evaluate("heard.find(data => data.sentinel)")
        assert amp == {"sentinel": "amp", "type": "embed-size", "height": heights[0]}
        medium = json.loads(page.evaluate("heard.find(data => typeof data === 'string')"))
        assert medium == {"context": "iframe.resize", "src": url, "height": heights[0]}
        if frame.locator("section.question").count():
            question = Question(frame.locator("section.question").first)
            question.answer(right=False)
            assert question.said.startswith("Not quite.")
        for summary in frame.locator("summary:visible").all():
            summary.click()
        page.wait_for_timeout(100)
        grown = page.evaluate("heard.map(data => data.embedHeight).filter(Boolean)")[-1]
        assert grown == frame.evaluate(HEIGHT)
        assert frame.evaluate("document.querySelectorAll('.quiz__keep, .takeaways__tools').length") == 0


# What WordPress does with an address on a line of its own (READERS: wp-embed.js since 5.9, wp-includes/embed.php):
# only these attributes stay, the frame is sandboxed, hidden until it speaks, and handed a secret behind the hash.
WORDPRESS = """
const frame = document.querySelector('iframe'), secret = 'aB3dE5gH7k';
frame.setAttribute('sandbox', 'allow-scripts');
frame.style.visibility = 'hidden'; frame.style.position = 'absolute';
window.followed = [];
addEventListener('message', event => {
  const data = event.data;
  if (!data || !(data.secret || data.message || data.value) || /[^a-zA-Z0-9]/.test(data.secret)) return;
  if (event.source !== frame.contentWindow || data.secret !== secret) return;
  document.querySelector('blockquote').style.display = 'none';
  frame.style.visibility = ''; frame.style.position = '';
  if (data.message === 'height') frame.height = Math.min(Math.max(parseInt(data.value, 10), 200), 1000);
  if (data.message === 'link' && new URL(data.value).host === new URL(frame.src).host) followed.push(data.value);
});
frame.src = frame.dataset.src + '#?secret=' + secret;
frame.addEventListener('load', () => frame.contentWindow.postMessage({message: 'ready', secret}, '*'));
"""


@pytest.mark.parametrize("name", EACH_KIND)
def test_wordpress_shows_it_at_its_height_and_follows_its_links(
    name: str, page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    url = f"{base}embed/v1/{name}.html"
    html = _host(
        f'<blockquote><a href="{url}">A title</a></blockquote>'
        f'<iframe data-src="{url}" width="600" height="338" title="A title" frameborder="0"></iframe>',
        WORDPRESS,
    )
    with hosted(page, watch, tmp_path, html):
        expect(page.locator("iframe")).to_be_visible()
        expect(page.locator("blockquote")).to_be_hidden()
        frame = page.frames[1]
        high = frame.evaluate(HEIGHT)
        expect(page.locator("iframe")).to_have_attribute("height", str(min(max(high, 200), 1000)))
        frame.locator("footer a").last.click()
        page.wait_for_function("followed.length")
        assert page.evaluate("followed[0]").startswith(base)
        assert frame.url.startswith(url)


@pytest.mark.parametrize("name", ["felt-understood", "settle-together"])
@pytest.mark.parametrize(("sandbox", "linked"), [("", True), (' sandbox="allow-scripts"', False)])
def test_words_of_crisis_are_answered_and_the_host_is_told_how_high_that_is(
    name: str, sandbox: str, linked: bool, page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    html = _host(f'<iframe{sandbox} src="{base}embed/v1/{name}.html" width="320" height="900"></iframe>', LISTEN)
    with hosted(page, watch, tmp_path, html) as frame:
        field = frame.locator("textarea, .blank input").first
        field.fill("he hits me")
        panel = frame.get_by_role("region", name="You can talk to someone now")
        expect(panel).to_be_visible()
        expect(panel).to_contain_text("your local emergency number")
        way = panel.locator(".embed__reach")
        expect(way).to_have_text(["findahelpline.com"])
        expect(panel.get_by_role("link")).to_have_count(int(linked))
        if linked:
            expect(panel.get_by_role("link")).to_have_attribute("href", "https://findahelpline.com")
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        told = "high => heard.findLast(said => said.embedHeight)?.embedHeight === high"
        with_panel = frame.evaluate(HEIGHT)
        page.wait_for_function(told, arg=with_panel)
        field.fill("I like tea")
        expect(panel).to_have_count(0)
        assert frame.evaluate(HEIGHT) < with_panel - 100
        page.wait_for_function(told, arg=frame.evaluate(HEIGHT))


def _code(page: Page, number: int) -> str:
    page.goto("therapists/parts.html")
    return page.locator(f"[id='copy:question:{number}']").input_value()


def _grows(page: Page, place: int = 0) -> None:
    """Open and close the answers in a frame twice: it must follow, at once and as long as the page is open."""
    element = page.locator("iframe").nth(place)
    frame = element.element_handle().content_frame()
    assert frame
    frame.wait_for_selector("section.question--script")
    heights = set()
    for _ in range(2):
        for name in ("Show the answer", "Hide the answer"):
            frame.get_by_role("button", name=name).click()
            page.wait_for_function(
                "([frame, high]) => Math.abs(frame.getBoundingClientRect().height - high) <= 1",
                arg=[element.element_handle(), frame.evaluate(HEIGHT)],
            )
            heights.add(frame.evaluate(HEIGHT))
    assert len(heights) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("</iframe>\n", "</iframe><br />\n"),  # wpautop, as in a post
        ("</iframe>\n", "</iframe></p>\n<p>"),
        ("<iframe", "<p>Some words.</p><div><figure><iframe"),
        (' loading="lazy"', ""),
    ],
)
def test_the_second_code_grows_whatever_a_host_puts_around_it(
    before: str, after: str, page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    code = _code(page, 3)
    assert base in code
    assert 'loading="lazy"' in code
    with hosted(page, watch, tmp_path, _host(code.replace(before, after, 1))):
        _grows(page)


def test_two_codes_on_a_page_and_one_put_in_later_know_their_own_frames(
    page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    code = _code(page, 3)
    later = f"document.querySelector('div').innerHTML = {json.dumps(code)}"
    with hosted(page, watch, tmp_path, _host(f"{code}{code}<div></div>", later)):
        for place in range(3):
            _grows(page, place)
        high = page.evaluate("[...document.querySelectorAll('iframe')].map(frame => frame.style.height)")
        page.frames[1].get_by_role("button", name="Show the answer").click()
        page.wait_for_function("high => document.querySelector('iframe').style.height !== high[0]", arg=high)
        now = page.evaluate("[...document.querySelectorAll('iframe')].map(frame => frame.style.height)")
        assert now[1:] == high[1:]


def test_the_second_code_listens_to_nobody_else_and_to_no_nonsense(
    page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    code = _code(page, 3)
    with hosted(page, watch, tmp_path, _host(code)) as frame:
        frame.wait_for_selector("section.question--script")
        page.wait_for_function("document.querySelector('iframe').style.height")
        high = page.evaluate("document.querySelector('iframe').style.height")
        page.evaluate("postMessage({embedHeight: 77}, '*')")
        for nonsense in ("{embedHeight: -5}", "{embedHeight: 'tall'}", "{embedHeight: Infinity}", "null", "'77'", "{}"):
            frame.evaluate(f"parent.postMessage({nonsense}, '*')")
        page.wait_for_timeout(200)
        found = page.evaluate("document.querySelector('iframe').style.height")
        assert found in {high, "9999px"}
        # A frame of another origin at its place is not believed.
        other = "data:text/html,<script>parent.postMessage({embedHeight: 55}, '*')</script>"
        page.evaluate("other => { document.querySelector('iframe').src = other }", other)
        page.wait_for_timeout(300)
        assert page.evaluate("document.querySelector('iframe').style.height") == found


# The second code as it was until November 2026; it stands on pages that nobody changes.
OLD = """<iframe src="{url}" title="A question" width="100%" height="450" loading="lazy" style="border:0"></iframe>
<script>
(function (frame) {
  addEventListener("message", function (event) {
    if (event.source !== frame.contentWindow || event.origin !== "{origin}") return;
    var height = event.data && event.data.embedHeight;
    if (height > 0 && height < 10000) frame.style.height = Math.ceil(height) + "px";
  });
})(document.currentScript.previousElementSibling);
</script>"""


def test_codes_that_were_copied_long_ago_go_on_working(page: Page, watch: Watch, base: str, tmp_path: Path) -> None:
    url = f"{base}embed/v1/waiting-friend.html"
    code = OLD.replace("{url}", url).replace("{origin}", base.rstrip("/"))
    with hosted(page, watch, tmp_path, _host(code)):
        _grows(page)


def test_where_a_host_forbids_scripts_of_its_own_the_second_code_is_the_first(
    page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    code = _code(page, 3)
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    with hosted(page, watch, tmp_path, _host(policy + code)) as frame:
        frame.wait_for_selector("section.question--script")
        box = page.locator("iframe").bounding_box()
        assert box is not None
        assert box["height"] >= frame.evaluate(HEIGHT)
        expect(page.get_by_role("link")).to_be_visible()
    watch.complaints = [text for text in watch.complaints if "Content Security Policy" not in text]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_embed(new_page: Callable[..., Page], base: str, theme: str) -> None:
    page = new_page(viewport={"width": 600, "height": 900}, color_scheme="light")
    axe = Axe()
    for name in EACH_KIND:
        page.goto(f"embed/v1/{name}.html?theme={theme}")
        for summary in page.locator("summary:visible").all():
            summary.click()
        # The policy of an embed lets no script in, not even this one's, but through the debugger.
        found = axe.run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, (name, found.generate_report())


def test_options_in_the_address_are_followed_and_others_ignored(new_page: Callable[..., Page]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = new_page(color_scheme="dark")
    seen = {}
    for query in ("", "?theme=light", "?theme=dark", "?theme=auto", "?theme=pink&x=<b>"):
        page.goto(f"embed/v1/term-trust.html{query}")
        seen[query] = page.evaluate(ground)
    assert seen[""] == seen["?theme=light"] == seen["?theme=pink&x=<b>"]
    assert seen["?theme=dark"] == seen["?theme=auto"] != seen[""]
    page.goto("embed/v1/takeaways.html")
    whole = page.evaluate(HEIGHT)
    page.goto("embed/v1/takeaways.html?compact=1")
    assert page.evaluate(HEIGHT) < whole


def test_a_word_leads_to_its_meaning_within_the_embed(page: Page) -> None:
    page.goto("embed/v1/takeaways.html")
    page.locator(".fold > summary").nth(1).click()
    word = page.locator("main a.term:visible").first
    meaning = page.locator(f"[id='{(word.get_attribute('href') or '')[1:]}']")
    expect(meaning).to_be_hidden()
    word.click()
    expect(meaning).to_be_visible()
