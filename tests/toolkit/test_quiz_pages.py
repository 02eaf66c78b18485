"""The pages of all quizzes: what they draw, list and answer, of small sites and of large ones."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from helpers import Pages, real_content
from psychoed.features.quiz import answer_key
from psychoed.features.quiz.answer_key import answers_pages
from psychoed.features.quiz.index import DRAWN, LISTED, MIXED, drawn, mix, quiz_index, quiz_lists
from psychoed.features.quiz.page import ANSWERS_URI
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.features.quiz.page import Quiz


def _page(name: str, questions: int) -> str:
    asked = [
        f"/// question | What is said in {name} of number {n}?\n    id: {name}-{n}\n\n- [x] This {n}\n\n"
        f"    So it is.\n\n- [ ] That {n}\n\n    So it is not.\n///\n"
        for n in range(questions)
    ]
    return "\n".join([f"# All about {name}\n", *asked])


@cache
def _made(pages: int, questions: int = 4) -> tuple[Quiz, ...]:
    return Pages({f"page-{n}.md": _page(f"page-{n}", questions) for n in range(pages)}).content.quizzes


def _lines(text: str) -> list[str]:
    return re.findall(r"^- .*\]\((/quiz/.*)\) \(", text, re.MULTILINE)


@pytest.mark.parametrize("pages", [1, 5, 12])
def test_a_mix_of_few_pages_asks_some_of_each_in_turn(pages: int) -> None:
    made = _made(pages)
    asked = [question.id for question in drawn(made)]
    assert asked == [f"page-{n}-{turn}" for turn in range(MIXED) for n in range(pages)]


@pytest.mark.parametrize("pages", [13, 20, 36, 60, 300])
def test_a_mix_of_many_pages_asks_no_more_than_it_has_room_for_and_of_as_many_pages_as_can_be(pages: int) -> None:
    asked = drawn(_made(pages))
    assert len(asked) == len({question.id for question in asked}) == DRAWN
    each = [sum(question.src_uri == f"page-{n}.md" for question in asked) for n in range(pages)]
    assert max(each) - min(each) <= 1
    assert [question.id for question in drawn(_made(pages))] == [question.id for question in asked]


def test_a_page_more_changes_little_of_a_mix() -> None:
    before, after = ({question.id for question in drawn(_made(pages))} for pages in (60, 61))
    assert len(before - after) <= 1


def test_the_mix_of_many_is_not_that_of_the_first_pages() -> None:
    homes = {int(question.src_uri[5:-3]) for question in drawn(_made(300))}
    assert any(home >= 200 for home in homes)


def test_the_mix_of_this_site_is_all_that_it_was() -> None:
    made = real_content().quizzes
    assert drawn(made) == mix(quiz.short[:MIXED] for quiz in made)


@pytest.mark.parametrize(("pages", "lists"), [(LISTED, 0), (LISTED + 1, 1), (300, 3)])
def test_every_quiz_is_listed_on_the_page_or_on_a_list_that_it_leads_to(pages: int, lists: int) -> None:
    made = _made(pages, 1)
    index, more = quiz_index(made, english()), quiz_lists(made, english())
    assert len(more) == lists
    assert _lines(index) == ([f"/{uri}" for uri in more] or [f"/{quiz.src_uri}" for quiz in made])
    for text in more.values():
        assert len(_lines(text)) <= 100
    listed = [line for text in more.values() for line in _lines(text)] or _lines(index)
    assert listed == [f"/{quiz.src_uri}" for quiz in made]


def _answers(made: Iterable[Quiz]) -> dict[str, str]:
    return answers_pages(made, english(), has_cards=False)


def test_answers_stand_on_one_page_as_long_as_there_is_room() -> None:
    assert list(_answers(_made(60, 5))) == [ANSWERS_URI]
    assert "one page" in quiz_index(_made(60, 5), english())
    pages = _answers(_made(61, 5))
    assert list(pages) == [ANSWERS_URI, *(f"quiz/answers/{n}.md" for n in range(1, 5))]
    assert _lines(pages[ANSWERS_URI]) == [f"/{uri}" for uri in pages if uri != ANSWERS_URI]
    assert "one page" not in quiz_index(_made(61, 5), english())


def test_answers_on_several_pages_are_all_there_and_in_order() -> None:
    made = _made(61, 5)
    index, *parts = _answers(made).values()
    held = [re.findall(r"^## \[.*\]\((.*)\)$", part, re.MULTILINE) for part in parts]
    assert [uri for each in held for uri in each] == [f"/{quiz.src_uri}" for quiz in made]
    assert max(len(re.findall(r"^\d+\. What", part, re.MULTILINE)) for part in parts) == answer_key.ROOM
    assert sum(int(count) for count in re.findall(r"\((\d+) questions\)$", index, re.MULTILINE)) == 61 * 5
    for part in parts:
        assert f"](/{ANSWERS_URI})" in part


def test_a_quiz_with_more_answers_than_there_is_room_for_has_a_page_of_its_own() -> None:
    made = (*_made(1, 150), *Pages({"b.md": _page("b", 160)}).content.quizzes)
    pages = _answers(made)
    assert [len(re.findall(r"^## ", text, re.MULTILINE)) for text in pages.values()] == [0, 1, 1]
    assert "[All about page-0](/quiz/answers/1.md)" in pages[ANSWERS_URI]


def test_what_an_answer_was_called_on_the_one_page_leads_to_its_part(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {
        "a.md": _page("a", 2),
        "b.md": _page("b", 2).replace("All about b", "Über *`uns`* & <3"),
        "c.md": _page("c", 2).replace("All about c", "All answers"),
        "d.md": _page("d", 2).replace("All about d", "All about a"),
    }
    pages = Pages(texts)
    made = pages.content.quizzes
    pages.texts |= {"whole.md": _answers(made)[ANSWERS_URI]}
    ids = re.findall(r'<h2 id="([^"]+)', pages.html("whole.md"))
    assert len(ids) == 4
    monkeypatch.setattr(answer_key, "WHOLE", 3)
    monkeypatch.setattr(answer_key, "ROOM", 4)
    pages.texts |= {"parts.md": _answers(made)[ANSWERS_URI]}
    html = pages.html("parts.md")
    assert re.findall(r'<span id="([^"]+)"></span>', html) == ids
    assert re.findall(r'<li>((?:<span id="[^"]+"></span>)+)<a href="/quiz/answers/', html) == [
        "".join(f'<span id="{name}"></span>' for name in ids[start : start + 2]) for start in (0, 2)
    ]


def test_a_page_called_as_the_answers_is_told_of() -> None:
    problems = Pages({"answers.md": _page("answers", 1)}).problems
    assert [problem for problem in problems if "same address" in problem]
