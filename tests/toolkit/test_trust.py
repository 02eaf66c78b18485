"""What a page says of itself: who wrote and who reviewed it, when, which version. Nothing that is not true."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from helpers import BUILD_INFO, Pages
from mkdocs_run import ROOT, SETTINGS, messages, mkdocs, themed_site
from psychoed.components.terms.part import GLOSSARY_URI
from psychoed.content.provenance import Provenance
from psychoed.words.reading import english
from site_html import page_files

if TYPE_CHECKING:
    from pathlib import Path


def front_matter(reviewed: str = "2026-11-23", next_review: str = "2027-11-23", **others: str) -> str:
    fields = {"reviewed": reviewed, "next_review": next_review, **others}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n"


def trust_of(src_uri: str, **pages: str) -> Provenance:
    return Pages({f"{name}.md": text for name, text in pages.items()}).content.trust(src_uri)


def test_every_page_says_what_it_is(site: Path) -> None:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=8", "--exclude=*"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    for path in page_files(site):
        (block,) = re.findall(r'<section class="trust".*?</section>', path.read_text("utf-8"), re.DOTALL)
        words = " ".join(re.sub(r"<script>.*?</script>|<[^>]+>", " ", block, flags=re.DOTALL).split())
        # What counts most stands before the fold.
        shown = re.sub(r"<details.*?</details>", "", block, flags=re.DOTALL)
        assert re.search(
            r'<p class="trust__line">\s*Not yet clinically reviewed\. Last checked \d+ \w+ 20\d\d\.\s', shown
        )
        assert "This check is overdue" in shown
        assert f"Written by {SETTINGS['site_author']}" in words, path
        assert "Reviewed by Not yet clinically reviewed" in words
        assert re.search(r"Last checked \d+ \w+ 20\d\d", words)
        assert re.search(r"Next check due \d+ \w+ 20\d\d", words)
        assert f"Version {commit}" in words
        assert "Licence CC BY 4.0" in words


def test_a_page_speaks_for_itself_and_the_site_for_its_author() -> None:
    trust = trust_of("a.md", a=front_matter(reviewer="Dr B. Name", author="A. Name"), b=front_matter())
    assert (trust.author, trust.reviewer, trust.version) == ("A. Name", "Dr B. Name", BUILD_INFO.version)
    assert (trust.reviewed_on, trust.due_on) == ("23 November 2026", "23 November 2027")
    assert trust_of("b.md", b=front_matter()).author == BUILD_INFO.author


TERMS = "\n/// terms\nWord{n}\n:   Its meaning.\n///\n"


def test_a_generated_page_claims_the_least_of_what_its_pages_claim() -> None:
    pages = {
        "a": front_matter(reviewed="2026-05-01", reviewer="Dr B. Name") + TERMS.format(n=1),
        "b": front_matter(next_review="2027-01-01") + TERMS.format(n=2),
        "search": front_matter(reviewed="2020-01-01", next_review="2021-01-01"),
    }
    trust = trust_of(GLOSSARY_URI, **pages)
    assert (trust.reviewer, trust.reviewed, trust.next_review) == ("", date(2026, 5, 1), date(2027, 1, 1))


def test_a_generated_page_is_reviewed_when_all_its_pages_are() -> None:
    def trust(*names: str) -> Provenance:
        texts = {f"p{n}": front_matter(reviewer=name) + TERMS.format(n=n) for n, name in enumerate(names)}
        return trust_of(GLOSSARY_URI, **texts)

    assert trust("Dr A", "Dr A").reviewer == "Dr A"
    # Nobody is named for pages that they never saw.
    assert trust("Dr A", "Dr B").reviewer == ""
    assert trust("Dr A", "Dr B").sentences[0] == (
        "Reviewed so far: 2 of the 2 pages that this comes from, which say by whom."
    )


def test_what_ends_with_a_full_stop_gets_no_second_one() -> None:
    assert trust_of("a.md", a=front_matter(reviewer="A. Name, Ph.D.")).sentences[0] == "Reviewed by A. Name, Ph.D."


def test_the_quiz_of_a_page_says_what_the_page_says() -> None:
    line = "/// pathway | A line\n1. One\n2. Two\n3. Three\n///\n"
    pages = {"a": front_matter(reviewer="Dr A") + line, "b": front_matter() + line.replace("A line", "Another")}
    assert trust_of("quiz/a.md", **pages).reviewer == "Dr A"
    assert trust_of("quiz/b.md", **pages).reviewer == ""


@pytest.mark.parametrize(("due", "overdue"), [("2026-11-22", True), ("2026-11-23", False)])
def test_a_check_is_overdue_when_its_day_had_passed_as_the_version_was_made(due: str, overdue: bool) -> None:
    assert trust_of("a.md", a=front_matter(reviewed="2026-01-01", next_review=due)).overdue is overdue


def test_an_overdue_page_is_told_in_the_log_and_on_the_page_and_breaks_no_strict_build(tmp_path: Path) -> None:
    texts = {
        "index.md": front_matter(reviewed="2019-01-01", next_review="2020-01-01") + "# Home\n",
        "good.md": front_matter(next_review="2099-01-01") + "# Good\n",
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    folder = themed_site(tmp_path, texts)
    subprocess.run("git init -q && git add -A", cwd=folder, shell=True, check=True)
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *name, "commit", "-qm", "All"], cwd=folder, check=True)
    done = mkdocs("build", "--strict", cwd=folder)
    assert (done.returncode, messages(done)) == (0, [])
    assert "INFO    -  index.md: Its check was due on 2020-01-01." in done.stderr
    overdue = re.compile(r'<strong class="trust__overdue" data-due="2\d{3}-01-01"( hidden)?>This check is overdue')
    assert overdue.search((folder / "site/index.html").read_text("utf-8"))[1] is None
    # For the reader of an old copy, a script shows it when the day has passed.
    assert overdue.search((folder / "site/good.html").read_text("utf-8"))[1] == " hidden"


def test_outside_of_a_repository_no_version_is_made_up(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": front_matter() + "# Home\n"})
    done = mkdocs("build", cwd=folder, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.returncode == 0, done.stderr
    assert "not recorded" in (folder / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("feedback", "words"),
    [
        ("", "No address for corrections is set for this copy."),
        ("care@example.org", 'Write to <a href="mailto:care@example.org">'),
        ("https://example.org/issues", 'Tell us at <a href="https://example.org/issues">'),
    ],
)
def test_readers_learn_where_to_send_corrections(feedback: str, words: str, tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": front_matter() + "# Home\n"}, extra={"feedback": feedback})
    assert mkdocs("build", cwd=folder).returncode == 0
    assert words in (folder / "site/index.html").read_text("utf-8")


def test_a_release_is_named_by_its_name(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": front_matter() + "# Home\n"}, extra={"release": "1.0"})
    assert mkdocs("build", cwd=folder).returncode == 0
    assert re.search(r"<dt>Version</dt> <dd>1.0</dd>", (folder / "site/index.html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("trust", "said"),
    [
        (Provenance((), (), None, None, overdue=False, version="", words=english()), ["Not yet clinically reviewed."]),
        (
            Provenance(
                (), ("Dr A",), date(2026, 1, 1), date(2027, 1, 1), overdue=False, version="1.0", words=english()
            ),
            ["Reviewed by Dr A.", "Last checked 1 January 2026.", "Next check due 1 January 2027.", "Version 1.0."],
        ),
    ],
)
def test_a_copy_says_at_its_end_what_is_known_and_no_more(trust: Provenance, said: list[str]) -> None:
    assert trust.sentences == said
    assert trust.line == [each for each in said if not each.startswith(("Next", "Version"))]
