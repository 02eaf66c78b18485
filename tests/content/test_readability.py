"""How hard the pages are to read: grades by Flesch and Kincaid, held per page, and told for all.

Words that the site defines where they stand are left out, as readability instruments for health texts advise; what is
left is what a reader has to manage alone. `pytest tests/content/test_readability.py -rP` shows the table.
"""

from __future__ import annotations

import re
import statistics
from typing import TYPE_CHECKING

import pytest
import textstat

from helpers import DOCS, real_content, site_words
from psychoed.text.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.pipeline.content import Content

PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if path.name != "search.md")

# Who is frightened reads these, so they must be easier.
EASIER = {"learn/takeaways.md": 6.0, "help-now.md": 6.0}
HARDEST = 8.0
LONGEST = 25
AVERAGE = 16


@pytest.fixture(scope="module")
def build() -> Content:
    return real_content()


def prose(build: Content, src_uri: str) -> str:
    """Return the running text of a page: paragraphs and list items, each ended by a full stop."""
    text = build.site.book.by_uri[src_uri].text.split("\n---\n", 1)[1]
    return text_of(build, re.sub(r"^/{3,} (terms|question|evidence|facts)\b.*?^/{3,}$", "", text, flags=re.M | re.S))


def text_of(build: Content, markdown: str) -> str:
    """Return the sentences of a piece of Markdown without the words that the site defines."""
    kept = []
    for line in _lines(markdown):
        words = plain(re.sub(r"\{ \.[^}]*\}", "", line))
        for found in reversed(list(build.site.index.find(words))):
            # A short word in its place, so that sentences keep their length.
            words = f"{words[: found.start]}this{words[found.end :]}"
        kept.append(words if words.endswith((".", "?", "!", ":", ".”", '."', '?"', '!"')) else f"{words}.")
    return "\n".join(kept)


def _lines(markdown: str) -> Iterator[str]:
    fence = False
    for line in markdown.split("\n"):
        fence ^= line.startswith("```")
        stripped = re.sub(r"^\s*(?:[-*] |\d+\. |: +)", "", line).strip()
        if stripped and not fence and not re.match(r"(#|///|```|\||<|\{|    (id|tone|loop|claims?|beside): )", line):
            yield re.sub(r"\s*→\s*", ", then ", stripped)


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])[\"”)]*\s+", text) if len(s.split()) > 1]


@pytest.mark.parametrize("src_uri", PAGES)
def test_a_page_is_easy_enough(build: Content, src_uri: str) -> None:
    text = prose(build, src_uri)
    grade = textstat.flesch_kincaid_grade(text)
    lengths = [len(sentence.split()) for sentence in sentences(text)]
    print(f"{src_uri:32} grade {grade:4.1f}, {statistics.mean(lengths):4.1f} words a sentence, at most {max(lengths)}")
    assert grade <= EASIER.get(src_uri, HARDEST)
    assert [s for s in sentences(text) if len(s.split()) > LONGEST] == []
    assert statistics.mean(lengths) <= AVERAGE


def test_notes_on_evidence_are_easy_enough(build: Content) -> None:
    notes = {evidence.about: evidence.note for page in build.site.book.pages for evidence in page.evidence}
    grades = {about: textstat.flesch_kincaid_grade(text_of(build, note)) for about, note in notes.items()}
    mean, most = statistics.mean(grades.values()), max(grades.values())
    print(f"{len(grades)} notes: grade {mean:.1f} on average, at most {most:.1f}")
    assert {about: grade for about, grade in grades.items() if grade > HARDEST} == {}


def test_definitions_are_easy_enough(build: Content) -> None:
    text = "\n".join(text_of(build, term.definition) for term in build.site.book.terms.values())
    grade = textstat.flesch_kincaid_grade(text)
    print(f"definitions: grade {grade:.1f}")
    assert grade <= HARDEST


def test_words_that_the_toolkit_puts_on_pages_are_easy_enough(build: Content) -> None:
    said = [[text] if isinstance(text, str) else text.values() for text in site_words().texts.values()]
    texts = [text for each in said for text in each if len(text.split()) > 5]
    assert textstat.flesch_kincaid_grade(text_of(build, "\n\n".join(texts))) <= HARDEST


def test_a_hard_text_is_told_from_an_easy_one() -> None:
    """The instrument itself: it must be able to fail."""
    hard = "Intermittent reinforcement precipitates neurobiological dysregulation of attachment-related circuitry."
    assert textstat.flesch_kincaid_grade(hard) > HARDEST
    assert textstat.flesch_kincaid_grade("Call a friend. Tell them how you feel.") < 3
