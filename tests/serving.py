"""Running `mkdocs serve` as an author does, and reading what it says."""

from __future__ import annotations

import queue
import socket
import subprocess
import sys
import threading
import urllib.request
from typing import TYPE_CHECKING

from mkdocs_run import ENV

if TYPE_CHECKING:
    from pathlib import Path


class Preview:
    """A running `mkdocs serve`."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{self.port}"]
        self.address = f"http://127.0.0.1:{self.port}/"
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
        with urllib.request.urlopen(f"{self.address}{path}", timeout=10) as answer:
            return answer.read().decode()

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=10)
