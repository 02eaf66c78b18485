"""A review copy goes out, and what comes back becomes a review: what is asked for is told, and nothing is made up."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from html import escape, unescape
from pathlib import Path

import pytest

from helpers import THEME, Pages
from mkdocs_run import DATES, ENV, ROOT
from psychoed.content.reviews import AGREED, ASKED, REVIEWS, read_reviews
from psychoed.mkdocs.command import main
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.review import UnfitError, answer_of, copy_of, text_of
from reviewing import PAGE, SOURCES, agreeing, filled_in
from reviewing import pages as pages_of

TODAY = date(2026, 11, 23)
SCRIPTS = make_assets(THEME.texts).texts
OTHER = f"""{DATES}# Other

/// facts | What helps
    id: helps

| what | how |
| --- | --- |
| Dark | Sleep comes. |
| Quiet | Nothing wakes you. |
| Cool | The body rests. |
///

/// evidence | some support in people
    about: helps/dark
    sources: [a2020]

A study [saw](page.md) this.
///

/// question | What helps?
    id: asks
    claims: [F1]

- [x] This one

    Because.

- [ ] That one

    Not so.

- [ ] Neither here nor there

    No.
///

/// terms
Rest
:   What sleep gives.
///
"""


def site(page: str = PAGE, other: str = OTHER) -> Pages:
    return pages_of(page, **{"other.md": other})


def copy(name: str = "page") -> str:
    return copy_of(name, site().content, THEME.texts, SCRIPTS)[1]


def words(html: str) -> str:
    body = html[html.index("<body") :]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_a_copy_is_the_same_each_time_and_asks_for_nothing_from_elsewhere() -> None:
    assert copy("all") == copy("all")
    assert copy_of("page.md", site().content, THEME.texts, SCRIPTS)[0] == "review-page.html"
    assert all(link.startswith(("data:", "#")) for link in re.findall(r' (?:src|href)="([^"]*)"', copy("all")))
    assert "default-src 'none'" in copy()


def test_it_shows_all_that_the_page_says_and_each_claim_where_it_stands() -> None:
    said = words(copy())
    parts = [
        "Calm helps.",
        "Claim 1 of 1",
        "F1",
        "How sure? Contested",
        "Two studies disagree.",
        "A (2020)",
        "Some more.",
    ]
    assert [part for part in parts if part not in said] == []
    assert sorted(parts, key=said.index) == parts
    said = words(copy("other"))
    for part in (
        "Sleep comes.",
        "It says: Dark: Sleep comes.",
        "right answer: This one",
        "What sleep gives.",
        "A study saw this.",
    ):
        assert part in said, part
    # Its question rests on a claim that another page states.
    assert said.index("Claims that questions on this page rest on") < said.index("Claim 2 of 2 F1")


def test_a_claim_alone_is_shown_with_every_place_that_states_it() -> None:
    said = words(copy("F1"))
    assert "Stated here: Calm, under “Calm” Calm helps." in said
    assert "Some more." not in said


def test_all_pages_that_teach_are_in_one_copy() -> None:
    said = words(copy("all"))
    assert "Sleep comes." in said
    assert "Some more." in said
    assert said.count("I did not review this part") == 2


STATED = {
    "a heading": "## Calm helps {claim=F1}\n\nWords.",
    "the title of the page": "# Calm helps {claim=F1}",
    "a paragraph": "Calm helps. {claim=F1}",
    "a quotation": "> Calm helps. {claim=F1}",
    "a list item": "- Calm helps. {claim=F1}",
    "a paragraph of a list item": "1. So:\n\n    Calm helps. {claim=F1}",
    "a definition": "Calm\n:   It helps. {claim=F1}",
    "the head of a table": "| A | B {claim=F1} |\n| --- | --- |\n| C | D |",
    "a table cell": "| A | B |\n| --- | --- |\n| C | Calm helps. {claim=F1} |",
    "raw HTML": "<p>Calm helps. {claim=F1}</p>",
    "a block": "/// pathway | Way\n    id: way\n    claim: F1\n\n1. One\n2. Two\n3. Three\n///",
    "two sections": "## One\n\nCalm helps. {claim=F1}\n\n## Two\n\nIt does. {claim=F1}",
    "a heading and below it": "## Calm helps {claim=F1}\n\nIt does. {claim=F1}",
    "a question alone": OTHER[OTHER.index("/// question") : OTHER.index("/// terms")],
}
EVIDENCE = PAGE[PAGE.index("/// evidence") : PAGE.index("## More")]
PART = EVIDENCE.replace("about: F1\n    title: Calm helps", "about: F1-part\n    words: a part")


@pytest.mark.parametrize("stated", STATED.values(), ids=STATED.keys())
def test_each_claim_of_a_page_has_one_card_wherever_it_is_stated(stated: str) -> None:
    page = f"{DATES}{'' if stated.startswith('# ') else '# A'}\n\n{stated}\n\n{EVIDENCE}{PART}"
    found = pages_of(page, **({"other.md": PAGE.replace(EVIDENCE, "")} if "claim=" not in stated else {}))
    html = copy_of("page", found.content, THEME.texts, SCRIPTS)[1]
    asked = re.findall(r'name="p1-claim-(\d+)" value="agree"', html)
    assert sorted(asked) == [str(number) for number, _ in enumerate(found.content.authored.page("page.md").claims, 1)]
    assert len(asked) == 2


def test_what_a_heading_states_is_said_in_its_card() -> None:
    html = copy_of("page", pages_of(PAGE.replace("## More", "## Calm helps {claim=F1}")).content, THEME.texts, SCRIPTS)[
        1
    ]
    assert "It says:" not in words(html)
    heading = PAGE.replace("Calm helps. {claim=F1}", "").replace("# Calm\n", "# Calm helps {claim=F1}\n")
    assert "It says: Calm helps" in words(copy_of("page", pages_of(heading).content, THEME.texts, SCRIPTS)[1])


def test_who_names_nothing_that_is_there_is_told_what_there_is() -> None:
    with pytest.raises(UnfitError, match=r"no page and no claim `pag` to review\. Did you mean 'page'\?"):
        copy("pag")


def test_who_names_a_part_of_a_claim_is_told_the_whole() -> None:
    found = pages_of(PAGE.replace("## More", f"{PART}\n## More")).content
    told = r"`F1-part` is no claim of its own: it goes with the claim `F1`\. Review that: `psychoed review F1`\."
    with pytest.raises(UnfitError, match=told):
        copy_of("F1-part", found, THEME.texts, SCRIPTS)


def answered(text: str, listing: str = "", page: str = PAGE) -> tuple[tuple[str, ...], str, bool]:
    """Return all that is said of a copy, the list as it is to be, and whether all of it is there."""
    said, done, listing, is_whole = answer_of(text, site(page).content, listing, TODAY)
    return (*said, *done), listing, is_whole


def test_an_agreed_copy_becomes_a_review_that_holds() -> None:
    said, listing, whole = answered(filled_in(copy(), agreeing(copy())))
    assert (said, whole) == (("page.md: In reviews.yml now: agreed, by Dr A. Name on 2026-11-20.",), True)
    found = pages_of(PAGE, listing, **{"other.md": OTHER})
    assert found.problems == []
    assert found.content.trust("page.md").reviewers == ("Dr A. Name",)
    # What was sent twice is there once.
    again = answered(filled_in(copy(), agreeing(copy())), listing)
    assert again == (("page.md: The review of Dr A. Name on 2026-11-20 is in the list already.",), listing, True)


def test_what_is_asked_for_is_listed_with_its_line_and_keeps_the_page_from_counting_as_reviewed() -> None:
    line = PAGE.split("\n").index("/// evidence | contested") + 1
    answers = {
        **agreeing(copy(), "asked"),
        "p1-claim-1": "some",
        "p1-claim-1-comment": "Two\n  trials, a <b>.",
        "p1-safety-danger": "yes",
        "p1-safety-danger-comment": "“Calm helps” may keep somebody there.",
        "p1-safety-help-comment": "Well done.",
        "p1-other": "Say when to see a doctor.",
        "interest": "yes",
        "interest-text": "I wrote a book on this.",
    }
    said, listing, whole = answered(filled_in(copy(), answers))
    assert said == (
        f"docs/page.md:{line}: Change the label of `F1` from “contested” to “some support in people”: "
        "Two trials, a <b>.",
        "docs/page.md:1: Safety (danger): “Calm helps” may keep somebody there.",
        "docs/page.md:1: On safety (help): Well done.",
        "docs/page.md:1: Change: Say when to see a doctor.",
        "page.md: In reviews.yml now: changes asked, by Dr A. Name on 2026-11-20.",
    )
    (review,), problems = read_reviews(listing)
    assert (problems, whole, review.verdict) == ([], True, ASKED)
    assert (review.conflict_of_interest, review.is_free) == ("I wrote a book on this.", False)
    assert pages_of(PAGE, listing).content.trust("page.md").reviewers == ()


def test_who_agrees_and_asks_for_changes_has_asked_for_changes() -> None:
    answers = {**agreeing(copy()), "p1-claim-1": "reword"}
    said, listing, _ = answered(filled_in(copy(), answers))
    assert "page.md: Agreed and asked for changes all the same; it counts as `changes asked`." in said
    assert read_reviews(listing)[0][0].verdict == ASKED


def test_a_remark_asks_for_nothing() -> None:
    answers = {**agreeing(copy()), "p1-claim-1-comment": "Well put."}
    said, listing, _ = answered(filled_in(copy(), answers))
    assert said[0].endswith(": On `F1`: Well put.")
    assert read_reviews(listing)[0][0].verdict == AGREED


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ("p1-claim-1", "whether the label of `F1` fits"),
        ("p1-safety-blame", "the question on safety `blame`"),
        ("p1-verdict", "the verdict"),
        ("by", "the name"),
        ("role", "the role"),
        ("day", "the date"),
        ("interest", "whether there is a conflict of interest, and which"),
        ("consent", "the consent to be named"),
    ],
)
def test_what_is_not_filled_in_is_not_made_up(left_out: str, told: str) -> None:
    answers = {name: value for name, value in agreeing(copy()).items() if name != left_out}
    said, listing, whole = answered(filled_in(copy(), answers))
    assert (said, listing, whole) == ((f"page.md: Not in the list. Not filled in: {told}. Ask for it.",), "", False)


def test_who_signs_as_nobody_gets_into_no_list() -> None:
    said, listing, whole = answered(filled_in(copy(), {**agreeing(copy()), "by": "TBD"}))
    told = 'page.md: Not in the list. `by` names nobody: "TBD". Ask for it anew.'
    assert (said, listing, whole) == ((told,), "", False)


BAD = {
    "a name that is none": {"by": "tbd"},
    "a name without letters": {"by": "?!"},
    "a name that turns around": {"by": "Dr \u202eA"},
    "a name that moves a cursor": {"by": "Dr \x1b[2JA"},
    "a name whose letters were lost": {"by": "Dr M\ufffdller"},
    "a role whose letters were lost": {"role": "\ufffdrztin"},
    "an interest whose letters were lost": {"interest": "yes", "interest-text": "A \ufffd"},
    "a day that is none": {"day": "yesterday"},
    "a day long ago": {"day": "1026-11-20"},
    "a day to come": {"day": "2026-11-24"},
    "no consent": {"consent": ""},
    "no verdict": {"p1-verdict": ""},
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_what_is_asked_for_is_told_even_where_the_review_cannot_be_in_the_list(bad: dict[str, str]) -> None:
    wishes = {"p1-claim-1": "reword", "p1-claim-1-comment": "Calm may help.", "p1-other": "Say why."}
    answers = {name: value for name, value in {**agreeing(copy()), **wishes, **bad}.items() if value}
    said, listing, whole = answered(filled_in(copy(), answers))
    assert [line.partition(": ")[2] for line in said[:2]] == [
        "Change the words of `F1`: Calm may help.",
        "Change: Say why.",
    ]
    assert said[2].startswith("page.md: Not in the list. ")
    assert (len(said), listing, whole) == (3, "", False)
    assert all(char.isprintable() or char == "\ufffd" for line in said for char in line)


def test_what_was_asked_for_is_told_where_the_list_cannot_be_added_to() -> None:
    listing = answered(filled_in(copy(), agreeing(copy())))[1] + "...\n"
    answers = {**agreeing(copy(), "asked"), "p1-other": "Say why."}
    said, written, whole = answered(filled_in(copy(), answers), listing)
    assert said[0] == "docs/page.md:1: Change: Say why."
    assert said[-1].startswith("reviews.yml: With these reviews, it could not be read, so nothing was written.")
    assert (written, whole) == (listing, False)
    assert not [line for line in said if "In reviews.yml now" in line]


def test_a_second_review_on_one_day_is_another_one() -> None:
    asked = filled_in(copy(), {**agreeing(copy(), "asked"), "p1-other": "Say why."})
    _, listing, _ = answered(asked)
    _, listing, whole = answered(filled_in(copy(), agreeing(copy())), listing)
    reviews, _ = read_reviews(listing)
    assert ([each.verdict for each in reviews], whole) == ([ASKED, AGREED], True)
    assert pages_of(PAGE, listing).content.trust("page.md").reviewers == ("Dr A. Name",)
    # The page was changed as they asked, and they read it anew; then they remember an interest.
    page = PAGE.replace("Some more", "Much more")
    anew = copy_of("page", site(page).content, THEME.texts, SCRIPTS)[1]
    _, listing, _ = answered(filled_in(anew, agreeing(anew)), listing, page)
    _, listing, _ = answered(
        filled_in(anew, {**agreeing(anew), "interest": "yes", "interest-text": "A book."}), listing, page
    )
    assert len(read_reviews(listing)[0]) == 4
    assert pages_of(page, listing).content.trust("page.md").sentences[0].endswith("Conflict of interest: A book.")


@pytest.mark.parametrize(
    ("ticked", "written", "told"),
    [
        ("no", "I own the clinic.", " (“no” is ticked, and “I own the clinic.” is written)"),
        ("yes", "None.", " (“yes” is ticked, and “None.” is written)"),
        ("", "I own the clinic.", " (nothing is ticked, and “I own the clinic.” is written)"),
        ("yes", "", ""),
        ("maybe", "", ""),
    ],
)
def test_what_is_said_of_an_interest_is_asked_for_where_it_cannot_be_both(ticked: str, written: str, told: str) -> None:
    answers = {**agreeing(copy()), "interest-text": written}
    text = filled_in(copy(), {name: value for name, value in answers.items() if name != "interest" and value})
    if ticked:
        text = text.replace('name="interest" value="no"', f'name="interest" value="{ticked}" checked')
    said, listing, _ = answered(text)
    what = "whether there is a conflict of interest, and which"
    assert (said, listing) == ((f"page.md: Not in the list. Not filled in: {what}{told}. Ask for it.",), "")


def test_no_interest_may_be_said_twice() -> None:
    _, listing, _ = answered(filled_in(copy(), {**agreeing(copy()), "interest-text": "N/A"}))
    assert read_reviews(listing)[0][0].conflict_of_interest == "none"


def test_what_is_written_of_a_part_that_is_skipped_is_told() -> None:
    text = copy("all")
    wishes = {"p2-verdict": "skipped", "p2-claim-1": "reword", "p2-other": "Say why."}
    said, listing, whole = answered(filled_in(text, {**agreeing(text), **wishes}))
    line = OTHER.split("\n").index("/// evidence | some support in people") + 1
    assert said[:3] == (
        f"docs/other.md:{line}: Change the words of `helps/dark`.",
        "docs/other.md:1: Change: Say why.",
        "other.md: Skipped, so not in the list. Ask what is meant by what was written there.",
    )
    assert ([each.page for each in read_reviews(listing)[0]], whole) == (["page.md"], True)


def test_what_was_written_where_nothing_is_asked_any_more_is_told() -> None:
    text = copy().replace("p1-safety-blame", "p1-safety-shame")
    answers = {**agreeing(text), "p1-safety-shame": "yes", "p1-safety-shame-comment": "It blames."}
    said, listing, _ = answered(filled_in(text, answers))
    assert said[:2] == (
        "docs/page.md:1: Written at `safety-shame`: yes",
        "docs/page.md:1: Written at `safety-shame-comment`: It blames.",
    )
    assert (said[2], listing) == (
        "page.md: Not in the list. Not filled in: the question on safety `blame`. Ask for it.",
        "",
    )


def test_an_answer_that_is_none_is_missing_and_no_agreement() -> None:
    text = filled_in(copy(), agreeing(copy())).replace('name="p1-claim-1" value="agree"', 'name="p1-claim-1" value="x"')
    assert answered(text)[0] == (
        "page.md: Not in the list. Not filled in: whether the label of `F1` fits. Ask for it.",
    )


def test_who_asks_for_changes_and_names_none_is_told_of() -> None:
    said, listing, _ = answered(filled_in(copy(), {**agreeing(copy(), "asked"), "p1-claim-1-comment": "Hm."}))
    told = "page.md: The verdict asks for changes, and no change is named. Ask your reviewer which."
    assert (said[1], read_reviews(listing)[0][0].verdict) == (told, ASKED)


def test_letters_that_were_lost_are_told_of() -> None:
    said, _, _ = answered(filled_in(copy(), {**agreeing(copy()), "p1-claim-1-comment": "Sch\ufffdn."}))
    assert said[1] == "page.md: Letters were lost where “\ufffd” stands. Ask your reviewer what they wrote."


def test_each_wish_is_told_with_its_place() -> None:
    twice = PAGE + EVIDENCE.replace("Two studies", "Three studies")
    found = pages_of(twice)
    text = copy_of("page", found.content, THEME.texts, SCRIPTS)[1]
    answers = {**agreeing(text), "p1-claim-1": "reword", "p1-claim-2": "reword"}
    said = answer_of(filled_in(text, answers), found.content, "", TODAY, "words").said
    lines = [number for number, line in enumerate(twice.split("\n"), 1) if line.startswith("/// evidence")]
    assert said[:2] == (
        f"words/page.md:{lines[0]}: Change the words of `F1`.",
        f"words/page.md:{lines[1]}: Change the words of `F1 (2)`.",
    )
    text = copy_of("F1", found.content, THEME.texts, SCRIPTS)[1]
    said = answer_of(
        filled_in(text, {**agreeing(text), "p1-other": "Say why."}), pages_of(PAGE).content, "", TODAY
    ).said
    assert said[0] == f"docs/page.md:{lines[0]}: Change: Say why."


def test_a_page_that_changed_meanwhile_is_told_and_never_counts_as_reviewed() -> None:
    page = PAGE.replace("contested", "simplification").replace("Some more", "Much more")
    said, listing, whole = answered(filled_in(copy(), agreeing(copy())), page=page)
    change = "the label of F1; the words under “More”"
    assert said[0] == f"page.md: Changed since the copy was made: {change}. The site will say so."
    assert whole
    trust = pages_of(page, listing).content.trust("page.md")
    assert (trust.reviewers, trust.sentences[0].partition(" Dr A.")[0]) == ((), "Changed since")


def test_of_a_copy_of_all_pages_only_those_count_that_were_reviewed() -> None:
    text = copy("all")
    answers = agreeing(text)
    skipped = {name: value for name, value in answers.items() if not name.startswith("p2-")}
    for second in ({}, {"p2-verdict": "skipped"}):
        _, listing, whole = answered(filled_in(text, {**skipped, **second}))
        assert [each.page for each in read_reviews(listing)[0]] == ["page.md"]
        assert whole
    _, listing, _ = answered(filled_in(text, answers))
    assert [each.page for each in read_reviews(listing)[0]] == ["page.md", "other.md"]


def test_a_claim_alone_comes_back_as_a_review_of_it() -> None:
    _, listing, _ = answered(filled_in(copy("F1"), agreeing(copy("F1"))))
    (review,), _ = read_reviews(listing)
    assert review.target == ("", "F1")
    assert pages_of(PAGE, listing).content.reviews.claim("F1")[0].holds


@pytest.mark.parametrize("text", ["", "<p>Something else</p>", '<input name="reviewed" value="[1]">', "<![x", "<input"])
def test_what_is_no_copy_is_refused(text: str) -> None:
    with pytest.raises(UnfitError, match="This is no review copy"):
        answered(text)


KNOWN = {
    "page": "page.md",
    "about": "",
    "digest": "v2-" + 32 * "0",
    "words": {"A": 10 * "0"},
    "claims": {"F1": ["contested", "0", "0"]},
}
EDITED = {
    "nothing": "",
    "no JSON": "{",
    "an object": '{"a":1}',
    "null": "null",
    "a number": "12",
    "an endless number": 5000 * "1",
    "a word": '"a"',
    "an empty list": "[]",
    "a list of null": "[null]",
    "a list of words": '["a", "b"]',
    "a list of lists": "[[[]]]",
    "deep lists": 100_000 * "[" + 100_000 * "]",
    "a deep page": '[{"page": ' + 100_000 * "[" + 100_000 * "]" + "}]",
    "deep objects": '[{"words": ' + 900 * '{"a":' + "1" + 900 * "}" + "}]",
    **{
        f"{name}: {value}": json.dumps([{**KNOWN, name: value}])
        for name, value in (
            *(("page", each) for each in ("", None, 1, ["page.md"], {"a": "b"}, "\ud800")),
            *(("about", each) for each in ("F1", 1, ["F1"])),
            *(("digest", each) for each in ("", None, 1, "abc", ["v1-0"])),
            *(("words", each) for each in (None, 1, "a", ["a"], {"a": 1}, {"a": None}, {"a": {}})),
            *(
                ("claims", each)
                for each in (None, 1, ["F1"], {"F1": None}, {"F1": "abc"}, {"F1": ["a"]}, {"F1": [1, 2, 3]})
            ),
            *(("claims", {"F1": each}) for each in ([], ["a", "b", "c", "d"], {"label": "a"}, [["a"], "b", "c"])),
        )
    },
    "something else": json.dumps([{**KNOWN, "more": 1}]),
    **{
        f"no {name}": json.dumps([{key: each for key, each in KNOWN.items() if key != name}])
        for name in ("page", "digest")
    },
}


@pytest.mark.parametrize("edited", EDITED.values(), ids=EDITED.keys())
def test_a_copy_whose_knowledge_was_edited_by_hand_is_refused_in_a_sentence(edited: str) -> None:
    text = filled_in(copy(), agreeing(copy()))
    (was,) = re.findall(r'name="reviewed" value="([^"]*)"', text)
    assert was
    with pytest.raises(UnfitError, match=r"^This is no review copy\. Read the file"):
        answered(text.replace(was, escape(edited)))


def test_a_copy_made_with_another_version_of_the_digest_is_in_the_list_and_counts_as_changed() -> None:
    text = filled_in(copy(), agreeing(copy())).replace("v2-", "v1-")
    said, listing, whole = answered(text)
    assert said[0].startswith("page.md: Changed since the copy was made: the version of the digest")
    assert whole
    assert pages_of(PAGE, listing, **{"other.md": OTHER}).problems == []


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16", "utf-8"),
        ("cp1252", "windows-1252"),
        ("cp1252", "ISO-8859-1"),
        ("cp1252", "us-ascii"),
        ("utf-8", "utf-16"),
        ("utf-8", "nothing known"),
        ("iso-8859-2", "iso-8859-2"),
    ],
)
def test_a_copy_is_read_by_the_encoding_that_it_names(encoding: str, declared: str) -> None:
    text = filled_in(
        "<!-- saved -->" + copy().replace('charset="utf-8"', f'charset="{declared}"'),
        {**agreeing(copy()), "by": "Dr Müller"},
    )
    # A browser writes what an encoding lacks as numbers.
    data = text.encode(encoding, "xmlcharrefreplace")
    assert read_reviews(answered(text_of(data))[1])[0][0].by == "Dr Müller"


@pytest.mark.parametrize("declared", ["utf-8", "shift_jis"])
def test_a_copy_in_another_encoding_than_it_names_is_refused(declared: str) -> None:
    text = copy().replace('charset="utf-8"', f'charset="{declared}"')
    data = filled_in(text, {**agreeing(copy()), "by": "Dr Müller"}).encode("cp1252", "xmlcharrefreplace")
    with pytest.raises(UnfitError, match="not in the encoding that it names, so that letters would be lost"):
        text_of(data)


def test_a_copy_with_a_date_to_come_or_of_a_page_that_is_gone_is_not_taken() -> None:
    said, _, _ = answered(filled_in(copy(), {**agreeing(copy()), "day": "2026-11-24"}))
    assert said == ("page.md: Not in the list. Its date, 2026-11-24, is still to come. Ask for the right one.",)
    text = filled_in(copy("other"), agreeing(copy("other")))
    gone = pages_of(PAGE).content
    said, _, listing, _ = answer_of(text, gone, "", TODAY)
    assert (said[-1], listing) == ("other.md: Not in the list. There is no page `other.md` any more.", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a small site with a copy that is filled in, and go there."""
    docs = tmp_path / "words"
    docs.mkdir()
    for name, text in {"index.md": f"{DATES}# Home\n", "page.md": PAGE, "references.json": SOURCES}.items():
        (docs / name).write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Sleep\ndocs_dir: words\ntheme: {{name: material}}\nhooks: [{ROOT / 'hooks/main.py'}]\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert main(["review", "page"]) == 0
    text = Path("review-page.html").read_text("utf-8")
    answers = {**agreeing(text), "p1-claim-1-comment": "Well put."}
    Path("filled.html").write_text(filled_in(text, answers), "utf-8")
    return docs


