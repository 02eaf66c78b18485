"""The site under the policy that its build computed: all that it needs is allowed, and nobody else frames pages."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, LEARN, PAGES, QUIZZES, Handler, served, words
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browsing import Site, Watch
    from playwright.sync_api import Page

RULE = re.compile(r"^(/\S*)\n  Content-Security-Policy: (.+)$", re.M)
NOTED = (
    "addEventListener('securitypolicyviolation', e => console.error(`forbidden: ${e.violatedDirective} ${e.sample}`))"
)

ICON = '<link rel="icon" href="data:,">'


def rules(folder: Path) -> list[tuple[str, str]]:
    return RULE.findall((folder / "_headers").read_text("utf-8"))


def policies(folder: Path, path: str) -> list[str]:
    """Return what a host that reads `_headers` sends with a path: all that match, and `*` stands for anything."""
    return [policy for place, policy in rules(folder) if re.fullmatch(re.escape(place).replace(r"\*", ".*"), path)]


@contextmanager
def under_policy(folder: Path) -> Iterator[str]:
    """Serve the site with its headers."""

    class Sent(Handler):
        def end_headers(self) -> None:
            for policy in policies(folder, self.path.partition("?")[0]):
                self.send_header("Content-Security-Policy", policy)
            super().end_headers()

    with served(folder, Sent) as address:
        yield address


@pytest.fixture
def address(site: Site, watch: Watch) -> Iterator[str]:
    with under_policy(site.folder) as address:
        watch.home.append(address)
        yield address


def test_every_page_gets_one_policy_and_no_part_any(site: Site) -> None:
    (policy,) = {policy for _, policy in rules(site.folder)}
    for path in PAGES:
        assert policies(site.folder, f"/{path}") == [policy]
        # Some hosts leave endings off.
        assert policies(site.folder, f"/{path.removesuffix('.html')}") == [policy]
    assert policies(site.folder, "/") == [policy]
    parts = [f"/{part.relative_to(site.folder).as_posix()}" for part in (site.folder / "embed").rglob("*.html")]
    assert parts
    assert [part for part in parts if policies(site.folder, part)] == []


def test_no_page_is_forbidden_anything_that_it_needs(page: Page, watch: Watch, address: str) -> None:
    page.add_init_script(NOTED)
    for path in PAGES:
        page.goto(f"{address}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        for frame in page.locator("iframe").all()[:1]:
            frame.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        assert watch.complaints == [], path


def test_all_that_runs_runs_under_the_policy(page: Page, watch: Watch, address: str) -> None:
    page.add_init_script(NOTED)
    page.goto(f"{address}{LEARN[0]}")
    page.locator("main a.term").first.hover()
    expect(page.get_by_role("group", name=re.compile("Meaning of"))).to_be_visible()
    page.goto(f"{address}{QUIZZES[1]}")
    question = page.locator("section.question").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button").first.click()
    expect(question.locator(".answer__verdict:visible, .answer__feedback:visible").first).to_be_visible()
    if "search.html" in PAGES:
        word = words(page.locator("main h1").first).split()[0]
        page.goto(f"{address}search.html")
        page.get_by_role("searchbox").first.fill(word)
        expect(page.locator(".search__found a").first).to_be_visible()
    (single,) = [one.name for one in _downloads(page, address) if one.name.endswith("one-page.html")]
    page.goto(f"{address}downloads/{single}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert watch.complaints == []


def _downloads(page: Page, address: str) -> list[Path]:
    from pathlib import Path

    page.goto(f"{address}downloads/index.html")
    return [Path(link.get_attribute("href") or "") for link in page.locator("main a[href]").all()]


def test_what_nobody_wrote_does_not_run(page: Page, watch: Watch, address: str) -> None:
    page.goto(f"{address}index.html")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
    )
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=nothing.png onerror=\"window.ran = 1\">')")
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") is None
    assert len(watch.complaints) >= 1
    watch.complaints.clear()


def test_another_site_can_frame_a_part_and_no_page(
    page: Page, watch: Watch, address: str, site: Site, tmp_path: Path
) -> None:
    part = min((site.folder / "embed").rglob("*.html")).relative_to(site.folder).as_posix()
    frames = "".join(
        f'<iframe name="{name}" src="{address}{path}" width="600" height="400"></iframe>'
        for name, path in (("page", LEARN[0]), ("part", part))
    )
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Host</title>{ICON}{frames}", encoding="utf-8")
    with served(tmp_path) as host:
        watch.home.append(host)
        page.goto(host)
        expect(page.frame_locator("[name=part]").locator(".embed__help")).to_contain_text("Need help now?")
        expect(page.frame_locator("[name=page]").locator("main")).to_have_count(0)
    assert [text for text in watch.complaints if "frame-ancestors" not in text and "ERR_BLOCKED" not in text] == []
    assert any("frame-ancestors" in text for text in watch.complaints)
    watch.complaints.clear()


OWN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def test_each_page_brings_its_own_policy_before_anything_that_runs(site: Site) -> None:
    for path in PAGES:
        text = (site.folder / path).read_text("utf-8")
        (policy,) = OWN.findall(text)
        assert OWN.search(text).start() < text.index("<script"), path
        assert "frame-ancestors" not in policy
        assert "unsafe-inline" not in policy


@BOTH
def test_a_page_runs_nothing_that_it_did_not_bring(page: Page, watch: Watch) -> None:
    page.goto(LEARN[0])
    page.evaluate("""() => {
        const script = document.createElement("script")
        script.textContent = "document.title = 'Foreign'"
        document.head.append(script)
    }""")
    assert page.title() != "Foreign"
    assert [said for said in watch.complaints if "Content Security Policy" not in said] == []
    watch.complaints.clear()
