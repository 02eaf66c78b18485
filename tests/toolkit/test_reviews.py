"""Reviews: they count as long as what was reviewed is there, word for word; else it is told what changed since."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import jsonschema
import pytest

from helpers import addressed
from mkdocs_run import DATES, mkdocs, themed_site
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.review_words import review_notices
from psychoed.content.reviews import AGREED, ASKED, REVIEWS, Review, future_reviews
from psychoed.outputs.metadata.structured_data import Described, page_data
from psychoed.outputs.review.entry import with_reviews
from psychoed.pipeline.outputs import machine_files
from psychoed.pipeline.reading import is_private
from reviewing import PAGE, SOURCES, pages

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.content.provenance import Provenance

DAY = date(2026, 12, 1)


def review(page: str = "page.md", about: str = "", **given: object) -> Review:
    """Make a review of what the page says as it stands above."""
    authored = pages().content.authored
    digest = authored.claim(about) if about else authored.page("page.md")
    usual = Review(page, about, "Dr A. Name", "clinical psychologist", DAY, "none", AGREED, digest)
    return replace(usual, **given)


def trust(page: str = PAGE, *reviews: Review, of: str = "page.md") -> Provenance:
    site = pages(page, with_reviews("", reviews) if reviews else "")
    assert site.problems == []
    return site.content.trust(of)


HOLDS = "Reviewed by Dr A. Name (clinical psychologist) on 1 December 2026. No conflict of interest declared."
UNREVIEWED = "Not yet clinically reviewed"


def test_without_a_review_a_page_says_that_there_is_none() -> None:
    assert trust().review_sentences == []
    assert trust().sentences[0] == f"{UNREVIEWED}."


def test_a_review_is_named_with_its_day_and_interest() -> None:
    assert trust(PAGE, review()).sentences[0] == HOLDS
    paid = review(conflict_of_interest="The publisher pays me.")
    assert trust(PAGE, paid).review_sentences == [
        HOLDS.replace("No conflict of interest declared", "Conflict of interest: The publisher pays me")
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("contested", "simplification", "1 label"),
        ("Some more.", "Much more.", "1 section"),
        ("Two studies", "Three studies", "the note on 1 claim"),
        ("Calm helps. ", "Calm cures. ", "1 section"),
    ],
)
def test_after_a_change_it_is_told_what_changed(old: str, new: str, what: str) -> None:
    found = trust(PAGE.replace(old, new), review())
    said = f"Changed since Dr A. Name (clinical psychologist) reviewed it on 1 December 2026: {what}."
    assert found.sentences[0] == said
    assert found.reviewers == ()


def test_whoever_asked_for_changes_has_not_reviewed_and_is_not_named() -> None:
    found = trust(PAGE, review(verdict=ASKED))
    assert found.reviewers == ()
    said = f"{UNREVIEWED}. On 1 December 2026, a reviewer asked for changes that are not made yet."
    assert " ".join(found.review_sentences) == said
    assert trust(PAGE.replace("contested", "simplification"), review(verdict=ASKED)).sentences[0] == f"{UNREVIEWED}."


def test_a_review_that_holds_stands_beside_changes_that_another_asked_for() -> None:
    other = review(by="Dr B. Name", verdict=ASKED)
    assert trust(PAGE, review(), other).review_sentences == [
        HOLDS,
        "On 1 December 2026, a reviewer asked for changes that are not made yet.",
    ]


def test_of_one_reviewer_the_latest_word_counts() -> None:
    later = review(verdict=ASKED, day=date(2026, 12, 2))
    for order in ((review(), later), (later, review())):
        assert trust(PAGE, *order).reviewers == ()
    assert trust(PAGE, review(verdict=ASKED), review(day=date(2026, 12, 2))).reviewers == ("Dr A. Name",)


def test_of_two_on_one_day_the_one_that_stands_further_down_counts() -> None:
    assert trust(PAGE, review(verdict=ASKED), review()).reviewers == ("Dr A. Name",)
    assert trust(PAGE, review(), review(verdict=ASKED)).reviewers == ()


@pytest.mark.parametrize("later_first", [True, False])
def test_where_none_holds_it_is_the_latest_that_is_told(later_first: bool) -> None:
    two = [review(), review(by="Dr B. Name", day=date(2026, 12, 2))]
    found = trust(PAGE.replace("Some more", "Much more"), *two[:: -1 if later_first else 1])
    (said,) = found.review_sentences
    assert said.startswith("Changed since Dr B. Name (clinical psychologist) reviewed it on 2 December 2026")


@pytest.mark.parametrize("later_first", [True, False])
def test_of_those_who_asked_for_changes_the_latest_day_is_told(later_first: bool) -> None:
    two = [review(verdict=ASKED), review(by="Dr B. Name", day=date(2026, 12, 2), verdict=ASKED)]
    assert "On 2 December 2026, a reviewer asked" in trust(PAGE, *two[:: -1 if later_first else 1]).sentences[1]


@pytest.mark.parametrize(
    "written",
    [
        "none",
        "None.",
        "no",
        "No.",
        "N/A",
        "n/a.",
        "na",
        "nothing",
        "Nothing to declare.",
        "-",
        "–",
        "Not applicable",
        "none!",
        "No conflicts of  interest.",
    ],
)
def test_what_says_that_there_is_no_interest_is_none(written: str) -> None:
    assert trust(PAGE, review(conflict_of_interest=written)).sentences[0] == HOLDS


@pytest.mark.parametrize("written", ["None of your business", "No. But my employer sells this", "NATO pays me"])
def test_what_only_begins_so_is_one(written: str) -> None:
    assert trust(PAGE, review(conflict_of_interest=written)).sentences[0].endswith(f"Conflict of interest: {written}.")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A book", "A book."),
        ("A book.", "A book."),
        ("A book!", "A book!"),
        ("Is it one?", "Is it one?"),
        ("A “book.”", "A “book.”"),
    ],
)
def test_a_sentence_ends_once(written: str, said: str) -> None:
    assert trust(PAGE, review(conflict_of_interest=written)).sentences[0].endswith(f"Conflict of interest: {said}")


OTHER_PAGE = f"{DATES}# Other\n\n/// terms\nWord\n:   Its meaning.\n///\n"


def joint(*reviews: Review, page: str = PAGE, other: str = OTHER_PAGE) -> Provenance:
    site = pages(page, with_reviews("", reviews) if reviews else "", **{"other.md": other})
    assert site.problems == []
    return site.content.trust(GLOSSARY_URI)


def of_other(**given: object) -> Review:
    digest = pages(**{"other.md": OTHER_PAGE}).content.authored.page("other.md")
    return replace(review(), **{"page": "other.md", "reviewed": digest, **given})


SOME = "Reviewed so far: {} of the 2 pages that this comes from, which say by whom."


def test_what_is_made_of_pages_is_reviewed_when_all_of_them_are() -> None:
    assert joint().sentences[0] == f"{UNREVIEWED}."
    assert joint(review()).sentences[0] == SOME.format(1)
    assert joint(review(), of_other(verdict=ASKED)).sentences[0] == SOME.format(1)
    assert joint(review(), of_other(day=date(2026, 11, 30))).sentences[0] == HOLDS.replace("1 December", "30 November")


def test_what_is_made_of_pages_names_nobody_for_one_that_they_never_saw() -> None:
    found = joint(review(), of_other(by="Dr B. Name"))
    assert (found.reviewers, found.sentences[0]) == ((), SOME.format(2))
    found = joint(review(), of_other(by="Dr B. Name"), of_other())
    assert (found.reviewers, found.sentences[0]) == (("Dr A. Name",), HOLDS)


@pytest.mark.parametrize("first", [True, False])
def test_what_is_made_of_pages_tells_every_interest_that_was_declared(first: bool) -> None:
    days = [date(2026, 11, 30), DAY][:: 1 if first else -1]
    found = joint(review(day=days[0], conflict_of_interest="A book."), of_other(day=days[1]))
    assert found.sentences[0].endswith("Conflict of interest: A book.")
    two = joint(review(conflict_of_interest="A book."), of_other(conflict_of_interest="A job."))
    assert two.sentences[0].endswith("Conflict of interest: A book; A job.")


def test_whom_a_page_names_itself_is_not_named_beside_a_review_of_another() -> None:
    # Of one page they would have a day and an interest, of the other they have none.
    named = OTHER_PAGE.replace("---\n# Other", "reviewer: Dr A. Name\n---\n# Other")
    assert "reviewer" in named
    found = joint(review(conflict_of_interest="A book."), other=named)
    assert (found.reviewers, found.sentences[0]) == ((), SOME.format(2))


def test_a_digest_of_another_version_is_told_and_counts_as_changed() -> None:
    listing = with_reviews("", [review(), review(page="", about="F1", by="Dr B. Name")]).replace(
        "digest: v2-", "digest: v1-"
    )
    listing = listing.replace('label: "contested"', 'label: "no such label", more: [1]')
    site = pages(reviews=listing)
    assert site.problems == []
    found = site.content.trust("page.md")
    who = "Dr A. Name (clinical psychologist)"
    assert found.sentences[0] == f"{who} reviewed it on 1 December 2026. Whether it changed since cannot be told."
    assert found.reviewers == ()
    how = "on 2026-12-01 with another version of the digest; it counts as changed. Send a new copy."
    assert review_notices(site.content.reviews) == [
        f"reviews.yml:5: Dr A. Name reviewed page.md {how}",
        f"reviews.yml:19: Dr B. Name reviewed claim F1 {how}",
    ]
    data, schema = (
        json.loads(machine_files(addressed(site.content))[f"data/sources.{kind}"]) for kind in ("json", "schema.json")
    )
    jsonschema.validate(data, schema)
    assert all("changed" in each for each in data["reviews"])


@pytest.mark.parametrize("odd", ["\u202e", "\u200f", "\u2066", "\x1b", "\x00", "\ufffd", "\u200b"])
@pytest.mark.parametrize("name", ["by", "role", "conflict_of_interest"])
def test_what_a_reviewer_signs_with_can_be_seen(odd: str, name: str) -> None:
    site = pages(reviews=with_reviews("", [review(**{name: f"A{odd}B"})]))
    (problem,) = site.problems
    assert f"`{name}` holds U+{ord(odd):04X}, a sign that nobody can see or read. Write `{name}: " in problem


def test_a_name_or_a_role_without_a_letter_is_none() -> None:
    site = pages(reviews=with_reviews("", [review(by="*", role="-")]))
    assert [problem.partition(". ")[0] for problem in site.problems] == [
        'reviews.yml:6: `by` holds no word: "*"',
        'reviews.yml:7: `role` holds no word: "-"',
    ]


def test_programs_are_told_as_long_as_it_holds() -> None:
    def data(page: str) -> dict:
        site = pages(page, with_reviews("", [review()]))
        described = Described("page.md", "Calm", "", "", is_home=False)
        return page_data(site.content.site, None, site.content.trust("page.md"), described)

    assert data(PAGE)["lastReviewed"] == "2026-12-01"
    person = {"@type": "Person", "name": "Dr A. Name", "jobTitle": "clinical psychologist"}
    assert data(PAGE)["reviewedBy"] == [person]
    assert not {"reviewedBy", "lastReviewed"} & {*data(PAGE.replace("Some more", "More"))}


def test_a_review_of_a_claim_alone_stands_with_the_claim_and_not_with_the_page() -> None:
    site = pages(PAGE.replace("Some more", "Much more"), with_reviews("", [review(page="", about="F1")]))
    site.html()
    assert HOLDS in site.generated["sources.md"]
    assert site.content.trust("page.md").sentences[0] == f"{UNREVIEWED}."
    site = pages(PAGE.replace("| contested", "| simplification"), with_reviews("", [review(page="", about="F1")]))
    site.html()
    assert "Changed since Dr A. Name" in site.generated["sources.md"]


def test_what_holds_and_what_changed_is_among_the_data_as_the_schema_says() -> None:
    asked = review(by="Dr B. Name", verdict=ASKED)
    listing = with_reviews("", [review(), asked, review(page="", about="F1", conflict_of_interest="A book.")])
    site = pages(PAGE.replace("Some more", "Much more"), listing)
    files = machine_files(addressed(site.content))
    data, schema = (json.loads(files[f"data/sources.{kind}"]) for kind in ("json", "schema.json"))
    jsonschema.validate(data, schema)
    page, claim = data["reviews"]
    assert (page["page"], page["url"], page["by"], page["date"]) == (
        "page.md",
        "../page.html",
        "Dr A. Name",
        "2026-12-01",
    )
    nothing = {name: [] for name in ("labels", "sources", "notes", "added", "removed")}
    assert page["changed"] == {**nothing, "sections": ["More"], "order": False}
    assert (claim["claim"], claim["conflictOfInterest"], "changed" in claim) == ("F1", "A book.", False)


def test_the_build_says_which_reviews_somebody_should_see_to() -> None:
    asked = review(by="Dr B. Name", page="", about="F1", verdict=ASKED)
    site = pages(PAGE.replace("Some more", "Much more"), with_reviews("", [review(), asked]))
    found = [notice for notice in site.content.reviews.of if notice]
    assert len(found) == 2
    assert review_notices(site.content.reviews) == [
        "reviews.yml:5: page.md changed since Dr A. Name reviewed it on 2026-12-01: the words under “More”.",
        "reviews.yml:19: Dr B. Name asked for changes in claim F1 on 2026-12-01. Nothing changed yet.",
    ]


def test_nobody_reviews_tomorrow() -> None:
    site = pages(reviews=with_reviews("", [review()]))
    assert future_reviews(site.content.reviews.reviews, DAY) == []
    (problem,) = future_reviews(site.content.reviews.reviews, date(2026, 11, 30))
    assert str(problem) == "reviews.yml:5: This review is of 2026-12-01, which is still to come. Mend its date."


def test_entries_come_behind_what_is_there_which_stays_as_it_is() -> None:
    first = with_reviews("# Mine\n[]\n", [review()])
    assert first.startswith("# Mine\n\n- page:")
    second = with_reviews(first + "# The end\n", [review(by="Dr: “B”")])
    assert second.startswith(first + "# The end\n\n- page:")
    assert [each.by for each in pages(reviews=second).content.reviews.reviews] == ["Dr A. Name", "Dr: “B”"]
    deep = "\n".join(f"  {line}" if line else "" for line in first.split("\n"))
    site = pages(reviews=with_reviews(deep, [review(by="Dr C")]))
    assert (site.problems, len(site.content.reviews.reviews)) == ([], 2)
    assert site.content.reviews.reviews[0] == replace(review(), line=3)


@pytest.mark.parametrize("written", ["", "# Ours\r\n", "[]\r\n", "# Ours\r\n[] # none\r\n", "OWN"])
def test_entries_have_the_line_ends_of_the_file(written: str) -> None:
    own = with_reviews("", [review(by="Dr C")]).replace("\n", "\r\n")
    listing = with_reviews(own if written == "OWN" else written, [review()])
    assert listing.startswith(own if written == "OWN" else written.replace("[] ", "").replace("[]", "").strip())
    bare = {"\n"} if not written else {"\r\n"}
    assert {*re.findall(r"\r?\n", listing)} == bare
    site = pages(reviews=listing)
    assert (site.problems, len(site.content.reviews.reviews)) == ([], 2 if written == "OWN" else 1)


@pytest.mark.parametrize(
    "nothing",
    [
        "[]",
        "[] # none",
        "[ ]  # none yet",
        "# Ours\n[] # none\n# The end",
        "---\n[]",
        "~",
        "null # none",
        "\ufeff[]",
        "[\n]",
    ],
)
def test_a_list_that_says_that_it_is_empty_takes_entries(nothing: str) -> None:
    assert pages(reviews=nothing).problems == []
    listing = with_reviews(f"{nothing}\n", [review()])
    site = pages(reviews=listing)
    assert (site.problems, len(site.content.reviews.reviews)) == ([], 1)
    assert [
        word for word in ("# none", "# Ours", "# The end", "---", "\ufeff") if word in nothing and word not in listing
    ] == []


def test_the_list_of_reviews_is_for_the_build_alone() -> None:
    assert is_private(REVIEWS)


def test_a_site_shows_its_reviews_everywhere(tmp_path: Path) -> None:
    block = "\n/// takeaways | To try\n- **Breathe.** In and out.\n- **Walk.** A little.\n///\n"
    page = PAGE + block
    digest = pages(page).content.authored.page("page.md")
    texts = {
        "index.md": f"{DATES}# Home\n",
        "page.md": page,
        "references.json": SOURCES,
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        REVIEWS: with_reviews("", [review(day=date(2026, 11, 1), reviewed=digest)]),
    }
    folder = themed_site(tmp_path, texts)
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    said = HOLDS.replace("1 December", "1 November")
    assert f"<dt>Review</dt> <dd>{said}</dd>" in (folder / "site/page.html").read_text("utf-8")
    assert said in (folder / "site/embed/v1/to-try.html").read_text("utf-8")
    assert '"lastReviewed":"2026-11-01"' in (folder / "site/page.html").read_text("utf-8")
    assert UNREVIEWED in (folder / "site/index.html").read_text("utf-8")
    assert not (folder / "site" / REVIEWS).exists()
