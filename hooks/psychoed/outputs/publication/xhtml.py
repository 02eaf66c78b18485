"""XHTML: what was written by hand brought into it, and trees read from it and written as it.

An e-reader opens no page that is not well-formed.
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

if TYPE_CHECKING:
    from collections.abc import Callable

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
_PREFIXES = {"http://www.w3.org/1999/xlink": "xlink", "http://www.w3.org/XML/1998/namespace": "xml"}

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"])
"""Elements that hold nothing (HTML, 13.1.2)."""

_CAPITALS = """
attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode
filterUnits gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes
lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits
numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ
preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions
requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles
surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector
yChannelSelector zoomAndPan animateMotion animateTransform clipPath feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject
glyphRef linearGradient radialGradient textPath
"""
_SVG_NAMES = {name.lower(): name for name in _CAPITALS.split()}
"""SVG's names with capitals, which HTML takes in small letters and XML does not (HTML, 13.2.6.1 and 13.2.6.5)."""


Attributes = list[tuple[str, str | None]]
"""Names and values, as `html.parser` gives them."""


def as_xhtml(
    html: str, fitted: Callable[[str, Attributes], tuple[str, Attributes]] = lambda tag, attrs: (tag, attrs)
) -> str:
    """Return a piece of HTML with its empty elements closed, its attributes quoted and its entities resolved.

    Arguments:
        html: The piece.
        fitted: Returns what becomes of an element; where that of an image is no image any more, its words.
    """
    writer = _Writer(fitted)
    writer.feed(html)
    writer.close()
    return "".join(writer.written)


def read_xhtml(text: str) -> etree.Element:
    """Read an element without a namespace, or with some; give names without any back, to be found by.

    Raises:
        etree.ParseError: It is not well-formed.
    """
    root = etree.fromstring(text)
    _bare(root, XHTML)
    return root


def written_xhtml(root: etree.Element) -> str:
    """Write a tree of names without namespaces. SVG gets its own; empty elements are written as old readers need it."""
    inner = {child for svg in root.iter("svg") for child in svg.iter("svg") if child is not svg}
    for svg in root.iter("svg"):
        if svg not in inner:
            svg.attrib.setdefault("xmlns", SVG)
    text = etree.tostring(root, encoding="unicode", short_empty_elements=False)
    # `>` stands nowhere but at the end of a tag: in words and in attributes it is escaped.
    for name in sorted(_VOID):
        text = text.replace(f"></{name}>", " />")
    return text


def _bare(element: etree.Element, outer: str) -> None:
    """Take namespaces off names, and leave those that change as attributes."""
    space, _, name = element.tag[1:].rpartition("}") if element.tag.startswith("{") else (outer, "", element.tag)
    element.tag = name
    for given in [name for name in element.attrib if name.startswith("{")]:
        owner, _, short = given[1:].rpartition("}")
        prefix = _PREFIXES.get(owner, "")
        element.set(f"{prefix}:{short}" if prefix else short, element.attrib.pop(given))
        if prefix == "xlink":
            element.set("xmlns:xlink", owner)
    if space != outer:
        element.set("xmlns", space)
    for child in element:
        _bare(child, space)


class _Writer(HTMLParser):
    def __init__(self, fitted: Callable[[str, Attributes], tuple[str, Attributes]]) -> None:
        super().__init__(convert_charrefs=True)
        self.fitted = fitted
        self.written: list[str] = []
        self._svg = 0
        """How many pictures it is within."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        found, attrs = self.fitted(tag, attrs)
        if found != tag:
            self.handle_data(found)
            return
        self._svg += tag == "svg"
        named = [(self._named(name), name if value is None else value) for name, value in attrs]
        given = "".join(f' {name}="{escape(value)}"' for name, value in named)
        self.written.append(f"<{self._named(tag)}{given}{' /' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.written.append(f"</{self._named(tag)}>")
        self._svg -= tag == "svg"

    def _named(self, name: str) -> str:
        return _SVG_NAMES.get(name, name) if self._svg else name

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)
