"""What a preview makes again when an author saves: no more than shows something else, or all where nobody knows."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin

from editing import Watched, site_to_edit, without_trials
from psychoed.mkdocs.edition import Edition
from psychoed.mkdocs.remaking import Remaking
from psychoed.mkdocs.saving import may_be_saved_page_by_page
from psychoed.mkdocs.watched import Otherwise
from psychoed.mkdocs.watched import Watched as WatchedFiles

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Path:
    """Write a site, and let nothing be done beside its preview."""
    without_trials(monkeypatch)
    monkeypatch.setenv("PSYCHOED_CACHE", "")
    caplog.set_level(logging.INFO, "mkdocs")
    return site_to_edit(tmp_path)


@pytest.fixture
def watched(docs: Path) -> Watched:
    """Return a preview of it."""
    return Watched(docs.parent, docs.parent / "site")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that fills with the pages that are made again."""
    found: list[str] = []
    make = Remaking.make

    def noted(self: Remaking, uris: Iterable[str], given: Iterable[str] = ()) -> None:
        uris = [*uris]
        found.extend(uris)
        make(self, uris, given)

    monkeypatch.setattr(Remaking, "make", noted)
    return found


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sentence_makes_its_own_page_again_and_no_other(docs: Path, watched: Watched, made: list[str]) -> None:
    _change(docs / "more.md", "A nap is short.", "A nap is quite short.")
    watched.save()
    assert made == ["more.md"]
    watched.settle()
    assert (made, watched.whole) == (["more.md"], 1)
    assert b"quite short" in (watched.site / "more.html").read_bytes()
    assert "quite short" in "".join(path.read_text("utf-8") for path in (watched.site / "assets/search").glob("texts*"))


def test_what_a_heading_tells_comes_to_the_glossary_and_to_no_page(
    docs: Path, watched: Watched, made: list[str]
) -> None:
    _change(docs / "more.md", "## When it is late", "## When it is later {#when-it-is-late}")
    watched.save()
    assert made == ["more.md"]
    shown = watched.asked("glossary.html")
    assert shown is not None
    assert b"When it is later" in shown
    assert made == ["more.md", "glossary.md"]


def test_a_meaning_makes_those_pages_again_that_show_it_and_not_before_they_are_asked_for(
    docs: Path, watched: Watched, made: list[str]
) -> None:
    _change(docs / "words.md", "A short sleep.", "A sleep of minutes.")
    watched.save()
    assert made == ["words.md"]
    for place in ("more.html", "teachers/index.html", "index.html"):
        shown = watched.asked(place)
        assert shown is not None
        # The page of teachers lists all parts, each with what a picture of it would say.
        assert (b"A sleep of minutes." in shown) is (place != "index.html")
    assert made == ["words.md", "more.md", "teachers/index.md"]
    embed = watched.asked("embed/v1/term-nap.html")
    assert embed is not None
    assert b"A sleep of minutes." in embed


def test_how_a_page_is_called_stands_in_all_menus(docs: Path, watched: Watched) -> None:
    _change(docs / "more.md", "# More", "# Much more")
    watched.save()
    for place in ("index.html", "quiz/words.html", "404.html", "nowhere.html"):
        asked = watched.asked(place)
        assert asked is None or b"Much more" in asked, place
    assert watched.whole == 1


@pytest.mark.parametrize("name", ["help-lines.yml", "new.md", "picture.svg"])
def test_what_is_no_page_or_a_new_one_builds_the_whole_site(docs: Path, watched: Watched, name: str) -> None:
    path = docs / name
    path.write_text(path.read_text("utf-8") + "\n" if path.exists() else "# New\n", encoding="utf-8")
    watched.save()
    assert watched.whole == 2


def test_what_fails_is_built_as_a_whole_and_nobody_is_told(
    docs: Path, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = watched.told

    def fail(*given: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(Edition, "_find_stale", fail)
        _change(docs / "more.md", "A nap", "One nap")
        watched.save()
    assert (watched.whole, watched.told) == (2, before)
    assert b"One nap" in (watched.site / "more.html").read_bytes()
    _change(docs / "more.md", "One nap", "This nap")
    watched.save()
    assert watched.whole == 2


def test_what_fails_while_nobody_saves_is_built_as_a_whole_from_then_on(
    docs: Path, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    watched.plugin.saving.follow(lambda: asked.append("build"))
    _change(docs / "words.md", "A short sleep.", "A sleep of minutes.")
    watched.save()

    def fail(*given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Remaking, "make", fail)
    watched.asked("more.html")
    assert asked == ["build"]
    watched.save()
    assert b"A sleep of minutes." in (watched.site / "more.html").read_bytes()
    _change(docs / "more.md", "A nap", "One nap")
    watched.save()
    assert (watched.whole, asked) == (3, ["build"])


def test_what_is_done_beside_is_left_once_it_is_not_wanted(docs: Path, watched: Watched, made: list[str]) -> None:
    _change(docs / "more.md", "# More", "# Much more")
    watched.save()
    edition, press = watched.plugin.saving._edition, watched.plugin.press
    assert edition
    assert press
    assert edition.settle(press, lambda: len(made) < 3) == []
    assert len(made) == 3
    edition.over()
    assert edition.settle(press, lambda: True)
    assert len(made) == 3


@pytest.mark.parametrize(
    ("settings", "by_page"),
    [
        ("", True),
        ("strict: true\n", False),
        ("markdown_extensions: [pymdownx.snippets]\n", False),
        ("markdown_extensions: [admonition, pymdownx.superfences, {toc: {permalink: true}}]\n", True),
    ],
)
def test_pages_are_made_again_by_themselves_only_where_they_read_nothing_else(
    tmp_path: Path, settings: str, by_page: bool
) -> None:
    (tmp_path / "docs").mkdir()
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"site_name: A\nplugins: []\n{settings}", encoding="utf-8")
    config = load_config(str(path))
    assert may_be_saved_page_by_page(config, object()) is by_page

    class ByPage(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
        def on_page_markdown(self, markdown: str, **given: object) -> str:
            return markdown

    class OfAll(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
        def on_env(self, env: object, **given: object) -> None:
            pass

    config.plugins["by page"] = ByPage()  # type: ignore[no-untyped-call]
    assert may_be_saved_page_by_page(config, object()) is by_page
    config.plugins["of all"] = own = OfAll()  # type: ignore[no-untyped-call]
    assert may_be_saved_page_by_page(config, object()) is False
    assert may_be_saved_page_by_page(config, own) is by_page


def test_files_are_watched_wherever_they_are_but_for_what_programs_leave(docs: Path) -> None:
    (docs / "gone.md").symlink_to(docs / "nowhere.md")
    (docs / "round").symlink_to(docs, target_is_directory=True)
    files = WatchedFiles(load_config(str(docs.parent / "mkdocs.yml")))
    with pytest.raises(Otherwise):
        files.changed()
    for name in (".more.md.swp", "more.md~", "#more.md#", "~$more.docx"):
        (docs / name).write_text("A", encoding="utf-8")
    _change(docs / "more.md", "A nap", "One nap")
    assert files.changed() == {"more.md": (docs / "more.md").read_text("utf-8")}
    with pytest.raises(Otherwise):
        files.changed()
    for path, content in ((docs / "more.md", b"\xff"), (docs.parent / "mkdocs.yml", b"site_name: B\n")):
        path.write_bytes(content)
        with pytest.raises(Otherwise):
            files.changed()
    (docs / "more.md").unlink()
    with pytest.raises(Otherwise):
        files.changed()
