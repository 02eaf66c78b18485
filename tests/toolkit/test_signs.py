"""Signs that no document may hold: in a page or a data file, raw or as JSON writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from psychoed.source.signs import readable


@pytest.mark.parametrize(
    ("src_uri", "text", "read", "told"),
    [
        ("page.md", "a\vb\fc\x85d\x1fe", "a b c d e", []),
        (
            "page.md",
            "a\n\nb\bc\n",
            "a\n\nb c\n",
            ["page.md:3: A sign that nobody sees stands here behind “b”: U+0008."],
        ),
        ("page.md", "\0\0\x02", "   ", ["page.md:1: Signs that nobody sees stand here: U+0000, U+0002."]),
        ("page.md", "a\u2028b\u00adc\u200bd\te", "a\u2028b\u00adc\u200bd\te", []),
        (
            "help-lines.yml",
            "a\x9fb",
            "a b",
            ["help-lines.yml:1: A sign that nobody sees stands here behind “a”: U+009F."],
        ),
        ("a.json", r'{"a": "b\u000bc\fd\u001Fe"}', '{"a": "b c d e"}', []),
        ("a.json", r'{"a": "b\\u000bc\\f\n\u00ad"}', r'{"a": "b\\u000bc\\f\n\u00ad"}', []),
        ("a.json", '[\n"b\\\\\\u0002"]', '[\n"b\\\\ "]', []),
        ("a.json", r'["b\bc\u0099\uFFFF\u0041"]', r'["bc  \u0041"]'.replace("bc", "b c"), []),
        ("a.json", '["b\0"]', '["b "]', []),
        ("page.md", r"\u000b \f \b", r"\u000b \f \b", []),
    ],
)
def test_what_no_document_may_hold_is_a_space_or_a_mistake(src_uri: str, text: str, read: str, told: list[str]) -> None:
    made, problems = readable(src_uri, text)
    assert made == read
    hint = " Type the words around it anew, or paste them as plain text."
    assert [str(problem) for problem in problems] == [f"{said}{hint}" for said in told]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_what_is_readable_can_stand_in_xml_and_keeps_its_lines(text: str) -> None:
    made, problems = readable("page.md", text)
    element = etree.Element("p")
    element.text = made
    assert made.count("\n") == text.count("\n")
    assert len(made) == len(text)
    assert readable("page.md", made) == (made, [])
    assert bool(problems) == any(
        sign not in "\t\n\r\v\f\x1c\x1d\x1e\x1f\x85"
        and (ord(sign) < 32 or 127 <= ord(sign) < 160 or sign in "\ufffe\uffff")
        for sign in text
    )
