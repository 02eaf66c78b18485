"""A preview shows mistakes, goes on, and forgets them when they are mended."""

from __future__ import annotations

import queue
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from mkdocs_run import DATES, ENV, small_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "# Words\n\n/// terms\nTrust\n:   Expecting good.\n///\n"
GOOD = "# Home\n\nTrust grows.\n\n## Later\n\nMore trust.\n"


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            command, cwd=folder, env=ENV, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.put(line)

    def until(self, end: str) -> str:
        """Return what is said up to a line that holds some words."""
        said = ""
        while end not in said:
            said += self.lines.get(timeout=30)
        return said

    def get(self, path: str) -> str:
        """Return a page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
            return answer.read().decode()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Preview, Path]]:
    """Serve a small site."""
    folder = small_site(tmp_path, index=GOOD, words=WORDS)
    running = Preview(folder)
    yield running, folder / "docs"
    running.process.terminate()
    running.process.wait(timeout=10)


def test_a_preview_shows_mistakes_and_recovers(preview: tuple[Preview, Path]) -> None:
    running, docs = preview
    assert "ERROR" not in running.until("Serving on")
    assert running.get("glossary/").count('href="../#later"') == 1

    (docs / "index.md").write_text(DATES + "# Home\n\n[[trsut]]\n\n/// fact | A\n///\n", encoding="utf-8")
    said = running.until("Reloading browsers")
    assert "index.md:7: No word of the glossary has the form “trsut”. Did you mean 'Trust'?" in said
    assert "index.md:9: There is no block `fact`. Did you mean 'facts'?" in said
    assert "trsut" in running.get("")

    (docs / "index.md").write_text(DATES + GOOD.replace("Later", "Sooner"), encoding="utf-8")
    assert "ERROR" not in running.until("Reloading browsers")
    glossary = running.get("glossary/")
    assert 'href="../#sooner"' in glossary
    assert 'href="../#later"' not in glossary


def test_a_preview_goes_without_downloads(tmp_path: Path) -> None:
    page = "# Downloads\n\nNot in a preview.\n{ .downloads }\n"
    running = Preview(small_site(tmp_path, downloads__index=page))
    try:
        said = running.until("Serving on")
        assert "ERROR" not in said
        # MkDocs gives it the address of the preview, which nobody should be told to change.
        assert "SITE_URL" not in said
        assert "A preview makes no handouts and pictures. It shows those of the last `mkdocs build`" in said
        assert "Not in a preview." in running.get("downloads/")
        with pytest.raises(urllib.error.HTTPError):
            running.get("downloads/small-offline.zip")
    finally:
        running.process.terminate()
        running.process.wait(timeout=10)


def test_a_preview_starts_with_a_mistake_in_a_page(tmp_path: Path) -> None:
    running = Preview(small_site(tmp_path, index="# Home\n\n/// fact | A\n///\n"))
    try:
        assert "index.md:7: There is no block `fact`." in running.until("Serving on")
        assert "Home" in running.get("")
    finally:
        running.process.terminate()
        running.process.wait(timeout=10)
