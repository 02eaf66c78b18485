"""Reviews: they count as long as what was reviewed is there, word for word; else it is told what changed since."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import jsonschema
import pytest

from helpers import addressed
from mkdocs_run import DATES, mkdocs, themed_site
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


def test_what_is_made_of_pages_is_reviewed_when_all_of_them_are() -> None:
    term = "\n/// terms\nWord\n:   Its meaning.\n///\n"
    both = {"page": PAGE, "other.md": f"{DATES}# Other\n{term}"}
    site = pages(**both)
    other = replace(review(), page="other.md", day=date(2026, 11, 30), reviewed=site.content.authored.page("other.md"))

    def said(*reviews: Review) -> str:
        return pages(**both, reviews=with_reviews("", reviews)).content.trust("glossary.md").sentences[0]

    assert said(review()) == f"{UNREVIEWED}."
    assert said(review(), other) == HOLDS.replace("1 December", "30 November")


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
    assert data["version"] == 2
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
    from psychoed.content.review_words import review_notices

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
