"""A review copy goes out, and what comes back becomes a review: what is asked for is told, and nothing is made up."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from helpers import THEME, Pages
from mkdocs_run import DATES, ENV, ROOT
from psychoed.content.reviews import AGREED, ASKED, REVIEWS, read_reviews
from psychoed.pipeline.assets import make_assets
from psychoed.pipeline.review import UnfitError, answer_of, copy_of
from reviewing import PAGE, SOURCES, agreeing, filled_in
from reviewing import pages as pages_of

if TYPE_CHECKING:
    from pathlib import Path

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


def answered(text: str, listing: str = "", page: str = PAGE) -> tuple[tuple[str, ...], str, bool]:
    return answer_of(text, site(page).content, listing, TODAY)


def test_an_agreed_copy_becomes_a_review_that_holds() -> None:
    said, listing, whole = answered(filled_in(copy(), agreeing(copy())))
    assert (said, whole) == (("page.md: In reviews.yml now: agreed, by Dr A. Name on 2026-11-20.",), True)
    found = pages_of(PAGE, listing, **{"other.md": OTHER})
    assert found.problems == []
    assert found.content.trust("page.md").reviewers == ("Dr A. Name",)
    # What was sent twice is there once.
    again = answered(filled_in(copy(), agreeing(copy())), listing)
    assert again == (("page.md: The review of Dr A. Name on 2026-11-20 is in the list already.",), listing, False)


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
        f"page.md:{line}: Change the label of `F1` from “contested” to “some support in people”: Two trials, a <b>.",
        "page.md: Safety (danger): “Calm helps” may keep somebody there.",
        "page.md: On safety (help): Well done.",
        "page.md: Change: Say when to see a doctor.",
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
    with pytest.raises(UnfitError, match=r"reviews\.yml:6: `by` names nobody: \"TBD\"[^$]*nothing was written"):
        answered(filled_in(copy(), {**agreeing(copy()), "by": "TBD"}))


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


@pytest.mark.parametrize("text", ["", "<p>Something else</p>", '<input name="reviewed" value="[1]">'])
def test_what_is_no_copy_is_refused(text: str) -> None:
    with pytest.raises(UnfitError, match="This is no review copy"):
        answered(text)


def test_a_copy_with_a_date_to_come_or_of_a_page_that_is_gone_is_not_taken() -> None:
    said, _, _ = answered(filled_in(copy(), {**agreeing(copy()), "day": "2026-11-24"}))
    assert said == ("page.md: Not in the list: its date, 2026-11-24, is still to come. Ask for the right one.",)
    text = filled_in(copy("other"), agreeing(copy("other")))
    gone = pages_of(PAGE).content
    said, listing, _ = answer_of(text, gone, "", TODAY)
    assert (said[-1], listing) == ("other.md: Not in the list: there is no page `other.md` any more.", "")


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
    assert run(tmp_path, "--read", "picture.html").stderr.startswith("This is no review copy.")
    assert run(tmp_path, "--read", "lost.html").stderr.startswith("lost.html: No such file or directory.")
    (docs / "page.md").write_text(PAGE.replace("| contested", "| contsted"), "utf-8")
    done = run(tmp_path, "page")
    assert (done.returncode, done.stderr.partition(". ")[0]) == (1, "page.md:9: There is no label `contsted`")
