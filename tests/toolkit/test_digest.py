"""The digest of a page: another with any word that readers see, and the same with anything else."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Pages, real_content
from psychoed.content.authored import read_authored
from psychoed.content.changes import Change, Digest, changes
from psychoed.content.digest import HEAD, RESTS, normal

if TYPE_CHECKING:
    from collections.abc import Callable

REFERENCES = [
    {"id": key, "type": "book", "title": f"On {key}", "author": [{"family": "A"}], "issued": {"date-parts": [[year]]}}
    for key, year in (("a2020", 2020), ("b2021", 2021), ("c2022", 2022))
]
LINES = """\
lines:
  - {id: talk, need: crisis, for: anyone, name: Talk, call: "NUMBER"}
"""

PAGE = """\
---
title: W0 title
description: W1 description.
reviewed: 2026-11-23
next_review: 2027-11-23
search: {boost: 2}
---

# W2 heading

W3 opens, and “W4” is 'W5' here. Call {helpline=talk}, or read [W6](other.md "W7").

## W8 section { #some-id }

W9 states this, *W10* or **W11**. {claim=F1}
{ .some-class }

/// evidence | some support in people
    about: F1
    title: W12 is claimed
    words: W47 of it
    sources: [a2020, b2021]
    see_also: [c2022]

W13 was found, and [[W14]] was not. Call {helpline=talk}.
///

- W15 item

    W16 below it

1. W17 one

<!-- Nobody sees this. -->

/// facts | W18 table
    id: table

| W19 | W20 |
| --- | --- |
| W21 | W22 |
| W23 | W24 |
///

/// pathway | W25 pathway
    id: way
    tone: accent | W26
    returns: 1 | W27 again

1. W28 → W29
2. W30 → W31
3. W32
///

/// question | W33 asks?
    id: asks
    claims: [F1]
    reread: some-id

- [ ] W34

    W35 is why.

- [x] W36

    W37 is why.
///

/// terms
W38
:   W39 means this.
///

/// therapist-note | table
**W40.** W41 helps.
///

> W42 quoted

```
W43 code
```

<p>W44 <b>raw</b> <img src="a.png" alt="W45"></p>

