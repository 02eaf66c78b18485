"""Markdown in blocks that pages show and nothing else does.

A block becomes sheets, questions, exports and embeds. They know the Markdown that everybody knows; what other
extensions add stands there as it is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.source.page import read_source
from psychoed.text.code_spans import without_code

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ADDED = re.compile(
    r"""
    \{(?:\+\+|--|==|>>|~~).*?(?:\+\+|--|==|<<|~~)\}  # proposed changes
    | ==\S(?:.*?\S)??==                                # a mark
    | \+\+[\w+-]+\+\+                                  # keys
    | (?<![\w:]):[a-z][\w+-]*:(?![\w:])                # an icon
    | (?<=\w)(?:~[^\s~]+~|\^[^\s^]+\^)                 # lower, higher
    | ^\s*(?:!!!|\?\?\?\+?)\s+\w.*                     # a callout
    | ^\s*===[+!]*\s+".*"                              # a tab
    """,
    re.VERBOSE,
)
_SAID = (
    "{place}: Sheets, exports and titles show `{written}` as it is written: in a block, only pages and embeds know it. "
    "Write it in plain words."
)


def page_only(src_uri: str, text: str, other_blocks: Collection[str], elsewhere: Collection[int] = ()) -> Iterator[str]:
    """Say what stands in blocks that only pages show: each in a sentence, with its place.

    Arguments:
        src_uri: The page, as a POSIX path relative to `docs_dir`.
        text: The whole file.
        other_blocks: Names of blocks that are not ours: what they hold is shown where they stand.
        elsewhere: Lines of which something else is told.
    """
    # Few pages have any, and taking a page apart takes its time.
    if not any(_ADDED.search(line) for line in text.splitlines()):
        return
    source, _ = read_source(src_uri, text)
    told = set()
    for fence in source.fences:
        if fence.name in other_blocks:
            continue
        titled = [(fence.line, fence.title)]
        lines = [(fence.body_line + at, line) for at, line in enumerate(fence.body) if at not in fence.aside]
        for number, line in titled + lines:
            for found in _ADDED.finditer(without_code(line)):
                if number not in elsewhere and (number, found[0]) not in told:
                    told.add((number, found[0]))
                    yield _SAID.format(place=f"{src_uri}:{number}", written=found[0].strip())
