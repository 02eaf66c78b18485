"""Small pure functions, by tables."""

from __future__ import annotations

import pytest

from psychoed.text.inline import plain, rebased, slug, without_claims


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Oxytocin", "Oxytocin"),
        ("**Look** for *steady* people.", "Look for steady people."),
        ("`a|b` and \\*stars\\*", "a|b and *stars*"),
        ("[a link](friends.md#x) and [[vulnerable]], [[!trust]]", "a link and vulnerable, trust"),
        ("R&D &amp; care", "R&D & care"),
        ("5 < 6", "5 < 6"),
        ("two\nlines  and   spaces", "two lines and spaces"),
        ("stated here {claim=F1}", "stated here"),
        ("", ""),
    ],
)
def test_plain_gives_what_a_reader_sees(markdown: str, words: str) -> None:
    assert plain(markdown) == words


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Approach behaviour", "approach-behaviour"),
        ("**Look for *steady* people.**", "look-for-steady-people"),
        ("Nähe & Ruhe", "nähe-ruhe"),
        ("Доверие", "доверие"),
        ("Oxytocin {claim=N1}", "oxytocin"),
    ],
)
def test_slugs_are_readable(markdown: str, expected: str) -> None:
    assert slug(markdown) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("friends.md", "/learn/friends.md"),
        ("friends.md#x", "/learn/friends.md#x"),
        ("../index.md", "/index.md"),
        ("#here", "/learn/pathway.md#here"),
        ("/glossary.md#trust", "/glossary.md#trust"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_keep_their_target_on_another_page(target: str, expected: str) -> None:
    assert rebased(f"See [this]({target}) now.", "learn/pathway.md") == f"See [this]({expected}) now."


def test_claims_leave_no_trace() -> None:
    assert without_claims("One. {claim=F1} Two. {claim=F2}") == "One. Two."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One<br>two", "One two"),
        ("One<BR />two", "One two"),
        ("One  \ntwo", "One two"),
        ("**One**  \n*two*", "One two"),
        ("One\\\ntwo", "One two"),
        ("One\\\\\ntwo", "One\\ two"),
        ("A <b>c</b> &amp; d", "A c & d"),
    ],
)
def test_a_line_break_parts_words_and_a_tag_does_not(markdown: str, words: str) -> None:
    assert plain(markdown) == words
