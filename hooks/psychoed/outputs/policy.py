"""A Content Security Policy for the pages, computed from what they hold (W3C, Content Security Policy Level 3).

One for all of them is for a header. Each page holds its own as well, for hosts that send no headers and for copies in
a folder; there browsers ignore `frame-ancestors`. Embeds bring a policy of their own, and anybody may frame them: they
get none from here.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from psychoed.text.digests import csp_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HEADERS = "_headers"
"""The file, in the site, that Netlify, Cloudflare Pages and others read headers from; for all others, to copy."""

POLICY = (
    "{file}: Where you can set headers, send this one with every page, and not with /{folder}/. "
    "Content-Security-Policy: {policy}"
)
"""What the log says at the end of a build."""

SLOT = "<!-- policy -->"
"""Where a page has room for its own policy: before anything that it speaks of."""

_META = '<meta http-equiv="Content-Security-Policy" content="{policy}">'

_SELF = "'self'"
_NONE = "'none'"
_UNSAFE_HASHES = "'unsafe-hashes'"

_ORDER = (
    *("default-src", "script-src", "style-src", "img-src", "font-src", "connect-src", "media-src", "object-src"),
    *("frame-src", "worker-src", "manifest-src", "base-uri", "form-action", "frame-ancestors"),
)

_LOADS = {
    ("script", "src"): "script-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("image", "href"): "img-src",
    ("input", "src"): "img-src",
    ("video", "poster"): "img-src",
    ("iframe", "src"): "frame-src",
    ("object", "data"): "object-src",
    ("embed", "src"): "object-src",
    ("audio", "src"): "media-src",
    ("video", "src"): "media-src",
    ("track", "src"): "media-src",
    ("form", "action"): "form-action",
    ("button", "formaction"): "form-action",
    ("base", "href"): "base-uri",
}
"""Which directive speaks of what an attribute of an element names."""

_LINKS = {"stylesheet": "style-src", "icon": "img-src", "manifest": "manifest-src", "apple-touch-icon": "img-src"}
_PAGE = ".html"
_ASSETS = (".css", ".js")
_READ = (_PAGE, *_ASSETS)
_SCRIPTS = frozenset({"", "module", "text/javascript", "application/javascript"})
"""The types of scripts that run; any other holds data."""

# What stylesheets load, and what scripts start while they run.
_CSS_URL = re.compile(r"""url\(\s*["']?([^"')\s]+)|@(import)\b""")
_WORKER = re.compile(r"\bnew (?:Shared)?Worker\(")
_FONT = re.compile(r"\.(?:woff2?|ttf|otf)$")


class Sources:
    """What files load and hold: directive and source. What is asked for again, such as a page, is read once."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[tuple[str, str], ...]] = {}

    def of(self, path: str, content: bytes) -> tuple[tuple[str, str], ...]:
        """Return those of a file.

        Arguments:
            path: In the site.
            content: Its own.
        """
        digest = sha256(content).digest()
        if digest not in self._known:
            self._known[digest] = tuple(dict.fromkeys(_held(path, content)))
        return self._known[digest]

    def same(self, content: bytes, as_of: bytes) -> None:
        """Know that a file loads and holds what another one does that was read."""
        self._known[sha256(content).digest()] = self._known[sha256(as_of).digest()]


def page_policy(built: Mapping[str, bytes], apart: str, sources: Sources | None = None) -> str:
    """Compute the policy that all pages of a site keep to.

    Arguments:
        built: Path to content of the built site.
        apart: The folder of documents that bring a policy of their own, `embed/`.
        sources: What was read of the site already.

    Returns:
        The value of the header. It allows what the pages hold, each script and style in a page by its hash, requests to
        the site itself, and nothing else; other sites may not frame them.
    """
    sources = sources or Sources()
    own = (path for path in built if not path.startswith(apart) and path.endswith(_READ))
    found = dict.fromkeys(source for path in own for source in sources.of(path, built[path]))
    return _written([*found, ("frame-ancestors", _SELF)])


def with_policies(
    built: Mapping[str, bytes], apart: str, sources: Sources | None = None
) -> Iterator[tuple[str, bytes]]:
    """Write into each page that has room for it what that page may load and hold.

    Arguments:
        built: Path to content of the built site.
        apart: The folder of documents that bring a policy of their own, `embed/`.
        sources: Takes what was read of the site.

    Yields:
        Path and content of each page that now has a policy.
    """
    sources = sources or Sources()
    assets = (path for path in built if path.endswith(_ASSETS) and not path.startswith(apart))
    shared = dict.fromkeys(source for path in assets for source in sources.of(path, built[path]))
    slot = SLOT.encode()
    for path in [path for path in built if path.endswith(_PAGE)]:
        held = built[path]
        if slot in held:
            policy = _written([*shared, *sources.of(path, held)])
            made = held.replace(slot, _META.format(policy=policy).encode(), 1)
            # A policy loads nothing.
            sources.same(made, held)
            yield path, made


def _held(path: str, content: bytes) -> Iterable[tuple[str, str]]:
    """Return directive and source of all that a file loads and holds."""
    if path.endswith(_PAGE):
        return _of_page(content)
    if path.endswith(".css"):
        return _of_style(content.decode())
    return _of_script(content.decode()) if path.endswith(".js") else ()


def _written(found: Iterable[tuple[str, str]]) -> str:
    # Lighthouse asks for robots.txt in the page's name. The host, which serves the page, learns nothing new by it.
    allowed = {"default-src": set(), "connect-src": {_SELF}, "base-uri": set(), "form-action": set()}
    for directive, source in found:
        allowed.setdefault(directive, set()).add(source)
    return "; ".join(f"{name} {' '.join(_sorted(allowed[name])) or _NONE}" for name in _ORDER if name in allowed)


def headers_file(policy: str, built: Iterable[str], apart: str) -> str:
    """Write the policy as a file of headers, one rule for each folder and page at the top.

    Rules that overlap would be joined, and a browser obeys all policies that it is sent: so there is none for
    everything, and none for the folder apart.
    """
    pages = sorted(path for path in built if path.endswith(".html") and not path.startswith(apart))
    folders = dict.fromkeys(f"/{path.partition('/')[0]}/*" for path in pages if "/" in path)
    # Some hosts serve a page without its ending. With a star, a page `em` would speak for `embed/` as well.
    tops = [place for path in pages if "/" not in path for place in (f"/{path.removesuffix('.html')}", f"/{path}")]
    return "".join(f"{place}\n  Content-Security-Policy: {policy}\n" for place in ("/", *tops, *folders))


def _sorted(sources: set[str]) -> list[str]:
    """Return sources in one order: the site itself, hosts, hashes."""
    return sorted(sources, key=lambda source: (source != _SELF, source.startswith("'sha"), source))


def _source(url: str) -> str:
    """Return the source that covers an address: the site, a scheme without hosts, or a host; empty for none."""
    parts = urlsplit(url.strip())
    if parts.scheme in {"data", "blob"}:
        return f"{parts.scheme}:"
    if parts.scheme in {"about", "javascript", "mailto"}:
        return ""
    return f"{parts.scheme or 'https'}://{parts.netloc}" if parts.netloc else _SELF


def _of_style(text: str) -> Iterator[tuple[str, str]]:
    for url, imported in _CSS_URL.findall(text):
        if url.startswith("#"):
            continue
        directive = "font-src" if _FONT.search(urlsplit(url).path) or url.startswith("data:font") else "img-src"
        yield ("style-src", _SELF) if imported else (directive, _source(url))


def _of_script(text: str) -> Iterator[tuple[str, str]]:
    if _WORKER.search(text):
        yield "worker-src", _SELF


def _of_page(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield directive and source of all that a page loads and holds."""
    # libxml2 reads a page in a seventh of the time that Python's own parser needs.
    root = etree.HTML(content, etree.HTMLParser(encoding="utf-8"))
    for element in () if root is None else root.iter(etree.Element):
        tag = element.tag
        for name, value in element.items():
            if name == "style":
                yield from [("style-src", _UNSAFE_HASHES), ("style-src", csp_hash(value))]
            elif name.startswith("on"):
                yield from [("script-src", _UNSAFE_HASHES), ("script-src", csp_hash(value))]
            elif directive := _LOADS.get((tag, name)):
                sources = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
                yield from [(directive, source) for url in sources if (source := _source(url))]
        for kind in element.get("rel", "").split() if tag == "link" else ():
            if (directive := _LINKS.get(kind)) and (source := _source(element.get("href", ""))):
                yield directive, source
        # A form without an address is sent to its own page.
        if tag == "form":
            yield "form-action", _source(element.get("action", "")) or _SELF
        is_script = tag == "script" and element.get("src") is None
        if tag == "style" or (is_script and element.get("type", "").strip().lower() in _SCRIPTS):
            text = element.text or ""
            yield f"{tag}-src", csp_hash(text)
            yield from _of_style(text) if tag == "style" else _of_script(text)
