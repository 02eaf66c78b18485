"""Fixtures that all tests share."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import settings

from built import NAME, offline
from mkdocs_run import messages, mkdocs

HERE = Path(__file__).parent
PLAIN = (HERE / "toolkit", HERE / "content")
"""Tests without a browser: those of the toolkit, and those of the pages, which go with them."""

# How long an example takes says how busy the machine is. Who waits for the fast tests gets fewer of them.
settings.register_profile("unhurried", deadline=None)
settings.register_profile("brisk", deadline=None, max_examples=25)
settings.load_profile("unhurried")

SLOW_FIXTURES = {"counts", "site", "strange_site", "preview", "checked", "installed", "dressed", "watched"}
SLOW_CALLS = {
    *("mkdocs", "small_site", "themed_site", "built_with", "golden_cases", "subprocess", "previewed"),
    *("judged", "real_content", "read_crisis", "edited_and_held", "WatchedFiles", "of_words"),
}
"""What a test asks for or calls that takes long: a whole build, another program."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch of the golden files."""
    parser.addoption("--update", action="store_true", help="write what golden files expect anew; then read the diff")


def pytest_configure(config: pytest.Config) -> None:
    """Hurry where only the fast tests are asked for."""
    if config.getoption("markexpr") == "fast" and not config.getoption("--hypothesis-profile", None):
        settings.load_profile("brisk")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that an author of code runs after every change, with `pytest -m fast`."""
    for item in items:
        if isinstance(item, pytest.Function) and _is_fast(item):
            item.add_marker("fast")


def _is_fast(test: pytest.Function) -> bool:
    # Each engine and each tool from elsewhere has a folder of its own.
    if test.path.parent not in PLAIN or test.get_closest_marker("long"):
        return False
    return not (SLOW_FIXTURES & {*test.fixturenames} or SLOW_CALLS & {*test.function.__code__.co_names})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once."""
    folder = tmp_path_factory.mktemp("site")
    done = mkdocs("build", "--strict", "-d", str(folder))
    assert done.returncode == 0, done.stderr
    assert messages(done) == []
    return folder


@pytest.fixture(scope="session")
def bundle(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the zip of the whole site."""
    folder = tmp_path_factory.mktemp("bundle")
    with zipfile.ZipFile(offline(site)) as packed:
        packed.extractall(folder)
    return folder / NAME
