"""What every generated question must be, over generated tables, pathways, contrasts and words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import Pages
from psychoed.components.facts.part import Facts
from psychoed.components.pathway.part import Pathway
from psychoed.components.question.interactions import Choice, Match, Order
from psychoed.components.question.mixed import mixed
from psychoed.features.quiz.page import quizzes
from psychoed.text.inline import plain
from psychoed.words.reading import english
from written import written

if TYPE_CHECKING:
    from psychoed.components.question.data import Question

NAME = st.text(alphabet="abcdefghij", min_size=1, max_size=5)
SPECIAL = st.sampled_from(
    ["R&D", "3 < 4", "&lt;b&gt;", "`<i>`", r"\*s\*", "[l](https://example.org/)", "x<br>y", "x] [", "{x}", "_", "same"]
)
CELL = st.one_of(NAME, NAME.map(lambda s: f"*{s}*"), SPECIAL)


def _unique(strategy: st.SearchStrategy[str], low: int, high: int) -> st.SearchStrategy[list[str]]:
    return st.lists(strategy, min_size=low, max_size=high, unique_by=plain)


def _table(kind: str, names: list[str], cells: list[list[str]]) -> str:
    head = "| Key | First | Second |\n| --- | --- | --- |\n"
    rows = "\n".join(f"| {name} | {a} | {b} |" for name, (a, b) in zip(names, cells, strict=False))
    return f"/// {kind} | A {kind}\n\n{head}{rows}\n///\n"


TABLE = st.tuples(_unique(NAME, 1, 6), st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=6, max_size=6))
STEPS = _unique(NAME, 2, 7)
WORDS = _unique(NAME, 1, 5)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page with a block of each kind."""
    steps = "\n".join(f"{n}. {step}" for n, step in enumerate(draw(STEPS), 1))
    loop = draw(st.sampled_from(["true", "false"]))
    words = "\n\n".join(f"{name}\n:   Meaning of nothing but {n}." for n, name in enumerate(draw(WORDS)))
    return "\n".join(
        [
            _table("facts", *draw(TABLE)),
            f"/// pathway | A pathway\n    loop: {loop}\n\n{steps}\n///\n",
            _table("contrast", *draw(TABLE)),
            f"/// terms\n{words}\n///\n",
        ]
    )


def _questions(text: str) -> list[Question]:
    site = Pages({"page.md": text}).content
    made, problems = quizzes(site.site.book, site.related, site.site.index, site.site.claims, english())
    assert problems == []
    return [question for quiz in made for group in quiz.groups for question in group.questions]


def _choice(question: Question) -> Choice:
    assert isinstance(question.interaction, Choice)
    return question.interaction


@given(pages())
def test_every_question_has_its_right_answers_and_reasons(text: str) -> None:
    for question in _questions(text):
        words = [plain(text).casefold() for text in question.interaction.texts]
        assert len(words) == len(set(words))
        match question.interaction:
            case Order():
                assert len(words) >= 3
            case Match(sources, targets):
                assert len(words) >= 3
                assert {source.target for source in sources} <= set(targets)
                assert question.explanation
            case Choice(options) as choice:
                assert not choice.several
                assert len(choice.rights) == 1
                assert len(words) >= 2
                assert all(option.feedback for option in options)
            case _:
                pytest.fail(f"{question.id} is made in no known way")


@given(pages())
def test_generated_questions_pass_the_check_that_authored_ones_pass(text: str) -> None:
    # An author's id holds no slash, which parts what the build makes from what it is made of.
    questions = {q.id: written(q).replace(f"id: {q.id}", f"id: {q.id.replace('/', '_')}") for q in _questions(text)}
    assert len(questions) == len(_questions(text))
    problems = Pages({"quiz.md": "\n".join(questions.values())}).problems
    # The few questions of a page may happen to favour a place.
    assert [problem for problem in problems if "right answer at place" not in problem] == []


@given(pages())
def test_the_page_shows_the_words_of_each_question_and_nothing_else(text: str) -> None:
    site = Pages({"page.md": text})
    shown = etree.fromstring(f"<div>{site.html('quiz/page.md')}</div>") if "quiz/page.md" in site.generated else []
    questions = site.content.site.questions
    for section in shown.iter("section") if len(shown) else ():
        question = questions[section.get("id", "")]
        assert "".join(section.find("fieldset/legend").itertext()) == plain(question.title)
        texts = ["".join(element.itertext()) for element in section.iter() if element.get("class") == "answer__option"]
        assert texts == [plain(text) for text in question.interaction.texts]
        again = section.find("details/p[@class='answers__reread']/a")
        assert list(section.iter("a")) == ([] if again is None else [again])


WRITTEN = """\
/// question | Which one?
    id: which

- [x] This

    It fits.

- [ ] That

    It does not.
///
"""
LOOP = "/// pathway | A loop\n    id: loop\n    loop: true\n\n1. One\n2. Two\n3. Three\n4. Four\n///\n"


