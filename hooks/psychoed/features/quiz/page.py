"""The quiz pages, as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from psychoed.assets.templates import fill
from psychoed.components.asking.asking import Asking, Group
from psychoed.components.asking.builder import words as shown
from psychoed.components.block import page_name
from psychoed.components.question.data import Question
from psychoed.components.registry import component_of
from psychoed.features.quiz.authored import sureness_of, told, unknown_claims
from psychoed.features.quiz.from_evidence import from_evidence
from psychoed.features.quiz.lint import faults
from psychoed.source.problems import Problem
from psychoed.text.digests import stable_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from psychoed.components.terms.part import Term
    from psychoed.content.book import Book, Page
    from psychoed.features.evidence.claims import Claim
    from psychoed.features.glossary.index import TermIndex
    from psychoed.text.language.rules import LanguageRules
    from psychoed.words.catalogue import Words

QUIZ_FOLDER = "quiz"
QUIZ_INDEX = f"{QUIZ_FOLDER}/index.md"
ANSWERS_URI = f"{QUIZ_FOLDER}/answers.md"
"""The page of answers, relative to `docs_dir`."""


@dataclass(frozen=True)
class Quiz:
    """All questions of one page."""

    page: Page
    src_uri: str
    """The quiz page, relative to `docs_dir`."""
    groups: tuple[Group, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, group after group."""
        return _of(self.groups)

    @property
    def written(self) -> tuple[Question, ...]:
        """Those that an author wrote."""
        return _of(group for group in self.groups if group.authored)

    @property
    def practice(self) -> tuple[Group, ...]:
        """What the build made, for more practice; nothing where it is all there is."""
        return tuple(group for group in self.groups if self.written and not group.authored)

    @property
    def first(self) -> tuple[Group, ...]:
        """What is asked first."""
        return tuple(group for group in self.groups if group not in self.practice)

    @property
    def short(self) -> tuple[Question, ...]:
        """What is asked elsewhere: what an author wrote, else of each group the first by rank, each idea once."""
        return self.written or tuple(chain.from_iterable(map(_some, self.groups)))


def _of(groups: Iterable[Group]) -> tuple[Question, ...]:
    return tuple(question for group in groups for question in group.questions)


def _some(group: Group) -> Sequence[Question]:
    return sorted(group.questions, key=lambda question: stable_key("mix", question.id))[:1]


def quizzes(
    book: Book,
    related: Mapping[str, tuple[Term, ...]],
    index: TermIndex,
    claims: Mapping[str, Claim],
    words: Words,
    withdrawn: Container[str] = (),
) -> tuple[list[Quiz], list[Problem]]:
    """Make a quiz of each page that has something to ask.

    Arguments:
        book: The site.
        related: For each term's slug the terms it is related to.
        index: The forms of all terms.
        claims: What evidence speaks of, by key.
        words: In which they ask.
        withdrawn: Ids of questions that are never to be used again.

    Returns:
        The quizzes in the order of the pages, and pages whose quizzes would have the same address.
    """
    made: dict[str, Quiz] = {}
    authored = [question for page in book.pages for question in page.of(Question)]
    problems = unknown_claims(authored, [key for claim in claims.values() for key in claim.keys])
    for page in book.pages:
        found = _groups(page, related, index, claims, words) if page.quizzed else ()
        groups = tuple(group for group in (_fair(each, withdrawn, words.rules) for each in found) if group.questions)
        if not groups:
            continue
        src_uri = f"{QUIZ_FOLDER}/{page_name(page.src_uri)}.md"
        if src_uri in made or src_uri in {QUIZ_INDEX, ANSWERS_URI}:
            other = made[src_uri].page.src_uri if src_uri in made else "all pages"
            what = f"Its quiz has the same address as that of {other}."
            problems.append(
                Problem(page.src_uri, 0, what, "Rename one of the files, or write `quiz: false` in its front matter.")
            )
            continue
        made[src_uri] = Quiz(page, src_uri, groups)
    return list(made.values()), problems


def _fair(group: Group, withdrawn: Container[str], rules: LanguageRules) -> Group:
    """Leave out generated questions that no teacher would keep, or that were withdrawn; an author's are reported."""
    if group.authored:
        return group
    left = (question for question in group.questions if question.id not in withdrawn)
    return replace(group, questions=tuple(question for question in left if not any(faults(question, rules))))


def _groups(
    page: Page, related: Mapping[str, tuple[Term, ...]], index: TermIndex, claims: Mapping[str, Claim], words: Words
) -> Iterable[Group]:
    sureness = sureness_of(claims, words)
    written = tuple(told(question, sureness) for question in page.of(Question))
    yield Group(words("quiz.everyday"), written, authored=True)
    asking = Asking(sureness, related, index)
    made = (component_of(part).questions(part, asking) for part in page.parts)
    yield from (group for group in made if group)
    yield Group(words("quiz.evidence"), tuple(from_evidence(claims.values(), page.src_uri, words)))


def quiz_page(quiz: Quiz, withdrawn: Mapping[str, str], words: Words) -> str:
    """Write the quiz of one page.

    Arguments:
        quiz: The quiz.
        withdrawn: Ids of what is no more, and why. Who follows a link to a question of this page is told.
        words: What it says around the questions.
    """
    blocks = {part.id for part in quiz.page.parts}
    return fill(
        "features/quiz/page.md.jinja",
        page=quiz.page,
        name=page_name(quiz.page.src_uri),
        title=words("quiz.title", page=quiz.page.title),
        count=count(quiz, words),
        first=_shown(quiz.first),
        practice=_shown(quiz.practice),
        withdrawn=[(name, why) for name, why in withdrawn.items() if name.partition("/")[0] in blocks],
        words=words,
    )


def _shown(groups: Iterable[Group]) -> list[tuple[str, tuple[Question, ...]]]:
    return [(shown(group.title), group.questions) for group in groups]


def count(quiz: Quiz, words: Words) -> str:
    """Say how many questions a quiz asks first."""
    return words.count("quiz.count", len(_of(quiz.first)))
