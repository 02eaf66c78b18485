"""How a help line is written: which of its words are a link, in Markdown, in HTML, in a tree and as data for paper.

Nothing else says how: a number that can be read can be tapped, wherever it stands.
"""

from __future__ import annotations

import re
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.text.inline import escaped
from psychoed.text.sentence import Words, attributes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown import Markdown

    from psychoed.content.site import Site
    from psychoed.features.help.lines import Contact, HelpLine, HelpLines


_NAMED = re.compile(
    r"(?<![\w.@-])(?:"
    r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}"  # an e-mail address
    r"|(?:[a-z0-9-]{3,}\.)+[a-z]{2,}(?:/[\w/-]*\w)?"  # an address
    r"|\+?[0-9][0-9 ()-]{4,}[0-9]"  # a telephone number: fewer figures may be any number
    r")(?![\w@-])"
)


def said(line: HelpLine) -> tuple[Words, ...]:
    """Return how a sentence names a line, its numbers and addresses apart, which are links.

    A line that is named by other words, such as “the Hotline”, is one link to the first way that can be followed. One
    that has no number and no address of its own, such as your local emergency number, is none.
    """
    shown = {contact.shown: contact.href for contact in reversed(line.contacts)}
    numbers = "|".join(re.escape(words) for words in sorted(shown, key=len, reverse=True))
    # Within words or longer numbers, it is something else.
    parts = re.split(rf"(?<![\w-])({numbers})(?![\w-])", line.say) if shown else [line.say]
    if len(parts) == 1:
        return (Words(line.say, next((contact.href for contact in line.contacts if contact.href), "")),)
    return tuple(Words(part, shown[part] if number % 2 else "") for number, part in enumerate(parts) if part)


def lead(line: HelpLine) -> tuple[Words, ...]:
    """Return what is said of a line where several stand side by side: its lead, its name, a stop."""
    return (Words(f"{line.short} "), *said(line), Words("."))


def way_of(line: HelpLine, kind: str) -> Contact | None:
    """Return the first way of a kind to reach a line; None where it has none."""
    return next((contact for contact in line.contacts if contact.kind == kind), None)


def in_markdown(line: HelpLine, kind: str = "", *, linked: bool = True) -> str:
    """Write a line as inline Markdown.

    Arguments:
        line: The help line.
        kind: The way that is meant, if it is a certain one.
        linked: Whether it may be a link where it stands.
    """
    return "".join(
        f"[{_cell(part.words)}]({part.href})" if linked and part.href else _cell(part.words)
        for part in _parts(line, kind)
    )


def in_raw_html(line: HelpLine, kind: str = "", *, linked: bool = True) -> str:
    """Write a line where an author writes HTML; otherwise as `in_markdown`."""
    return in_html(part if linked else Words(part.words) for part in _parts(line, kind))


def _parts(line: HelpLine, kind: str) -> Iterable[Words]:
    way = way_of(line, kind)
    return [Words(way.shown, way.href)] if way else said(line)


def _cell(words: str) -> str:
    # A stroke would part the cells of a table.
    return escaped(words).replace("|", "&#124;")


def in_html(parts: Iterable[Words]) -> str:
    """Write pieces as HTML."""
    return "".join(
        f"<a{_given(part.href)}>{escape(part.words)}</a>" if part.href else escape(part.words) for part in parts
    )


def within(words: str, own: Iterable[Contact], known: Mapping[str, str] = MappingProxyType({})) -> Iterator[Words]:
    """Yield what is said beside a line's ways, with the numbers and addresses in it, which are links.

    Arguments:
        words: Plain text.
        own: The line's ways. Where they are named in the text they stay words, as in “and ask for 13 11 14”: they are
            links already, right beside it.
        known: Numbers of other lines, as they are printed, with where their links lead. Short ones are found by these
            alone: `999` is a number to call where a line of the country has it.
    """
    shown = {contact.shown for contact in own}
    numbers = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    # Not a part of `1,000`, `999.5`, `24-999`.
    known_ones = rf"(?<![\w.@-])(?<!\d,)(?:{numbers})(?![\w@-]|[.,]\d)"
    named = re.compile(f"{known_ones}|{_NAMED.pattern}") if known else _NAMED
    end = 0
    for found in named.finditer(words):
        if found[0] not in shown:
            yield from ([Words(words[end : found.start()])] if found.start() > end else [])
            yield Words(found[0], known.get(found[0]) or _way_to(found[0]))
            end = found.end()
    if rest := words[end:]:
        yield Words(rest)


def _way_to(named: str) -> str:
    if "@" in named:
        return f"mailto:{named}"
    return f"tel:{re.sub('[^0-9+]', '', named)}" if named[-1].isdigit() else f"https://{named}"


def add_words(element: etree.Element, parts: Iterable[Words]) -> None:
    """Put pieces into an element that is empty, each number and address as a link."""
    last: etree.Element | None = None
    for part in parts:
        if part.href:
            last = etree.SubElement(element, "a", attributes(part.href))
            last.text = AtomicString(part.words)
        elif last is None:
            element.text = AtomicString(part.words)
        else:
            last.tail = AtomicString(part.words)


def _given(href: str) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes(href).items())


def printed(help_lines: HelpLines) -> Mapping[str, str]:
    """Return what each way to reach a line looks like in print, by where its link leads."""
    ways = [contact for line in help_lines.lines for contact in line.contacts if contact.href]
    return {contact.href: contact.shown for contact in reversed(ways)}


class ReachTree(Treeprocessor):
    """Gives links to help lines what all of them have, wherever Markdown made them."""

    # After inline Markdown (20), before anything that goes by attributes.
    priority = 19.95

    def __init__(self, md: Markdown, site: Site) -> None:
        super().__init__(md)
        self.site = site

    def run(self, root: etree.Element) -> None:
        """Change the links."""
        for link in reach_links(root, self.site.help):
            for name, value in attributes(link.get("href", "")).items():
                link.set(name, value)


def reach_links(root: etree.Element, help_lines: HelpLines) -> Iterator[etree.Element]:
    """Yield the links in a tree that lead to a help line."""
    ways = printed(help_lines)
    return (link for link in root.iter("a") if link.get("href") in ways)
