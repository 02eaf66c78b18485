"""Pages of questions as the toolkit makes them: one with every kind, and one that mixes topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers import Pages
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Choice, Match, Option, Order, Source, Step, TextEntry
from psychoed.features.quiz.index import quiz_index
from psychoed.features.quiz.page import Group, Quiz, quiz_page
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.components.question.interactions import Interaction

TOPICS = {"friends": ("Friends", 6), "partners": ("Partners", 3), "pathway": ("Pathway", 5)}
"""The topics of the quiz of everything, each with its title and how many questions it has."""


def _question(name: str, title: str, interaction: Interaction, explanation: str) -> Question:
    again = f"learn.html#{name}-page"
    return Question(name, title, "friends.md", 1, interaction, explanation=explanation, reread=again)


EVERYDAY = (
    _question(
        "calm",
        "What helps a friend most?",
        Choice(
            (
                Option("Listening", True, "It calms *both*{ #calm-word } of you."),
                Option("Advice", False, "It helps later."),
                Option("Silence", False, "It can feel cold."),
            )
        ),
        "Being heard comes first.",
    ),
    _question(
        "signs",
        "Which are signs of care?",
        Choice(
            (
                Option("Asking", True, "It shows interest."),
                Option("Checking up", False, "It shows worry."),
                Option("Coming back", True, "It shows that you matter."),
            ),
            several=True,
        ),
        "Care leaves room.",
    ),
    _question(
        "chain-of-care",
        "What comes first, what comes next?",
        Order(
            (
                Step("You ask"),
                Step("They answer", "Most of the time is enough."),
                Step("You calm down"),
                Step("You trust"),
            )
        ),
        "Each reply leads to the next.",
    ),
)

WORDS = (
    _question(
        "sorted",
        "Where does each of these belong?",
        Match(
            (
                Source("A reply you can count on", "Steady"),
                Source("A flood, then nothing", "On and off", "It keeps you waiting."),
                Source("A plan, moved with a word", "Steady"),
            ),
            ("Steady", "On and off"),
            grouped=True,
        ),
        "Look at what happens again and again.",
    ),
    _question(
        "matched",
        "Which role goes with each?",
        Match(
            (
                Source("Oxytocin", "Bonding"),
                Source("Endorphins", "Painkiller"),
                Source("Dopamine", "Reward"),
            ),
            ("Bonding", "Painkiller", "Reward"),
        ),
        "None of them works alone.",
    ),
    _question(
        "blank",
        "Counting on someone is called ___, most say.",
        TextEntry(("trust", "reliance")),
        "It grows with what people do.",
    ),
)

TRUE_OR_FALSE = Choice((Option("True", True, ""), Option("False", False, "")))

MIXED = tuple(
    Question(f"{topic}-{number}", f"{title} {number}", f"{topic}.md", 1, TRUE_OR_FALSE)
    for topic, (title, count) in TOPICS.items()
    for number in range(1, count + 1)
)


def _placed(questions: Iterable[Question]) -> str:
    return "\n".join(["/// questions", *(question.id for question in questions), "///"])


def quiz_pages() -> dict[str, str]:
    """Return the bodies of four pages.

    There is `page.html` with a question of every kind, `practice.html` with the same, the second half of it made by the
    build, `learn.html` with the same but without the frame that offers two ways through them, and `mix.html` with
    questions of all topics, one topic after the other.
    """
    topics = {f"{topic}.md": f"# {title}\n" for topic, (title, _) in TOPICS.items()}
    pages = Pages(topics, (*EVERYDAY, *WORDS, *MIXED))
    groups = (Group("Everyday moments", EVERYDAY), Group("Words", WORDS))
    home = pages.content.site.book.by_uri["friends.md"]
    halves = (Group("Everyday moments", EVERYDAY, authored=True), groups[1])
    index = quiz_index([], english())
    assert _placed([]) in index
    pages.texts |= {
        "page.md": quiz_page(Quiz(home, "page.md", groups), {}, english()),
        "practice.md": quiz_page(Quiz(home, "practice.md", halves), {}, english()),
        "learn.md": f"# Every kind of question\n\n{_placed([*EVERYDAY, *WORDS])}\n",
        "mix.md": index.replace(_placed([]), _placed(MIXED)),
    }
    names = ("page", "practice", "learn", "mix")
    return {f"{name}.html": pages.html(f"{name}.md") for name in names}