![W46](a.png)
"""
WORDS = len(re.findall(r"W\d+", PAGE))
START = {number: f"word{number}x" for number in range(WORDS)}


def written(words: dict[int, str], page: str = PAGE) -> str:
    return re.sub(r"W(\d+)", lambda found: words[int(found[1])], page)


def digest_of(page: str, number: str = "12", references: list[dict] = REFERENCES) -> Digest:
    pages = {"page.md": page, "other.md": "# Other\n", "references.json": json.dumps(references)}
    content = Pages({**pages, "help-lines.yml": LINES.replace("NUMBER", number)}).content
    assert [
        problem for problem in content.problems if "evidence" in problem.message or "claim" in problem.message
    ] == []
    return content.authored.page("page.md")


BEFORE = digest_of(written(START))

letters = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8)


def test_the_page_of_these_tests_has_a_word_wherever_one_can_stand() -> None:
    assert WORDS == 48
    assert [*BEFORE.claims] == ["F1"]
    assert [*BEFORE.words] == [HEAD, "word2x heading", "word8x section", RESTS]


@given(st.integers(0, WORDS - 1), letters)
def test_any_other_word_makes_another_digest(place: int, word: str) -> None:
    other = f"{word}y{place}"
    now = digest_of(written({**START, place: other}))
    assert now.whole != BEFORE.whole
    assert changes(BEFORE, now)


@pytest.mark.parametrize("place", range(WORDS))
def test_every_single_word_counts(place: int) -> None:
    assert digest_of(written({**START, place: "another"})).whole != BEFORE.whole


SAME: dict[str, Callable[[str], str]] = {
    "an id of a heading": lambda page: page.replace("#some-id", "#other-id").replace("reread: some", "reread: other"),
    "an id of a heading that is left out": lambda page: page.replace(" { #some-id }", "").replace(
        "    reread: some-id\n", ""
    ),
    "an id of a block": lambda page: page.replace("id: table", "id: other").replace("note | table", "note | other"),
    "a class": lambda page: page.replace(".some-class", ".other-class"),
    "the name of a claim": lambda page: page.replace("F1", "G7"),
    "a comment": lambda page: page.replace("Nobody sees", "Still nobody sees"),
    "a comment that is left out": lambda page: page.replace("<!-- Nobody sees this. -->", ""),
    "where a link leads": lambda page: page.replace("(other.md", "(page.md"),
    "the day of a check": lambda page: page.replace("2026-11-23", "2026-11-24"),
    "how much a page counts in a search": lambda page: page.replace("boost: 2", "boost: 3"),
    "stress": lambda page: page.replace("**", "__").replace("*word10x*", "_word10x_"),
    "straight quotes": lambda page: page.replace("“", '"').replace("”", '"').replace("'", "’"),
    "a mark for the glossary": lambda page: page.replace("[[word14x]]", "[[!word14x]]"),
    "another sign for items": lambda page: page.replace("- word15x", "* word15x"),
    "a heading that is underlined": lambda page: page.replace("# word2x heading", "word2x heading\n====", 1),
    "a line that is broken": lambda page: page.replace("word3x opens, and", "word3x opens,\\\nand"),
    "a tone": lambda page: page.replace("tone: accent |", "tone: accent-2 |"),
    "columns that are lined up": lambda page: page.replace("| word21x | word22x |", "|   word21x|word22x     |"),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME.keys())
def test_what_is_no_word_makes_none(change: Callable[[str], str]) -> None:
    now = digest_of(change(written(START)))
    assert (now.whole, changes(BEFORE, now)) == (BEFORE.whole, Change())


@given(
    st.lists(st.sampled_from([" ", "  ", "\n", " \n", "\u00a0", " \u200b"]), min_size=8, max_size=8), st.integers(1, 4)
)
def test_white_space_makes_none(spaces: list[str], empty: int) -> None:
    page = written(START)
    prose = "word3x opens, and “word4x” is 'word5x' here. Call"
    assert prose in page
    first, *others = prose.split(" ")
    spaced = first + "".join(space + word for space, word in zip(spaces, others, strict=False))
    now = digest_of(page.replace(prose, spaced).replace("\n\n", "\n" * (empty + 1)))
    assert now == BEFORE


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Z"]), max_size=30))
def test_spellings_of_one_text_are_one(text: str) -> None:
    once = normal(text)
    assert normal(once) == once == normal(unicodedata.normalize("NFD", text)) == normal(f" {text}\n")


def test_accents_in_one_sign_or_in_two_are_the_same_and_none_is_another() -> None:
    composed, apart, bare = ({**START, 3: word} for word in ("caf\u00e9", "cafe\u0301", "cafe"))
    assert digest_of(written(composed)) == digest_of(written(apart))
    assert digest_of(written(bare)).whole != digest_of(written(composed)).whole


def test_a_number_that_fills_a_help_line_makes_none_and_another_line_does() -> None:
    page = written(START)
    assert digest_of(page, "13") == BEFORE
    assert digest_of(page.replace("Call {helpline=talk}, or", "Call {helpline=talk:call}, or")).whole != BEFORE.whole


def test_the_key_of_a_study_makes_none_and_the_study_does() -> None:
    page = written(START)
    renamed = [{**each, "id": each["id"].replace("a2020", "z1")} for each in REFERENCES]
    assert digest_of(page.replace("a2020", "z1"), references=renamed) == BEFORE
    retitled = [{**each, "title": each["title"].replace("a2020", "something else")} for each in REFERENCES]
    assert changes(BEFORE, digest_of(page, references=retitled)) == Change(sources=("F1",))


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("| some support in people", "| contested", Change(labels=("F1",))),
        ("sources: [a2020, b2021]", "sources: [a2020]", Change(sources=("F1",))),
        ("see_also: [c2022]", "see_also: []", Change(sources=("F1",))),
        ("word13x was", "nothing was", Change(notes=("F1",))),
        ("word9x states", "This states", Change(sections=("word8x section",))),
        ("word8x section", "Another", Change(sections=("Another", "word8x section"))),
        ("- [ ] word34x", "- [x] word34x", Change(sections=("word8x section",))),
        ("returns: 1 |", "returns: 2 |", Change(sections=("word8x section",))),
        (" {claim=F1}\n", "\n", Change(removed=("F1",), sections=("word8x section",))),
    ],
)
def test_it_is_told_what_changed(old: str, new: str, change: Change) -> None:
    page = written(START).replace("    claims: [F1]\n", "    claims: []\n")
    before = digest_of(page)
    assert old in page
    if "{claim" in old:
        page = page[: page.index("/// evidence")] + page[page.index("- word15x") :]
    assert changes(before, digest_of(page.replace(old, new))) == change


EVIDENCE = """
/// evidence | contested
    about: {about}
    title: {title}
    sources: [a2020]

