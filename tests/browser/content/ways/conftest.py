"""The ways of a reader, in each engine that is on this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from browsing import Site, served
from engines import ENGINES, MissingError, started
from reader import Reader, observed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver.remote.webdriver import WebDriver


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Return which engine it is; tests are grouped by it, so that each is started once."""
    return request.param


@pytest.fixture(scope="session")
def driver(engine: str) -> Iterator[WebDriver]:
    """Start the engine, or skip; in CI each one must be there."""
    try:
        with started(engine) as driver:
            yield driver
    except MissingError as missing:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{engine}: {missing}")
        pytest.skip(f"{engine}: {missing}")


@pytest.fixture(scope="session")
def site(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Give the site whose pages note what they complain about."""
    folder = observed(site.folder, tmp_path_factory.mktemp("observed") / "für dich" / "site")
    with served(folder) as address:
        yield Site(folder, address, f"{folder.as_uri()}/")


@pytest.fixture
def reader(driver: WebDriver, engine: str, base: str) -> Iterator[Reader]:
    """Give a reader of the site; no page of a way may complain, or ask for anything outside the site."""
    reader = Reader(driver, engine, base)
    driver.get("about:blank")
    yield reader
    reader.listen()
    assert reader.complaints == []
