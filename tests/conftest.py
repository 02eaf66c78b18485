"""Fixtures that all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_run import messages, mkdocs

if TYPE_CHECKING:
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch of the golden files."""
    parser.addoption("--update", action="store_true", help="write what golden files expect anew; then read the diff")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once."""
    folder = tmp_path_factory.mktemp("site")
    done = mkdocs("build", "--strict", "-d", str(folder))
    assert done.returncode == 0, done.stderr
    assert messages(done) == []
    return folder
