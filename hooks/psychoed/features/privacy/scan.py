"""Finds in HTML what makes a browser ask another site, or run code, whoever wrote it and however it is disguised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

Does = Literal["asks", "runs", "unsafe"]


class Finding(NamedTuple):
    """Something that a page should not hold."""

    does: Does
    """It asks another site, runs code that an author wrote, or follows an address that is code."""
    what: str
    """As messages call it: `<img>`, `onclick=`."""
    value: str
    """The address or code, as a browser reads it; may be empty."""
    names: tuple[str, ...] = ()
    """Other words by which it may be found in the text: a picture's alternative, a sign's short name."""


_LINKS = frozenset({"a", "area"})
"""What a browser asks only when somebody follows it."""
_PICTURES = frozenset({"audio", "image", "img", "input", "picture", "source", "style", "track", "video"})
"""What may hold its data itself: nothing in it runs."""
_LOADED = frozenset({"background", "data", "imagesrcset", "ping", "poster", "src", "srcset"})
"""Attributes that a browser follows by itself."""
_FOLLOWED = frozenset({"action", "formaction", "href", "xlink:href"})
_SETS = frozenset({"imagesrcset", "srcset"})
_CODE = frozenset({"javascript", "vbscript"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers leave out tabs and line ends within an address, and control characters around it (WHATWG URL, 4.4).
_LEFT_OUT = re.compile(r"[\t\n\r]")
_AROUND = "".join(map(chr, range(0x21)))
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""(?:url\(\s*|@import\s*|image-set\(\s*)(?:"([^"]*)"|'([^']*)'|([^)\s"']+))""", re.IGNORECASE
)
# What there is in all HTML that does anything of the kind, wherever it stands: most pages have none of it, and a look
# takes a fiftieth of the time that reading takes. An address that leads elsewhere has a colon or two strokes; each may
# be written as an entity, and between strokes browsers leave line ends out.
_MAY = re.compile(
    r"""<script|srcdoc|<style|\bstyle\s*=|http-equiv|[\s/"']on[\w-]*\s*=|"""
    r"""=\s*(?:"[^"]*|'[^']*|[^\s"'>]*)(?:[:&]|[/\\][\t\n\r]*[/\\])""",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"^[^;,]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)


def findings(html: str, address: str = "") -> list[Finding]:
    """Return what a piece of HTML would do besides showing its words, each thing once.

    Arguments:
        html: As it is published.
        address: The site's own, which is no other site; may be empty.
    """
    if not _MAY.search(html):
        return []
    scan = _Scan(urlsplit(address).netloc)
    scan.feed(html)
    scan.close()
    return list(dict.fromkeys(scan.found))


@dataclass(frozen=True)
class _Address:
    """An address as a browser reads it."""

    text: str

    @classmethod
    def of(cls, value: str) -> _Address:
        return cls(_LEFT_OUT.sub("", value).strip(_AROUND))

    @property
    def scheme(self) -> str:
        found = _SCHEME.match(self.text)
        return found[1].lower() if found else ""

    @property
    def host(self) -> str:
        """The site that it asks; empty for the page's own, and for what asks none."""
        rest = self.text.replace("\\", "/")
        if self.scheme in {"data", "blob", "about", "mailto", "tel", "sms", *_CODE}:
            return ""
        if self.scheme:
            rest = rest.partition(":")[2].lstrip("/")
        elif rest.startswith("//"):
            rest = rest.lstrip("/")
        else:
            return ""
        return re.split(r"[/?#]", rest)[0].rpartition("@")[2]


class _Scan(HTMLParser):
    """Reads HTML as browsers do: with entities, in any case, with or without quotes."""

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own = own
        self.found: list[Finding] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        names = tuple(given[name] for name in ("alt", "title") if given.get(name))
        if tag == "script" or "srcdoc" in given:
            what = "<script>" if tag == "script" else "srcdoc="
            self.found.append(Finding("runs", what, given.get("src", ""), ("<script",)))
        self._in_style = tag == "style"
        for name, value in given.items():
            if name.startswith("on"):
                self.found.append(Finding("runs", f"{name}=", value, (f"{name}=",)))
            elif name == "style":
                self.found += self._in_css(value, "style=")
            elif name in _LOADED or name in _FOLLOWED:
                self.found += self._address(tag, name, value, names)
        if (
            tag == "meta"
            and given.get("http-equiv", "").lower() == "refresh"
            and (to := _REFRESH.match(given.get("content", "")))
        ):
            self.found += self._address(tag, "src", to[1], names)

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.found += self._in_css(data, "<style>")

    def _address(self, tag: str, name: str, value: str, names: tuple[str, ...]) -> Iterator[Finding]:
        loads = name in _LOADED or (name not in {"action", "formaction"} and tag not in _LINKS)
        listed = [part.split()[0] for part in value.split(",") if part.split()] if name in _SETS else [value]
        for each in map(_Address.of, listed):
            if each.scheme in _CODE or (each.scheme == "data" and tag not in _PICTURES):
                yield Finding("unsafe", f"<{tag}>", each.text, names)
            elif loads and each.host and each.host != self.own and tag != "script":
                yield Finding("asks", f"<{tag}>", each.text, names)

    def _in_css(self, css: str, what: str) -> Iterator[Finding]:
        plain = _CSS_ESCAPE.sub(lambda found: chr(int(found[1], 16) % 0x110000) if found[1] else found[2], css)
        for found in _CSS_ADDRESS.finditer(plain):
            address = _Address.of(found[1] or found[2] or found[3] or "")
            if address.host and address.host != self.own:
                yield Finding("asks", what, address.text)
