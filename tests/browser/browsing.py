"""What the browser tests share: which pages there are, a site on a port, and a record of what a browser did."""

from __future__ import annotations

import functools
import os
import re
import shutil
import sys
import threading
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import (
        BrowserContext,
        ConsoleMessage,
        FrameLocator,
        Locator,
        Page,
        Playwright,
        Request,
        WebError,
    )

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def _built(path: Path) -> str:
    return path.relative_to(DOCS).with_suffix(".html").as_posix()


_SOURCES = sorted(DOCS.rglob("*.md"))
_TEXTS = {path: path.read_text("utf-8") for path in _SOURCES}
_TEACHES = re.compile(r"^/{3,} (?:facts|pathway|contrast|terms|question)\b", re.MULTILINE)
LEARN = [_built(path) for path, text in _TEXTS.items() if _TEACHES.search(text) and "\nquiz: false\n" not in text]
"""The pages that have a quiz of their own."""
QUIZZES = ["quiz/index.html", *(f"quiz/{Path(page).name}" for page in LEARN)]
_MADE = ["glossary.html", "sources.html", "quiz/answers.html", "about/design.html", "404.html"]
PAGES = sorted({*map(_built, _SOURCES), *QUIZZES, *_MADE})
"""Every page, known before the site is built; a test holds this list to the built site."""

PAGES_WITH_QUESTIONS = sorted(
    {
        *QUIZZES,
        "about/design.html",
        *(_built(path) for path, text in _TEXTS.items() if re.search(r"^/{3,} questions?\b", text, re.MULTILINE)),
    }
)


BOTH = pytest.mark.parametrize("base", ["http", "file"], indirect=True)
"""For tests that hold over http and, with the network off, under file://."""


class Site(NamedTuple):
    """The built site and the two addresses a reader may open it at."""

    folder: Path
    http: str
    file: str


class Handler(SimpleHTTPRequestHandler):
    """Sends files as they are, and says nothing of it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a reader who leaves breaks off what still loads
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder on a free port, and yield its address."""
    with _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def find_chromium(playwright: Playwright | None = None, *, windowless: bool = False) -> str | None:
    """Return the path of a Chromium, also of the one that Playwright may have, or None.

    Arguments:
        playwright: What runs.
        windowless: Whether one without windows is preferred, where there is one. It is the same engine, and needs a
            quarter of the time: the other paints the frame of a window that nobody sees.
    """
    if named := os.environ.get("CHROMIUM"):
        return named
    names = ("chromium-headless-shell",) if windowless else ()
    found = [shutil.which(name) for name in (*names, "chromium", "chromium-browser", "google-chrome")]
    own = playwright.chromium.executable_path if playwright else None
    return next((path for path in [*found, own] if path and Path(path).exists()), None)


class Watch:
    """What the pages of a test complain about, and what they ask for.

    Arguments:
        home: The address below which everything must lie that the pages ask for.
    """

    def __init__(self, home: str) -> None:
        self.home = [home]
        self.complaints: list[str] = []
        self.urls: list[str] = []

    def listen(self, context: BrowserContext) -> None:
        """Listen to all pages of a context."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", lambda request: self.urls.append(request.url))
        context.on("requestfailed", self._failed)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"uncaught: {error.error.stack or error.error.message}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a reader who leaves breaks off what still loads
            self.complaints.append(f"failed: {request.url} {request.failure}")

    @property
    def strangers(self) -> list[str]:
        """Everything the pages asked for that does not lie at home."""
        return [url for url in self.urls if not url.startswith(tuple(self.home))]

    def asked_for(self, part: str) -> bool:
        """Tell whether an address with this part was asked for."""
        return any(part in url for url in self.urls)


def words(locator: Locator) -> str:
    """Return the text of an element, shown or not, with single spaces."""
    return " ".join((locator.text_content() or "").split())


def kept(page: Page) -> list[object]:
    """Return what a page keeps: the length of `localStorage`, names in `sessionStorage`, the cookies.

    Every page of a site with a way out remembers which one came first, and when the visit began, as numbers.
    """
    names = "Object.keys(sessionStorage).filter(name => !['exitFrom', 'visit'].includes(name))"
    return page.evaluate(f"[localStorage.length, {names}, document.cookie]")


def until(page: Page, condition: str) -> None:
    """Wait until a condition of JavaScript holds on a page of the site, at most ten seconds.

    The policy of a page forbids it the `eval` with which Playwright's `wait_for_function` looks a second time.
    """
    page.evaluate(
        f"""() => new Promise((done, fail) => {{
            const end = performance.now() + 10_000
            const look = () => {{
                if ({condition}) done()
                else if (performance.now() > end) fail(new Error("not in ten seconds"))
                else requestAnimationFrame(look)
            }}
            look()
        }})"""
    )


def add_style(page: Page, css: str) -> None:
    """Add style as a reader's own tools do: the policy of a page forbids it a `<style>` that it did not bring."""
    page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet()
            sheet.replaceSync(css)
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
        }""",
        css,
    )


def first_line(link: Locator) -> dict[str, float]:
    """Return the box of the first line of a link, which may wrap."""
    return link.evaluate("link => link.getClientRects()[0].toJSON()")


def is_focused(locator: Locator) -> bool:
    """Tell whether the focus is on this very element."""
    return locator.evaluate("element => element === document.activeElement")


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab until the focus is on the target."""
    for _ in range(150):
        if is_focused(target):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never comes to {target}")


def open_folds(page: Page | FrameLocator) -> None:
    """Open all sections of the page that are folded, as a reader does by keyboard."""
    for summary in page.locator("main details.section-fold > summary").all():
        summary.press("Enter")


def look_inside(page: Page) -> None:
    """Show by keyboard what waits behind the switch of a picture, as the steps in the brain do."""
    for switch in page.locator(".pathway__switch:visible").all():
        switch.press("Space")
        assert switch.is_checked()


def scrolls_sideways(page: Page) -> bool:
    """Tell whether the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
