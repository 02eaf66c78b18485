"""Reading HTML by libxml2: what stands in a piece of it comes in order, and only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from psychoed.outputs.embed.html_tree import html_tree
from psychoed.text.html_reader import HtmlReader

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Told(HtmlReader):
    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        self.told.append("<" + " ".join([tag, *(f"{name}={value}" for name, value in attrs.items())]) + ">")

    def end(self, tag: str) -> None:
        self.told.append(f"</{tag}>")

    def data(self, text: str) -> None:
        self.told.append(text)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("", ""),
        ("Words alone", "Words alone"),
        ("a <b>b</b> c", "a <b>b</b> c"),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        (
            '<details open><summary id="a b">ü &amp; &lt;</summary></details>',
            "<details open=><summary id=a b>ü & <</summary></details>",
        ),
        ("<li>x</li>", "<li>x</li>"),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', "<svg viewbox=0 0 1 1><path d=M0 0></path></svg>"),
        ("a<br>b", "a<br></br>b"),
        ("<script>if (a < b) c()</script>", "<script>if (a < b) c()</script>"),
        ("<div>1</div><div>2</div>", "<div>1</div><div>2</div>"),
    ],
)
def test_what_is_in_it_comes_in_order_and_nothing_else(html: str, told: str) -> None:
    reader = _Told()
    reader.read(html)
    assert "".join(reader.told) == told


def test_a_tree_holds_what_html_holds() -> None:
    root = html_tree("<ul><li>a<br>b <i>c</i> d</li><li>e</ul>f")
    assert [element.tag for element in root.iter()] == ["body", "ul", "li", "br", "i", "li"]
    assert "".join(root.itertext()) == "ab c def"
