"""Pages of questions as the toolkit makes them: one with every kind, and one that mixes topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import Pages
from psychoed.components.question.data import FILL, MATCH, ONE, ORDER, SEVERAL, SORT, Option, Question
from psychoed.quiz.page import Group, Quiz, quiz_index, quiz_page

if TYPE_CHECKING:
    from collections.abc import Iterable

TOPICS = {"friends": ("Friends", 6), "partners": ("Partners", 3), "pathway": ("Pathway", 5)}
"""The topics of the quiz of everything, each with its title and how many questions it has."""


def _question(
    name: str, kind: str, title: str, options: tuple[Option, ...], explanation: str, targets: tuple[str, ...] = ()
) -> Question:
    accepted = ("trust", "reliance") if kind == FILL else ()
    return Question(
        name, title, "friends.md", 1, kind, options, "", targets, accepted, explanation, f"learn.html#{name}-page"
    )


EVERYDAY = (
    _question(
        "calm",
        ONE,
        "What helps a friend most?",
        (
            Option("Listening", True, "It calms *both*{ #calm-word } of you."),
            Option("Advice", False, "It helps later."),
            Option("Silence", False, "It can feel cold."),
        ),
        "Being heard comes first.",
    ),
    _question(
        "signs",
        SEVERAL,
        "Which are signs of care?",
        (
            Option("Asking", True, "It shows interest."),
            Option("Checking up", False, "It shows worry."),
            Option("Coming back", True, "It shows that you matter."),
        ),
        "Care leaves room.",
    ),
    _question(
        "chain-of-care",
        ORDER,
        "What comes first, what comes next?",
        (
            Option("You ask", True, ""),
            Option("They answer", True, "Most of the time is enough."),
            Option("You calm down", True, ""),
            Option("You trust", True, ""),
        ),
        "Each reply leads to the next.",
    ),
)

WORDS = (
    _question(
        "sorted",
        SORT,
        "Where does each of these belong?",
        (
            Option("A reply you can count on", True, "", "Steady"),
            Option("A flood, then nothing", True, "It keeps you waiting.", "On and off"),
            Option("A plan, moved with a word", True, "", "Steady"),
        ),
        "Look at what happens again and again.",
        ("Steady", "On and off"),
    ),
    _question(
        "matched",
        MATCH,
        "Which role goes with each?",
        (
            Option("Oxytocin", True, "", "Bonding"),
            Option("Endorphins", True, "", "Painkiller"),
            Option("Dopamine", True, "", "Reward"),
        ),
        "None of them works alone.",
        ("Bonding", "Painkiller", "Reward"),
    ),
    _question(
        "blank",
        FILL,
        "Counting on someone is called ___, most say.",
        (Option("trust", True, ""),),
        "It grows with what people do.",
    ),
)

TRUE_OR_FALSE = (Option("True", True, ""), Option("False", False, ""))

MIXED = tuple(
    Question(
        f"{topic}-{number}",
        f"{title} {number}",
        f"{topic}.md",
        1,
        ONE,
        (Option("True", True, ""), Option("False", False, "")),
    )
    for topic, (title, count) in TOPICS.items()
    for number in range(1, count + 1)
)


def _placed(questions: Iterable[Question]) -> str:
    return "\n".join(["/// questions", *(question.id for question in questions), "///"])


def quiz_pages() -> dict[str, str]:
    """Return the bodies of three pages.

    There is `page.html` with a question of every kind, `learn.html` with the same but without the frame that offers
    two ways through them, and `mix.html` with questions of all topics, one topic after the other.
    """
    topics = {f"{topic}.md": f"# {title}\n" for topic, (title, _) in TOPICS.items()}
    pages = Pages(topics, (*EVERYDAY, *WORDS, *MIXED))
    groups = (Group("Everyday moments", EVERYDAY), Group("Words", WORDS))
    index = quiz_index([])
    assert _placed([]) in index
    pages.texts |= {
        "page.md": quiz_page(Quiz(pages.content.site.book.by_uri["friends.md"], "page.md", groups), {}),
        "learn.md": f"# Every kind of question\n\n{_placed([*EVERYDAY, *WORDS])}\n",
        "mix.md": index.replace(_placed([]), _placed(MIXED)),
    }
    return {name: pages.html(f"{name.removesuffix('.html')}.md") for name in ("page.html", "learn.html", "mix.html")}
