"""Whatever is written: no site ends in a traceback, loses a word, lets in a script, or is refused without a line."""

from __future__ import annotations

import logging
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sites import ALERT, Site, site

from helpers import Pages, made_of
from mkdocs_run import themed_site

if TYPE_CHECKING:
    from pathlib import Path

READ = 90
"""Sites that are read and rendered; more with `-m long`."""
BUILT = 9
"""Sites that are built by MkDocs."""

_TOLD = re.compile(r"[\w/.-]+\.(?:md|json|yml):\d+: \S")
_SUM = re.compile(r"\d+ mistakes? in the pages, listed above\. Mend and build again\.")


class _Seen(HTMLParser):
    """Takes from HTML its words, and what would run in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.active: list[str] = []
        self._script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Data for programs is not run.
        self._script = tag == "script" and not (dict(attrs).get("type") or "").endswith("json")
        for name, value in attrs:
            runs = (
                re.sub(r"[\x00-\x20]", "", value or "")
                .lower()
                .startswith(("javascript:", "data:text/html", "vbscript:"))
            )
            if name.startswith("on") or runs:
                self.active.append(f"<{tag} {name}={value}>")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self._script = False

    def handle_data(self, data: str) -> None:
        if not self._script:
            self.words += re.findall(r"\w+", data)
        elif ALERT in data:
            self.active.append(data)


def _faults(made: Site, pages: list[str], others: list[str]) -> list[str]:
    """Return what is wrong with the HTML of a site."""
    seen = [_Seen(html) for html in pages]
    words = {word for page in seen for word in page.words}
    lost = [f"lost: {word}" for word in made.kept_words() if word not in words]
    return lost + [found for page in [*seen, *map(_Seen, others)] for found in page.active]


def _read(made: Site) -> tuple[list[str], list[str]]:
    """Read and render a site; return what is told of it, and what is wrong with what came out."""
    pages = Pages(made.texts)
    if pages.problems:
        return pages.problems, []
    html = [pages.html(path) for path in made.texts if path.endswith(".md")]
    html += [pages.html(path) for path in pages.generated]
    if told := pages.rendering_problems():
        return told, []
    return [], _faults(made, html, [embed.html for embed in made_of(pages.content).site.embeds])


def _hold(seeds: range, run: Any) -> None:
    """Hold sites to what is promised, and tell by which number one can be made again that does not keep it."""
    whole, wrong = 0, []
    for seed in seeds:
        told, faults = run(seed, site(seed))
        whole += not told
        wrong += [(seed, message) for message in told if not _TOLD.match(message)]
        wrong += [(seed, fault) for fault in faults]
    assert wrong == []
    # What is refused at once proves little.
    assert whole >= len(seeds) / 2


def _built(folder: Path, made: Site) -> tuple[list[str], list[str]]:
    """Let MkDocs build a site; return what it tells of it, and what is wrong with what came out."""
    root = themed_site(folder, made.texts, site_url="https://example.org/")
    told: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        config = load_config(str(root / "mkdocs.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except ClickException:
        # It says what it told already.
        assert told
    finally:
        log.removeHandler(handler)
    if told:
        return [message for message in told if not _SUM.fullmatch(message)], []
    html = {
        path.relative_to(root / "site").as_posix(): path.read_text("utf-8") for path in root.rglob("site/**/*.html")
    }
    embeds = [text for path, text in html.items() if path.startswith("embed/")]
    return [], _faults(made, [text for path, text in html.items() if not path.startswith("embed/")], embeds)


def test_generated_sites_are_read_whole_or_refused_with_a_line() -> None:
    _hold(range(READ), lambda seed, made: _read(made))


def test_generated_sites_are_built_whole_or_refused_with_a_line(tmp_path: Path) -> None:
    _hold(range(1000, 1000 + BUILT), lambda seed, made: _built(tmp_path / str(seed), made))


@pytest.mark.long
def test_many_generated_sites_are_read_whole_or_refused_with_a_line() -> None:
    _hold(range(READ, 20 * READ), lambda seed, made: _read(made))


@pytest.mark.long
def test_many_generated_sites_are_built_whole_or_refused_with_a_line(tmp_path: Path) -> None:
    _hold(range(1000 + BUILT, 1000 + 20 * BUILT), lambda seed, made: _built(tmp_path / str(seed), made))


@pytest.mark.parametrize(
    "html",
    [
        f"<script>{ALERT}</script>",
        f"<img src=x onerror={ALERT}>",
        f'<a href=" java\nscript:{ALERT}">x</a>',
        f"<svg onload={ALERT}/>",
    ],
)
def test_what_runs_is_seen(html: str) -> None:
    assert len(_faults(Site(), [html], [])) == 1
    assert len(_faults(Site(), [], [html])) == 1
    assert _faults(Site(), [html.replace("<", "&lt;")], []) == []


def test_a_word_that_is_lost_is_seen() -> None:
    made = site(1)
    word = made.kept_words()[0]
    html = " ".join(made.kept_words())
    assert _faults(made, [html], []) == []
    assert _faults(made, [html.replace(word, "", 1)], [word]) == [f"lost: {word}"]
