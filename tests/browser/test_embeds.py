"""Embeds in the pages of others: in each kind of frame complete, quiet, and as high as they say."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import BOTH, DOCS, scrolls_sideways, served
from playwright.sync_api import expect
from questions import Question

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
def test_every_embed_asks_for_nothing_fits_and_tells_about_its_height(
    new_page: Callable[..., Page], watch: Watch
) -> None:
    page = new_page(viewport={"width": 600, "height": 300})
    high = {}
    for name in IDS:
        watch.urls.clear()
        page.goto(f"embed/v1/{name}.html")
        assert [url for url in watch.urls if not url.startswith("data:")] == [page.url]
        high[name] = page.evaluate(HEIGHT)
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("main")).to_have_count(1)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("[style], form").count() == 0
        page.set_viewport_size({"width": 320, "height": 600})
        assert not scrolls_sideways(page), name
        page.set_viewport_size({"width": 600, "height": 300})
    page.goto("therapists/index.html")
    told = page.evaluate("""() => Object.fromEntries([
        ...[...document.querySelectorAll("iframe")].map(frame => [frame.src, frame.height]),
        ...[...document.querySelectorAll("a[data-height]")].map(link => [link.href, link.dataset.height]),
    ].map(([url, height]) => [url.match(/([^/]+)\\.html/)[1], Number(height)]))""")
    assert told.keys() == high.keys()
    for name, seen in high.items():
        assert seen - 15 <= told[name] <= seen + 130 or told[name] == 1000 < seen + 15, (name, seen, told[name])


@pytest.mark.parametrize("name", EACH_KIND)
def test_without_any_permission_it_is_complete(
    name: str, page: Page, watch: Watch, base: str, site: Site, tmp_path: Path
) -> None:
    url = f"{base}embed/v1/{name}.html"
    with hosted(page, watch, tmp_path, _host(f'<iframe sandbox="" src="{url}" width="600" height="700"></iframe>')):
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_be_visible()
        expect(frame.get_by_text("In danger: your local emergency number.")).to_be_visible()
        expect(frame.get_by_text("Not yet clinically reviewed.")).to_be_visible()
        for details in frame.locator("details").all():
            if details.locator("summary").first.is_visible():
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


def test_the_second_code_of_the_gallery_grows_with_its_frame(
    page: Page, watch: Watch, base: str, tmp_path: Path
) -> None:
    page.goto("therapists/index.html")
    field = page.locator("[id='copy:waiting-friend:3'], [id='copy:question:3']").first
    code = field.input_value()
    assert base in code
    assert 'loading="lazy"' in code
    with hosted(page, watch, tmp_path, _host(code)) as frame:
        frame.wait_for_selector("section.question--script")
        frame.get_by_role("button", name="Show the answer").click()
        page.wait_for_function(
            "frame => frame.style.height === frame.dataset.wanted || frame.getBoundingClientRect().height > 500",
            arg=page.locator("iframe").element_handle(),
        )
        box = page.locator("iframe").bounding_box()
        assert box is not None
        assert abs(box["height"] - frame.evaluate(HEIGHT)) <= 4


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
    word = page.locator("main a.term").first
    meaning = page.locator(f"[id='{(word.get_attribute('href') or '')[1:]}']")
    expect(meaning).to_be_hidden()
    word.click()
    expect(meaning).to_be_visible()
