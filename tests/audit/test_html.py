"""Every page and embed is valid HTML, as the Nu checker (validator.w3.org/nu) sees it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOT_KNOWN_YET = (
    "CSS: Unrecognized at-rule “@container”",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    "Element “tspan” not allowed as child of element “a” in this context.",
)
"""How mistakes begin that are none: container queries and SVG 2, where a link may hold what its parent may hold."""


def test_no_page_has_a_mistake(site: Path, vnu: list[str], tmp_path: Path) -> None:
    # A page with a mistake goes along: else a checker that checks nothing would find nothing.
    bad = tmp_path / "bad.html"
    bad.write_text('<!doctype html><html lang="en"><title>Bad</title><p><li></p>', encoding="utf-8")
    command = [*vnu, "--format", "json", "--exit-zero-always", "--skip-non-html", str(bad), str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    found = [
        f"{message['url']}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(done.stderr)["messages"]
        if message["type"] != "info" and not message["message"].startswith(NOT_KNOWN_YET)
    ]
    assert any("/bad.html:" in mistake for mistake in found)
    assert [mistake for mistake in found if "/bad.html:" not in mistake] == []
