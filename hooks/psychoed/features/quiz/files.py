"""The questions for other programs: for machines (JSON), for Moodle (GIFT) and for Anki (tab-separated values)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.features.quiz.export_json import quiz_json
from psychoed.features.quiz.flashcards import flashcards_tsv
from psychoed.features.quiz.gift import gift

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from psychoed.components.question.data import Question
    from psychoed.content.book import Book
    from psychoed.content.build_info import BuildInfo
    from psychoed.features.quiz.page import Quiz


def quiz_files(
    made: Sequence[Quiz], book: Book, build_info: BuildInfo, withdrawn: Mapping[str, str], wanted: Collection[str] = ()
) -> dict[str, str]:
    """Write the questions, and the words of the glossary with them, as files.

    Arguments:
        made: The quizzes of all pages.
        book: The site.
        build_info: What is built.
        withdrawn: Ids that are never used again, and why.
        wanted: What is written even where it holds nothing.

    Returns:
        Path in the site to text; nothing more where there is nothing to ask and no word to learn.
    """
    titles = {page.src_uri: page.title for page in book.pages}
    asked = [question for quiz in made for question in quiz.questions]
    practice = {question.id for quiz in made for group in quiz.practice for question in group.questions}
    files = {}
    if asked or not {"data/quiz.json", "data/quiz.gift"}.isdisjoint(wanted):
        files["data/quiz.json"] = quiz_json(asked, titles, build_info, withdrawn, practice)
        files["data/quiz.gift"] = gift(asked, titles, build_info, practice)
    if has_cards(made, book) or "data/flashcards.tsv" in wanted:
        files["data/flashcards.tsv"] = flashcards_tsv(
            book.terms.values(), _recalled(made), titles, build_info, practice
        )
    return files


def has_cards(made: Iterable[Quiz], book: Book) -> bool:
    """Tell whether there is a word or a question that makes a flashcard."""
    return bool(book.terms or _recalled(made))


def _recalled(made: Iterable[Quiz]) -> list[Question]:
    # An author's scenario needs its options to be understood, so it makes no card.
    return [q for quiz in made for group in quiz.groups if not group.authored for q in group.questions]
