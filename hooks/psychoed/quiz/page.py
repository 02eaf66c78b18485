"""The quiz pages, as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.components.asking.asking import Asking, Group
from psychoed.components.asking.making import words
from psychoed.components.block import page_name
from psychoed.components.question.data import Question
from psychoed.components.registry import component_of
from psychoed.problems import Problem
from psychoed.quiz import labels as quiz_labels
from psychoed.quiz.authored import sureness_of, told, unknown_claims
from psychoed.quiz.from_evidence import from_evidence
from psychoed.quiz.lint import faults
from psychoed.text import escaped, rank

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from psychoed.book import Book, Page
    from psychoed.components.terms.part import Term
    from psychoed.evidence.claims import Claim
    from psychoed.glossary.index import TermIndex

QUIZ_FOLDER = "quiz"
QUIZ_INDEX = f"{QUIZ_FOLDER}/index.md"


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


def quizzes(
    book: Book,
    related: Mapping[str, tuple[Term, ...]],
    index: TermIndex,
    claims: Mapping[str, Claim],
    withdrawn: Container[str] = (),
) -> tuple[list[Quiz], list[Problem]]:
    """Make a quiz of each page that has something to ask.

    Arguments:
        book: The site.
        related: For each term's slug the terms it is related to.
        index: The forms of all terms.
        claims: What evidence speaks of, by key.
        withdrawn: Ids of questions that are never to be used again.

    Returns:
        The quizzes in the order of the pages, and pages whose quizzes would have the same address.
    """
    made: dict[str, Quiz] = {}
    authored = [question for page in book.pages for question in page.of(Question)]
    problems = unknown_claims(authored, list(claims))
    for page in book.pages:
        found = _groups(page, related, index, claims) if page.quizzed else ()
        groups = tuple(group for group in (_fair(each, withdrawn) for each in found) if group.questions)
        if not groups:
            continue
        src_uri = f"{QUIZ_FOLDER}/{page_name(page.src_uri)}.md"
        if src_uri in made or src_uri == QUIZ_INDEX:
            other = made[src_uri].page.src_uri if src_uri in made else "all pages"
            what = f"Its quiz has the same address as that of {other}."
            problems.append(
                Problem(page.src_uri, 0, what, "Rename one of the files, or write `quiz: false` in its front matter.")
            )
            continue
        made[src_uri] = Quiz(page, src_uri, groups)
    return list(made.values()), problems


def _fair(group: Group, withdrawn: Container[str]) -> Group:
    """Leave out generated questions that no teacher would keep, or that were withdrawn; an author's are reported."""
    if group.authored:
        return group
    kept = (question for question in group.questions if question.id not in withdrawn and not any(faults(question)))
    return replace(group, questions=tuple(kept))


def _groups(
    page: Page, related: Mapping[str, tuple[Term, ...]], index: TermIndex, claims: Mapping[str, Claim]
) -> Iterable[Group]:
    sureness = sureness_of(claims)
    yield Group(labels.QUIZ_EVERYDAY, tuple(told(question, sureness) for question in page.of(Question)), authored=True)
    asking = Asking(sureness, related, index)
    made = (component_of(part).questions(part, asking) for part in page.parts)
    yield from (group for group in made if group)
    yield Group(labels.QUIZ_EVIDENCE, tuple(from_evidence(claims.values(), page.src_uri)))


def quiz_page(quiz: Quiz, withdrawn: Mapping[str, str]) -> str:
    """Write the quiz of one page.

    Arguments:
        quiz: The quiz.
        withdrawn: Ids of what is no more, and why. Who follows a link to a question of this page is told.
    """
    title = labels.QUIZ_TITLE.format(page=quiz.page.title)
    lines = [
        # Answers do not belong in the search, and the questions are found by their pages.
        *_front_matter(title, labels.QUIZ_DESCRIPTION.format(count=_count(quiz)), searched=False),
        f"# {escaped(title)}",
        "",
        labels.QUIZ_LEAD.format(count=_count(quiz)),
        labels.QUIZ_READ.format(page=escaped(quiz.page.title), uri=f"/{quiz.page.src_uri}"),
        "",
        _frame(page_name(quiz.page.src_uri)),
        "",
    ]
    for group in quiz.groups:
        lines += [f"## {words(group.title)}", ""]
        lines += _place(group.questions)
    blocks = {part.id for part in quiz.page.parts}
    for name, why in withdrawn.items():
        if name.partition("/")[0] in blocks:
            said = quiz_labels.WITHDRAWN.format(why=why)
            lines += [f'<p class="withdrawn" id="{name}">{escape(said)}</p>', ""]
    return "\n".join(lines)


def quiz_index(made: list[Quiz]) -> str:
    """Write the page that leads to all quizzes and mixes questions from all of them."""
    lines = [
        *_front_matter(labels.QUIZ_ALL_TITLE, labels.QUIZ_ALL_LEAD, searched=True),
        f"# {labels.QUIZ_ALL_TITLE}",
        "",
        labels.QUIZ_ALL_LEAD,
        "",
        f"## {labels.QUIZ_BY_PAGE}",
        "",
        *map(_link, made),
        "",
        labels.ANSWERS_LINK,
        "",
        f"## {labels.QUIZ_MIX}",
        "",
        _frame(""),
        "",
        *_place(mix(made)),
    ]
    return "\n".join(lines)


def _frame(name: str) -> str:
    """Write the element in which the script offers ways through the page's questions; empty, hidden without it.

    Behind it stands the title of the answers, which paper alone shows.
    """
    return f'''<div class="quiz" data-quiz="{name}" hidden=""></div>

<p class="quiz__key" hidden="">{labels.QUIZ_KEY}</p>'''


def _link(quiz: Quiz) -> str:
    return f"- [{escaped(quiz.page.title)}](/{quiz.src_uri}) ({_count(quiz)})"


def _count(quiz: Quiz) -> str:
    count = len(quiz.questions)
    return labels.QUIZ_ONE if count == 1 else labels.QUIZ_COUNT.format(count=count)


def _place(questions: Iterable[Question]) -> list[str]:
    """Write the block that shows some questions."""
    return ["/// questions", *(question.id for question in questions), "///", ""]


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


def _front_matter(title: str, description: str, *, searched: bool) -> list[str]:
    return [
        "---",
        f'title: "{_quoted(title)}"',
        f'description: "{_quoted(description)}"',
        "hide: [toc]",
        *([] if searched else ["search: {exclude: true}"]),
        "---",
    ]


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
