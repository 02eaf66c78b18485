"""The stylesheet: written in one file a component, read by a browser as one."""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from typing import TYPE_CHECKING

from psychoed.source.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLESHEET = "assets/site.css"

CODE_STYLE = "assets/code.css"
"""What colours code, on the few pages and in the parts of pages that show some, relative to `docs_dir`."""

MARKDOWN_STYLE = "assets/markdown.css"
"""What pages and parts of pages have on which other Markdown extensions show something, relative to `docs_dir`."""

_IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_SPACE = re.compile(r"""("[^"\n]*"|'[^'\n]*')|(?:\s*;)?\s*(})\s*|\s*([{;,])\s*|\s+""")
# Behind what begins a declaration: within a selector, no space follows a colon.
_VALUE = re.compile(r"""("[^"\n]*"|'[^'\n]*')|((?:^|[{;])[\w-]+:) """)
# Before what begins a selector: in a condition, a number follows.
_COMBINATOR = re.compile(r"""("[^"\n]*"|'[^'\n]*')| ?([>~]) (?=[.:#\[*&a-z])""")
_URL = re.compile(r'url\("(?![a-z]+:|#|/)([^"]+)"\)')


def bundle(path: str, texts: Mapping[str, str], fonts: Mapping[str, bytes] | None = None) -> tuple[str, list[Problem]]:
    """Put what a stylesheet imports in place of its `@import` lines, and take out what only people read.

    Fonts go into it as they are: what comes later than the words would move them once it is there, and a frame without
    an origin would not get it at all.

    Arguments:
        path: The stylesheet, relative to `docs_dir`.
        texts: Path relative to `docs_dir` to text of the stylesheets that there are.
        fonts: Path relative to `docs_dir` to content of the fonts, in WOFF2.

    Returns:
        The one stylesheet, and imports of files that are not there.
    """
    folder = posixpath.dirname(path)
    problems = []

    def imported(found: re.Match[str]) -> str:
        part = posixpath.normpath(posixpath.join(folder, found[1]))
        if part not in texts:
            line = texts[path].count("\n", 0, found.start()) + 1
            problems.append(Problem(path, line, f"There is no stylesheet `{found[1]}`.", nearest(part, texts)))
        return _moved(texts.get(part, ""), posixpath.dirname(part), folder, fonts or {})

    return f"{minify(_IMPORT.sub(imported, texts[path]))}\n", problems


def minify(text: str) -> str:
    """Leave out comments, and spaces where none is needed.

    No more than that: rcssmin takes the rules in an `@container` for declarations, and makes `:is(a) :is(b)` one word.
    """
    text = _COMMENT.sub(lambda found: found[1] or " ", text)
    text = _SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", text).strip()
    text = _VALUE.sub(lambda found: found[1] or found[2], text)
    return _COMBINATOR.sub(lambda found: found[1] or found[2], text)


def _moved(text: str, source: str, target: str, fonts: Mapping[str, bytes]) -> str:
    """Rewrite the relative addresses in a stylesheet for another folder, those of fonts to the fonts themselves."""

    def moved(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(source, found[1]))
        if path in fonts:
            return f'url("data:font/woff2;base64,{b64encode(fonts[path]).decode()}")'
        return f'url("{posixpath.relpath(path, target)}")'

    return _URL.sub(moved, text)
