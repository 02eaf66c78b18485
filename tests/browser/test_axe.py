"""axe finds nothing on any page, in both lights, on a phone and on a wide screen, with everything open.

What hangs on colours takes it most of its time: by night, nothing else can be otherwise than by day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import PAGES, scrolls_sideways
from seeing import open_everything, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

WIDTHS = (320, 1440)
COLOURS = ["color-contrast", "link-in-text-block"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _violations(page: Page) -> Iterator[tuple[str, str]]:
    axe = Axe()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            settled(page)
            rules = {"runOnly": TAGS if scheme == "light" else {"type": "rule", "values": COLOURS}}
            done = axe.run(page, options={**rules, "resultTypes": ["violations"], "preload": False})
            axe = Axe(axe_script="")  # it is on the page now
            assert done.response["passes"]
            for violation in done.response["violations"]:
                for node in violation["nodes"]:
                    yield f"{violation['id']} {node['target']}: {node['failureSummary']}", f"{width} px, {scheme}"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_with_everything_open(page: Page, path: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.goto(path)
    open_everything(page)
    assert not scrolls_sideways(page)
    assert dict(_violations(page)) == {}
