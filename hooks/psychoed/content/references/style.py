"""The style that references are written in, as citeproc-py has it, with what both lack.

What is wrong with the result is mended in the style, which is a tree of CSL 1.0.2, and not in the text that comes out.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psychoed.content.references.marks import CLOSE, LINK, OPEN, UNLINK, Quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLE = "harvard-cite-them-right"
"""Of the CSL project; the one style that citeproc-py brings along, and one that readers can follow without training."""

_CS = "{http://purl.org/net/xbiblio/csl}"


class Style:
    """A style that is ready to write references in a language.

    Arguments:
        language: A tag of BCP 47.
    """

    def __init__(self, language: str) -> None:
        # Reading styles needs lxml, which takes long to load: a site without references does not pay for it.
        from citeproc import CitationStylesStyle

        self.parsed = CitationStylesStyle(STYLE, locale=_locale(language), validate=False)
        """For citeproc-py."""
        root = self.parsed.root
        self.quotes = Quotes(
            (self._term("open-quote"), self._term("close-quote")),
            (self._term("open-inner-quote"), self._term("close-inner-quote")),
        )
        """What the language quotes with."""
        self._eras = (self._term("bc"), self._term("ad"))
        for name, mark in (("open-quote", OPEN), ("close-quote", CLOSE)):
            for term in self._terms(name):
                term.text = mark
        _link(root)
        _name_nobody_twice(root)
        _list_by_title(root)
        _call_papers_no_preprints(root)
        terms = [locale.terms for locale in root.locales if locale.terms is not None]
        self._kept = _remembering([*root.iter(), *root.locales, *terms])

    def year(self, number: int) -> str:
        """Return a year as references have it: `350 BC`, `50 AD`, `2020`."""
        before, after = self._eras
        return f"{abs(number)}{before if number < 0 else after if number < 1000 else ''}"

    def _terms(self, name: str) -> Iterator[Any]:
        for locale in self.parsed.root.locales:
            yield from locale.iterfind(f".//{_CS}term[@name='{name}']")

    def _term(self, name: str) -> str:
        return next((term.text for term in self._terms(name) if term.text), "")


@lru_cache(maxsize=4)
def style(language: str) -> Style:
    """Return the style for a language, read once."""
    return Style(language)


def _locale(language: str) -> str:
    """Return the name of what citeproc-py knows of a language, of another region if need be; else British English."""
    from citeproc import LOCALES_PATH

    known = sorted(path.stem.removeprefix("locales-") for path in Path(LOCALES_PATH).glob("locales-*.xml"))
    first = language.partition("-")[0]
    wanted = (language, f"{first}-{first.upper()}", "en-GB" if first == "en" else "", first)
    near = [name for name in known if name.partition("-")[0] == first]
    return next((name for name in (*wanted, *near) if name in known), "en-GB")


def _link(root: Any) -> None:
    """Mark addresses as what leads somewhere: CSL has no links."""
    for name in ("DOI", "URL"):
        for text in _found(root, f"text[@variable='{name}']"):
            text.set("prefix", f"{LINK}{text.get('prefix', '')}")
            text.set("suffix", f"{text.get('suffix', '')}{UNLINK}")


def _name_nobody_twice(root: Any) -> None:
    """Leave out, of a work's editors and translators, those who stand in for its authors.

    CSL does so by itself (“Substitute”: what is put in is suppressed in the rest of the output), citeproc-py does not.
    """
    for names in _found(root, "names[@variable='editor translator']"):
        parent = names.getparent()
        choose = names.makeelement(f"{_CS}choose")
        parent.replace(names, choose)
        for tag, conditions, variable in (
            ("if", {"variable": "author"}, "editor translator"),
            ("else-if", {"variable": "editor"}, "translator"),
        ):
            branch = choose.makeelement(f"{_CS}{tag}", conditions)
            choose.append(branch)
            branch.append(_like(names, variable))


def _like(names: Any, variable: str) -> Any:
    copy = names.__copy__()
    copy.set("variable", variable)
    return copy


def _list_by_title(root: Any) -> None:
    """Let the title stand in for authors, and only there: for papers, the style would put in the journal's name."""
    for choose in _found(root, "macro[@name='author']//{0}substitute/{0}choose"):
        choose.getparent().replace(choose, choose.makeelement(f"{_CS}text", {"macro": "title"}))
    for text in _found(root, "layout//{0}group/{0}text[@macro='title']"):
        choose = text.makeelement(f"{_CS}choose")
        text.getparent().replace(text, choose)
        branch = choose.makeelement(f"{_CS}if", {"variable": "author editor translator", "match": "any"})
        choose.append(branch)
        branch.append(text)


def _call_papers_no_preprints(root: Any) -> None:
    """Call no paper in a journal a preprint that has no pages yet: many are published online long before."""
    for condition in _found(root, "macro[@name='container-title']//{0}if[@type='article article-journal']"):
        condition.set("type", "article")


def _remembering(elements: list[Any]) -> list[Any]:
    """Let elements of a tree remember what they look up in it, as long as the result is kept.

    For each reference anew, citeproc-py looks for some sixty macros, terms and options, which takes more time than all
    the rest. lxml makes an element's object anew where nobody holds it; one that is held can have attributes.
    """
    for element in elements:
        for name in ("xpath_search", "get_macro", "get_term", "get_locale_option", "get_root"):
            setattr(element, name, cache(getattr(element, name)))
    return elements


def _found(root: Any, path: str) -> list[Any]:
    """Return elements of a style.

    Raises:
        LookupError: There are none: the style has changed, and what is done to it has to be looked at anew.
    """
    found = list(root.iterfind(f".//{_CS}{path.format(_CS)}"))
    if not found:
        raise LookupError(f"The style {STYLE} has no {path}.")
    return found
