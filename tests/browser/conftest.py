"""The built site, a browser, and pages that must behave."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Site, Watch, find_chromium, served
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Launch = Callable[..., Browser]
    NewPage = Callable[..., Page]

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # As a Chromium with windows sets letters.
    "--font-render-hinting=slight",
]


@pytest.fixture(scope="session")
def site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the built site the two addresses a reader may open it at; the folder's name is an awkward one."""
    awkward = tmp_path_factory.mktemp("awkward") / "für dich" / "site"
    shutil.copytree(site, awkward)
    with served(site) as address:
        yield Site(site, address, f"{awkward.as_uri()}/")


@pytest.fixture
def base(site: Site, request: pytest.FixtureRequest) -> str:
    """Return the address of the site: over http, or what a test asks for with `BOTH`."""
    return getattr(site, getattr(request, "param", "http"))


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Return a function that starts a Chromium, with further command-line options."""
    with sync_playwright() as playwright:

        def launch(*options: str, windowless: bool = True, **more: Any) -> Browser:
            path = find_chromium(playwright, windowless=windowless)
            if path is None:
                reason = (
                    "no Chromium: install one, name one in CHROMIUM, or run `python -m playwright install chromium`"
                )
                if os.environ.get("CI") == "true":
                    pytest.fail(reason)
                pytest.skip(reason)
            return playwright.chromium.launch(executable_path=path, args=[*QUIET, *options], **more)

        yield launch


@pytest.fixture(scope="session")
def browser(launch: Launch) -> Iterator[Browser]:
    browser = launch()
    yield browser
    browser.close()


@pytest.fixture
def watch(base: str) -> Iterator[Watch]:
    """Hold every page of the test to this: no complaint, and nothing asked for outside the site."""
    watch = Watch(base)
    yield watch
    assert watch.complaints == []
    assert watch.strangers == []


@pytest.fixture
def new_page(browser: Browser, base: str, watch: Watch) -> Iterator[NewPage]:
    """Return a function that opens a page in a context of its own, with Playwright's options for contexts."""
    contexts = []

    def new_page(**options: Any) -> Page:
        context = browser.new_context(base_url=base, offline=base.startswith("file:"), **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        watch.listen(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()
