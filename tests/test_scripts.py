"""Scripts as browsers get them: what only people read is gone, and what the browser reads is whole."""

from __future__ import annotations

import re

import pytest

from helpers import DOCS
from psychoed.assets import make_assets

_TEXTS = {
    path.relative_to(DOCS).as_posix(): path.read_text("utf-8")
    for path in sorted((DOCS / "assets").glob("*.js"))
    if path.name != "minisearch.js"
}
_MADE = make_assets(_TEXTS).texts


# What Safari 14 does not know, on phones that get no newer one.
_NEWER = re.compile(
    r"Object\.hasOwn\b|\.at\(|\bstructuredClone\b|\.findLast|\.toSorted\(|\(\?<[=!]"
    r"|querySelector(?:All)?\([^)]*:(?:is|has|where)\("
)


@pytest.mark.parametrize("path", _TEXTS)
def test_no_script_asks_for_what_older_phones_do_not_know(path: str) -> None:
    assert _NEWER.findall(_TEXTS[path]) == []


@pytest.mark.parametrize("path", _TEXTS)
def test_no_script_loses_more_than_its_comments(path: str) -> None:
    """A template that holds quotes turns all that follows inside out: comments stay, spaces in strings go.

    rjsmin takes such a quote for the beginning of a string. Write `'a' + b` instead.
    """
    assert not re.search(r"\n[ \t]", _MADE[path])
    code = "\n".join(re.sub(r"^\s*(//|/?\*).*", "", line) for line in _TEXTS[path].split("\n"))
    for template in re.findall(r"(?<=[ (\[])`[^`\n]*`(?=[,;)\]])", code):
        assert template in _MADE[path]
