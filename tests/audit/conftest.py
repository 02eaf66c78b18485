"""Tools from elsewhere that judge the built site, and the site as a host would serve it."""

from __future__ import annotations

import gzip
import os
import shutil
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Handler, find_chromium, served

if TYPE_CHECKING:
    from collections.abc import Iterator

TOOLS = Path(os.environ.get("AUDIT_TOOLS", Path(__file__).parent)) / "node_modules"


def _found(name: str, path: str | Path | None) -> str:
    """Return the path of a tool; where it is missing skip the test, or fail with CI set, and say so."""
    if path and Path(path).is_file():
        return str(path)
    reason = f"no {name}: .ci/run shows how to get it"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """Return the command of the Nu checker."""
    java = _found("Java", shutil.which("java"))
    return [java, "-jar", _found("Nu checker", TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar")]


@pytest.fixture(scope="session")
def lighthouse() -> list[str]:
    """Return the command of Lighthouse."""
    node = _found("Node", shutil.which("node"))
    return [node, _found("Lighthouse", TOOLS / "lighthouse" / "cli" / "index.js")]


@pytest.fixture(scope="session")
def chromium() -> str:
    return _found("Chromium", find_chromium())


class _Compressing(Handler):
    """Sends text compressed, and lets browsers keep everything for a while."""

    def do_GET(self) -> None:  # noqa: N802
        """Send a file."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body, kind = path.read_bytes(), self.guess_type(path)
        self.send_response(HTTPStatus.OK)
        if path.suffix != ".png":
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[str]:
    """Return the address of the site, served compressed."""
    with served(site, _Compressing) as address:
        yield address