def test_a_list_keeps_its_line_ends_and_a_copy_that_is_there_already_is_no_failure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / REVIEWS).write_bytes(b"# Ours\r\n[] # none\r\n")
    capsys.readouterr()
    assert main(["review", "--read", "filled.html"]) == 0
    written = (folder / REVIEWS).read_bytes()
    assert written.startswith(b"# Ours\r\n# none\r\n\r\n- page:")
    assert written.count(b"\n") == written.count(b"\r\n")
    line = PAGE.split("\n").index("/// evidence | contested") + 1
    wish, done = capsys.readouterr().out.splitlines()
    assert wish == f"words/page.md:{line}: On `F1`: Well put."
    assert done == "page.md: In reviews.yml now: agreed, by Dr A. Name on 2026-11-20."
    assert main(["review", "--read", "filled.html"]) == 0
    assert capsys.readouterr().out.endswith("page.md: The review of Dr A. Name on 2026-11-20 is in the list already.\n")
    assert (folder / REVIEWS).read_bytes() == written


def test_what_cannot_be_written_is_not_said_to_be_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Nobody can write a file where a folder is, whoever they are.
    (folder / REVIEWS).mkdir()
    capsys.readouterr()
    assert main(["review", "--read", "filled.html"]) == 1
    told = capsys.readouterr()
    assert told.out.endswith(": On `F1`: Well put.\n")
    assert "now" not in told.out
    assert REVIEWS in told.err
    assert told.err.endswith("Look at its name, and at who may read and write it.\n")