def test_what_authors_wrote_is_asked_first_and_the_rest_is_for_more_practice() -> None:
    site = Pages({"a.md": WRITTEN + LOOP, "b.md": LOOP.replace("loop", "ring", 1).replace("id: loop", "id: ring")})
    both, made = site.content.quizzes
    assert [question.id for question in both.written] == ["which"]
    assert [group.title for group in both.first] == ["Everyday moments"]
    assert [group.title for group in both.practice] == ["A loop"]
    assert {question.id for question in both.questions} > {question.id for question in both.written}
    # What nobody wrote anything for is asked as it is.
    assert made.written == made.practice == ()
    assert made.first == made.groups
    page, other = site.generated["quiz/a.md"], site.generated["quiz/b.md"]
    assert page.index("\nwhich\n") < page.index("## More practice { .fold }") < page.index("### A loop")
    assert "More practice" not in other
    assert "## A ring" in other
    for question in both.questions:
        assert f"\n{question.id}\n" in page


def test_the_mix_asks_what_authors_wrote_and_of_other_pages_a_little_of_each_block() -> None:
    other = WRITTEN.replace("id: which", "id: other")
    site = Pages({"a.md": WRITTEN + LOOP, "b.md": other, "c.md": LOOP.replace("id: loop", "id: ring")})
    asked = site.generated["quiz/index.md"].split("/// questions\n")[1].split()
    assert [name.partition("/")[0] for name in asked] == ["which", "other", "ring", ""]


def test_a_question_that_was_withdrawn_is_told_of_before_the_fold() -> None:
    embeds = "- loop/1/next: {withdrawn: It was unclear.}\n"
    page = Pages({"a.md": WRITTEN + LOOP, "embeds.yml": embeds}).generated["quiz/a.md"]
    assert page.index("It was unclear.") < page.index("## More practice")


@given(TABLE)
def test_only_one_row_of_a_table_fits_its_question(table: tuple[list[str], list[list[str]]]) -> None:
    text = _table("facts", *table)
    facts = Pages({"page.md": text}).content.site.book.pages[0].of(Facts)[0]
    cells = {plain(row.name): [plain(cell) for cell in row.cells] for row in facts.table.rows}
    for question in (q for q in _questions(text) if q.id.endswith("/first")):
        choice = _choice(question)
        for option in choice.options:
            assert option.right or cells[plain(option.text)][0] != cells[plain(choice.rights[0].text)][0]


@given(STEPS, st.sampled_from(["loop: false", "loop: true", "returns: 1 | Somebody replies"]))
def test_the_right_step_is_the_next_one_and_nobody_asks_what_follows_the_last(steps: list[str], option: str) -> None:
    numbered = "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))
    text = f"/// pathway | A pathway\n    {option}\n\n{numbered}\n///\n"
    pathway = Pages({"page.md": text}).content.site.book.pages[0].of(Pathway)[0]
    follower = {f"{a.id}/next": b.text for a, b in zip(pathway.steps, pathway.steps[1:], strict=False)}
    asked = {q.id: _choice(q).rights[0].text for q in _questions(text) if q.id.endswith("/next")}
    assert asked == (follower if len(steps) > 2 else {})


@given(pages())
def test_a_change_above_changes_no_question(text: str) -> None:
    above = "# New\n\nA paragraph.\n\n/// reflection | A new thought\n///\n\n"
    before = {question.id: written(question) for question in _questions(text)}
    after = {question.id: written(question) for question in _questions(above + text)}
    assert after == before


@given(st.lists(NAME, min_size=3, max_size=9), NAME)
def test_steps_are_never_shown_in_their_right_order(steps: list[str], seed: str) -> None:
    order = mixed(steps, seed)
    assert sorted(order) == list(range(1, len(steps) + 1))
    assert order != sorted(order)


def test_a_definition_that_names_its_word_is_not_asked_for() -> None:
    text = "/// terms\nRest\n:   Rest is rest.\n\nCalm\n:   A quiet body.\n///\n"
    assert [question.id for question in _questions(text)] == ["page-terms/calm/meaning"]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("00000", []),
        ("000000", ["Of 6 questions on the site, 6 have their right answer at place 1."]),
        ("1111100", ["Of 7 questions on the site, 5 have their right answer at place 2."]),
        # Three of five are no favourite.
        ("0000001111", []),
    ],
)
def test_a_favourite_place_of_right_answers_is_told_once_it_shows(places: str, told: list[str]) -> None:
    def question(number: int, place: int) -> str:
        names = ["Red", "Blue"]
        options = "".join(f"- [{'x' if at == place else ' '}] {name}\n\n    So.\n\n" for at, name in enumerate(names))
        return f"/// question | Which is number {number}?\n    id: q{number}\n\n{options}///\n\n"

    page = "".join(question(number, int(place)) for number, place in enumerate(places))
    content = Pages({"page.md": f"# Page\n\n{page}"}).content
    assert [problem.message for problem in content.problems if "right answer at place" in problem.message] == told
