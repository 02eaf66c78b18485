"""The quiz pages, as Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, groupby, zip_longest
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.blocks import Contrast, Facts, Pathway, Question, Terms
from psychoed.problems import Problem
from psychoed.quiz.generate import from_contrast, from_facts, from_pathway, from_terms
from psychoed.text import rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from psychoed.blocks import Term
    from psychoed.book import Book, Page
    from psychoed.glossary.index import TermIndex

_CODE_FENCE = re.compile(r"^ *(```|~~~)", re.MULTILINE)

QUIZ_FOLDER = "quiz"
QUIZ_INDEX = f"{QUIZ_FOLDER}/index.md"


@dataclass(frozen=True)
class Group:
    """Questions that belong together on a quiz page."""

    title: str
    questions: tuple[Question, ...]
    authored: bool = False


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
        return tuple(question for group in self.groups for question in group.questions)


def quizzes(book: Book, related: Mapping[str, tuple[Term, ...]], index: TermIndex) -> tuple[list[Quiz], list[Problem]]:
    """Make a quiz of each page that has something to ask.

    Arguments:
        book: The site.
        related: For each term's slug the terms it is related to.
        index: The forms of all terms.

    Returns:
        The quizzes in the order of the pages, and pages whose quizzes would have the same address.
    """
    made: dict[str, Quiz] = {}
    problems = []
    for page in book.pages:
        groups = tuple(group for group in _groups(page, related, index) if group.questions) if page.quizzed else ()
        if not groups:
            continue
        src_uri = f"{QUIZ_FOLDER}/{_name(page.src_uri)}.md"
        if src_uri in made:
            what = f"Its quiz has the same address as that of {made[src_uri].page.src_uri}."
            problems.append(
                Problem(page.src_uri, 0, what, "Rename one of the files, or write `quiz: false` in its front matter.")
            )
            continue
        made[src_uri] = Quiz(page, src_uri, groups)
    return list(made.values()), problems


def _name(src_uri: str) -> str:
    path = PurePosixPath(src_uri)
    return (path.parent.name or "home") if path.stem == "index" else path.stem


def _groups(page: Page, related: Mapping[str, tuple[Term, ...]], index: TermIndex) -> Iterable[Group]:
    yield Group(labels.QUIZ_EVERYDAY, page.of(Question), authored=True)
    for part in page.parts:
        if isinstance(part, Facts):
            yield Group(part.title, tuple(from_facts(part)))
        elif isinstance(part, Pathway):
            yield Group(part.title, tuple(from_pathway(part)))
        elif isinstance(part, Contrast):
            yield Group(part.title, tuple(from_contrast(part)))
        elif isinstance(part, Terms):
            yield Group(labels.QUIZ_WORDS, tuple(from_terms(part.terms, related, index)))


def quiz_page(quiz: Quiz) -> str:
    """Write the quiz of one page."""
    title = labels.QUIZ_TITLE.format(page=quiz.page.title)
    lines = [
        *_front_matter(title, labels.QUIZ_DESCRIPTION.format(count=len(quiz.questions))),
        f"# {title}",
        "",
        labels.QUIZ_LEAD.format(count=len(quiz.questions)),
        labels.QUIZ_READ.format(page=quiz.page.title, uri=f"/{quiz.page.src_uri}"),
        "",
    ]
    for group in quiz.groups:
        lines += [f"## {group.title}", ""]
        lines += _place(group.questions)
    return "\n".join(lines)


def quiz_index(made: list[Quiz]) -> str:
    """Write the page that leads to all quizzes and mixes questions from all of them."""
    lines = [
        *_front_matter(labels.QUIZ_ALL_TITLE, labels.QUIZ_ALL_LEAD),
        f"# {labels.QUIZ_ALL_TITLE}",
        "",
        labels.QUIZ_ALL_LEAD,
        "",
        f"## {labels.QUIZ_BY_PAGE}",
        "",
        *(
            f"- [{quiz.page.title}](/{quiz.src_uri}) ({labels.QUIZ_COUNT.format(count=len(quiz.questions))})"
            for quiz in made
        ),
        "",
        f"## {labels.QUIZ_MIX}",
        "",
        *_place(mix(made)),
    ]
    return "\n".join(lines)


def _link(quiz: Quiz) -> str:
    count = labels.QUIZ_COUNT.format(count=len(quiz.questions))
    return f"- [{quiz.page.title}](/{quiz.src_uri}) ({count})"


def _place(questions: Iterable[Question]) -> Iterable[str]:
    """Write the blocks that show some questions: by id, or as written where code fences need the whole of Markdown."""
    for fenced, group in groupby(questions, key=lambda question: bool(_CODE_FENCE.search(question.markdown()))):
        if fenced:
            yield from (question.markdown() for question in group)
        else:
            yield from ("/// questions", *(question.id for question in group), "///", "")


def mix(made: list[Quiz]) -> list[Question]:
    """Choose questions from all quizzes and interleave the pages.

    Of each group of a quiz the first by rank is taken, and every question that an author wrote: enough to meet each
    idea once, few enough to finish. Mixing topics helps to tell them apart.
    """
    chosen = [
        list(
            chain.from_iterable(
                group.questions if group.authored else sorted(group.questions, key=lambda q: rank("mix", q.id))[:1]
                for group in quiz.groups
            )
        )
        for quiz in made
    ]
    return [question for turn in zip_longest(*chosen) for question in turn if question]


def _front_matter(title: str, description: str) -> list[str]:
    # Answers do not belong in the search, and the questions are found by their pages.
    return [
        "---",
        f'title: "{_quoted(title)}"',
        f'description: "{_quoted(description)}"',
        "hide: [toc]",
        "search: {exclude: true}",
        "---",
    ]


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