A note.
///
"""
TWO = "# A\n\nOne. {claim=F1}\n\nTwo. {claim=F2}\n" + "".join(
    EVIDENCE.format(about=about, title=title) for about, title in (("F1", "First"), ("F2", "Second"))
)
PART = EVIDENCE.format(about="F1-one", title="Part").replace("    sources", "    words: a part\n    sources")
ASKS = "\n/// question | So?\n    id: so\n    claims: [F1]\n\n- [ ] A\n\n    No.\n\n- [x] B\n\n    Yes.\n///\n"


@pytest.mark.parametrize("other", ["F2", "F2, F1", "F1-one", ""])
def test_it_counts_which_claims_a_question_rests_on(other: str) -> None:
    page = TWO + PART + ASKS
    assert changes(digest_of(page), digest_of(page.replace("[F1]", f"[{other}]"))) == Change(sections=(RESTS,))


def test_where_a_question_rests_on_what_it_did_a_claim_before_it_changes_nothing_of_it() -> None:
    before = digest_of(TWO + ASKS.replace("F1", "F2"))
    now = digest_of(
        TWO.replace("One. {claim=F1}\n\n", "").replace("Two. {claim=F2}", "Two. {claim=F2}\n\nOne. {claim=F1}")
        + ASKS.replace("F1", "F2")
    )
    assert before.words[RESTS] == now.words[RESTS]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One. Two. {claim=F1}", "One.\n\nTwo. {claim=F1}"),
        ("One. Two. {claim=F1}", "One. {claim=F1}\n\nTwo."),
        ("- One.\n\n    Two. {claim=F1}", "- One. {claim=F1}\n\n    Two."),
    ],
)
def test_it_counts_which_words_state_a_claim(old: str, new: str) -> None:
    page = f"# A\n\n{old}\n{EVIDENCE.format(about='F1', title='So')}"
    assert changes(digest_of(page), digest_of(page.replace(old, new))) == Change(sections=("A",))


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_words_that_are_struck_out_are_not_words_that_stand(tag: str) -> None:
    for before, after in (
        (f"It <{tag}>never</{tag}> helps.", "It never helps."),
        (f"<p>It <{tag}>never</{tag}></p>", "<p>It never</p>"),
    ):
        assert digest_of(f"# A\n\n{before}\n").whole != digest_of(f"# A\n\n{after}\n").whole


def test_words_behind_a_script_or_a_style_count_and_what_stands_in_it_does_not() -> None:
    page = "# A\n\n<div><script>run()</script>One <style>p {}</style>two</div>\n\nThree.\n"
    (section,) = read_authored("page.md", page)
    assert [piece.words for piece in section.pieces] == ["A", "One two", "Three."]


@given(
    st.lists(
        st.sampled_from(
            [
                "\ue000",
                "\ue0010",
                "\ue002",
                "\ue003",
                "\ue0000\ue001",
                "\ufdd00\ufdd1",
                "\ufdd2x\ufdd3",
                "\ufddf",
                "&#xE000;0&#xE001;",
                "&#xFDD0;9&#xFDD1;",
            ]
        )
    )
)
def test_no_sign_in_a_page_is_taken_for_one_of_the_toolkit_s_own(signs: list[str]) -> None:
    odd = "".join(signs)
    facts = f"/// facts | {odd}T\n    id: t\n\n| A | B |\n| --- | --- |\n| C{odd} | D |\n///\n"
    page = f"# A\n\nOne{odd} two. {{claim=F1}}\n\n{facts}"
    found = [piece for section in read_authored("page.md", page) for piece in section.pieces]
    assert [(piece.claims, piece.block) for piece in found if piece.claims or piece.block] == [
        (("F1",), ""),
        ((), "facts"),
    ]


def test_two_sections_that_change_places_are_told_as_an_order() -> None:
    one, two = "## One\n\nFirst.\n\n", "## Two\n\nSecond.\n\n"
    assert changes(digest_of(f"# A\n\n{one}{two}"), digest_of(f"# A\n\n{two}{one}")) == Change(moved=True)


def test_sections_of_one_name_are_told_apart() -> None:
    assert [*digest_of("# A\n\n## So\n\nOne.\n\n## So\n\nTwo.\n").words] == [HEAD, "A", "So", "So (2)"]


def test_the_digest_of_a_claim_holds_the_words_that_state_it_and_no_others() -> None:
    def claim(page: str) -> str:
        pages = {"page.md": page, "references.json": json.dumps(REFERENCES)}
        return Pages(pages).content.authored.claim("F1").whole

    page = written(START)
    assert claim(page) == claim(page.replace("word3x", "other"))
    assert len({claim(page), claim(page.replace("word9x", "other")), claim(page.replace("word13x", "other"))}) == 3


def test_a_block_that_states_a_claim_is_digested_with_all_it_says() -> None:
    page = "# A\n\n/// pathway | Way\n    id: way\n    claim: F1\n\n1. One → two\n2. Three\n3. Four\n///\n\n"
    page += "/// evidence | contested\n    about: F1\n    title: So\n    sources: [a2020]\n\nNote.\n///\n"
    pages = {"references.json": json.dumps(REFERENCES)}
    (stated,) = Pages({"page.md": page, **pages}).content.authored.statements("F1")
    assert (stated.heading, stated.words) == ("A", "Way One → two Three Four")


def test_digests_are_the_same_on_every_machine() -> None:
    assert digest_of("# Title\n\nWords “here”.\n").whole == "v2-d13d8fb77e529ca8a8aeb7e20e9f85d0"


def test_every_page_and_claim_of_this_site_has_its_own() -> None:
    content = real_content()
    pages = [content.authored.page(page).whole for page in content.site.book.by_uri]
    claims = [content.authored.claim(key).whole for key in content.site.claims]
    assert len({*pages, *claims}) == len(pages) + len(claims)
    stated = {key for page in content.site.book.pages for key in content.authored.page(page.src_uri).claims}
    assert stated == {each.about for claim in content.site.claims.values() for each in claim.evidence}
