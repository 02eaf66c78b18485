"""What linking must never do, over many generated pages."""

from __future__ import annotations

from xml.etree import ElementTree as etree

from hypothesis import given
from hypothesis import strategies as st

from helpers import Pages

WORDS = {"trust": "Expecting good.", "secure attachment": "A bond.", "attachment": "A tie.", "5-HT": "A chemical."}
GLOSSARY = "/// terms\n" + "\n\n".join(f"{name}\n:   {meaning}" for name, meaning in WORDS.items()) + "\n///\n"

MENTION = st.sampled_from(
    ["trust", "Trusts", "SECURE ATTACHMENT", "attachment", "secure-attachment", "5-HT", "trust’s"]
)
FILLER = st.sampled_from(
    ["calm", "and", "distrust", "attachment-like", "ß", "день", "—", "(", "3 < 4", "&", "trust_me"]
)
PHRASE = st.lists(st.one_of(MENTION, FILLER), min_size=1, max_size=8).map(" ".join)
INLINE = st.one_of(
    PHRASE,
    PHRASE.map(lambda s: f"*{s}*"),
    PHRASE.map(lambda s: f"**{s}**"),
    PHRASE.map(lambda s: f"`{s}`"),
    PHRASE.map(lambda s: f"[{s}](https://example.org/)"),
)
LINE = st.lists(INLINE, min_size=1, max_size=4).map(" x ".join)
BLOCK = st.one_of(
    LINE,
    LINE.map(lambda s: f"## {s}"),
    LINE.map(lambda s: f"> {s}"),
    LINE.map(lambda s: f"- {s}\n- {s}"),
    PHRASE.map(lambda s: f"    {s}"),
    PHRASE.map(lambda s: f"| A | B |\n| --- | --- |\n| {s} | b |"),
)
PAGE = st.lists(BLOCK, min_size=1, max_size=6).map("\n\n".join)


def _tree(html: str) -> etree.Element:
    return etree.fromstring(f"<div>{html}</div>")


def _rendered(text: str) -> tuple[etree.Element, etree.Element]:
    """Return a page with links and the same page without."""
    linked = _tree(Pages({"page.md": text, "words.md": GLOSSARY}).html())
    # The definitions of its words, at its end.
    for section in [*linked.findall("section"), *linked.findall("details")]:
        linked.remove(section)
    plain = _tree(Pages({"page.md": f"---\nglossary: false\n---\n{text}", "words.md": GLOSSARY}).html())
    return linked, plain


@given(PAGE)
def test_linking_never_changes_the_text(text: str) -> None:
    linked, plain = _rendered(text)
    assert "".join(linked.itertext()).split() == "".join(plain.itertext()).split()


@given(PAGE)
def test_linking_never_nests_links_and_never_touches_code_headings_or_quotations(text: str) -> None:
    linked, _ = _rendered(text)
    for outer in linked.iter():
        if outer.tag in {"a", "code", "pre", "blockquote", "h2"}:
            assert [a for a in outer.iter("a") if a is not outer and a.get("class") == "term"] == []


@given(PAGE)
def test_each_term_is_linked_once_and_defined_once(text: str) -> None:
    tree = _tree(Pages({"page.md": text, "words.md": GLOSSARY}).html())
    links = [a.get("aria-describedby") for a in tree.iter("a") if a.get("class") == "term"]
    meanings = [dd.get("id") for dd in tree.iter("dd")]
    assert len(links) == len(set(links))
    assert sorted(meanings) == sorted(links)