def test_where_to_write_is_not_asked_for_what_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["review", "--read", "filled.html", "-o", "other.yml"])
    assert "What is read goes into reviews.yml: leave -o out." in capsys.readouterr().err
    assert [path.name for path in folder.iterdir() if path.name in {REVIEWS, "other.yml"}] == []


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**ENV, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "psychoed", "review", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_command_works_in_the_folder_of_any_site(tmp_path: Path) -> None:
    docs = tmp_path / "words"
    docs.mkdir()
    for name, text in {"index.md": f"{DATES}# Home\n", "page.md": PAGE, "references.json": SOURCES}.items():
        (docs / name).write_text(text, "utf-8")
    (docs / REVIEWS).write_text("# Ours\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Sleep\ndocs_dir: words\ntheme: {{name: material}}\nhooks: [{ROOT / 'hooks/main.py'}]\n", "utf-8"
    )
    done = run(tmp_path, "page")
    assert (done.returncode, done.stdout.partition(":")[0]) == (0, "review-page.html"), done.stderr
    text = (tmp_path / "review-page.html").read_text("utf-8")
    (tmp_path / "filled.html").write_text(filled_in(text, agreeing(text)), "utf-8")
    done = run(tmp_path, "--read", "filled.html", "-f", str(tmp_path / "mkdocs.yml"))
    assert (done.returncode, done.stderr) == (0, "")
    assert (docs / REVIEWS).read_text("utf-8").startswith('# Ours\n\n- page: "page.md"\n')
    assert run(tmp_path, "nothing").stderr.startswith("There is no page and no claim `nothing` to review.")
    (tmp_path / "picture.html").write_bytes(b"\xff\xfe\x00")
    assert run(tmp_path, "--read", "picture.html").stderr.startswith("picture.html: This is no review copy, or it was")
    assert run(tmp_path, "--read", "lost.html").stderr.startswith("lost.html: No such file or directory.")
    (docs / "page.md").write_text(PAGE.replace("| contested", "| contsted"), "utf-8")
    done = run(tmp_path, "page")
    assert (done.returncode, done.stderr.partition(". ")[0]) == (1, "page.md:9: There is no label `contsted`")
