"""What one build leaves to the next: it is used where it is whole, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig

from psychoed.mkdocs import settings
from psychoed.outputs.handout.cache import LAST, FileCache
from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder

if TYPE_CHECKING:
    from pathlib import Path

SVG = Job("diagrams/a.svg", "page.md", 1, "A", "<svg/>\n")


def _made(cache: Path | None) -> Path:
    press = PdfBuilder(cache)
    assert press.begin(SVG) is None
    files, problems = press.finish()
    assert problems == []
    assert files[SVG.path].read_text("utf-8") == SVG.text
    return files[SVG.path]


@pytest.mark.parametrize("damage", [b"", b"<svg", b'<svg onload="x()"/>\n'])
def test_a_file_that_is_not_what_was_kept_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    kept = _made(tmp_path)
    kept.write_bytes(damage)
    # A preview shows what is kept, too.
    assert FileCache(tmp_path).last() == {}
    assert _made(tmp_path) == kept
    assert FileCache(tmp_path).last() == {SVG.path: kept}


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": "../../x"}', '{"a": ["b"]}'])
def test_a_list_that_no_build_wrote_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / LAST).write_text(text, "utf-8")
    assert FileCache(tmp_path).last() == {}


def test_where_nothing_can_be_kept_all_is_made_and_told_once(tmp_path: Path) -> None:
    taken = tmp_path / ".cache"
    taken.write_text("A file.", "utf-8")
    press = PdfBuilder(taken / "handouts")
    assert press.begin(SVG) is None
    assert press.finish()[0][SVG.path].read_text("utf-8") == SVG.text
    assert press.cache.unwritable.startswith(f"{taken / 'handouts'}: What is made for paper cannot be kept there (")
    assert taken.read_text("utf-8") == "A file."


def test_without_a_cache_nothing_is_left(tmp_path: Path) -> None:
    kept = _made(None)
    assert not kept.is_relative_to(tmp_path)
    assert not kept.exists()


@pytest.mark.parametrize(("said", "folder"), [(None, ".cache/handouts"), ("elsewhere", "elsewhere/handouts")])
def test_the_environment_says_where_the_cache_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str | None, folder: str
) -> None:
    monkeypatch.delenv("PSYCHOED_CACHE", raising=False)
    if said:
        monkeypatch.setenv("PSYCHOED_CACHE", str(tmp_path / said))
    assert settings.press(_config(tmp_path)).cache.folder == tmp_path / folder


def test_the_environment_may_want_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PSYCHOED_CACHE", "")
    press = settings.press(_config(tmp_path))
    assert not press.cache.folder.is_relative_to(tmp_path / ".cache")
    assert press.cache.unwritable == ""
    assert not (tmp_path / ".cache").exists()


def _config(folder: Path) -> MkDocsConfig:
    return MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
