"""References written out, by citeproc-py and its own copy of a style: no request, no list of journals of our own."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from psychoed.text.inline import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.content.references.csl import Reference

STYLE = "harvard-cite-them-right"
"""Of the CSL project; the one style that citeproc-py brings along, and one that readers can follow without training."""


def bibliography(references: Iterable[Reference], language: str) -> dict[str, str]:
    """Write out references.

    Arguments:
        references: What to cite.
        language: In which it is said where something stands: a tag of BCP 47.

    Returns:
        By key, in the order of the style (authors, then year): the reference as inline Markdown. Its DOI is a link.
    """
    cited = list(references)
    # citeproc-py folds the case of keys: two that differ in it alone would be one.
    numbered = {str(number): reference for number, reference in enumerate(cited)}
    items = [{**reference.item, "id": number} for number, reference in numbered.items()]
    written = _written(json.dumps(items, sort_keys=True), language)
    return {numbered[number].key: _markdown(text, numbered[number].url) for number, text in written}


@lru_cache(maxsize=2)
def _written(items: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return key and marked text of each item; the same list, under `serve`, is written once."""
    if items == "[]":
        return ()
    # Reading styles needs lxml, which takes long to load: a site without references does not pay for it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc.source.json import CiteProcJSON

    parsed = json.loads(items)
    style = CitationStylesStyle(STYLE, locale=_locale(language), validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(parsed), _Marked)
    for item in parsed:
        made.register(Citation([CitationItem(item["id"])]))
    made.sort()
    return tuple(zip(made.keys, map(str, made.bibliography()), strict=True))


def _locale(language: str) -> str:
    """Return the name of what citeproc-py knows of a language, of another region if need be; else British English."""
    from citeproc import LOCALES_PATH

    known = sorted(path.stem.removeprefix("locales-") for path in Path(LOCALES_PATH).glob("locales-*.xml"))
    first = language.partition("-")[0]
    wanted = (language, f"{first}-{first.upper()}", "en-GB" if first == "en" else "", first)
    near = [name for name in known if name.partition("-")[0] == first]
    return next((name for name in (*wanted, *near) if name in known), "en-GB")


# Its HTML formatter escapes titles but not the names of journals. So it marks italics by characters that no text of
# ours holds, and everything else is escaped here.
_START, _END = "\x01", "\x02"
_ITALIC = re.compile(f"{_START}(.*?){_END}")


class _Marked:
    """What citeproc-py asks of a formatter (`citeproc/formatter/`)."""

    preformat = str
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str

    @staticmethod
    def Italic(text: str) -> str:  # noqa: N802
        return f"{_START}{text}{_END}"

    Oblique = Italic


def _markdown(text: str, url: str) -> str:
    """Turn a marked text into inline Markdown."""
    written = _ITALIC.sub(r"*\1*", escaped(text))
    if url:
        # A DOI may hold brackets, which are taken in an address but not in a Markdown link.
        written = written.replace(escaped(url), f"[{escaped(url)}]({quote(url, safe=':/')})")
    return written
