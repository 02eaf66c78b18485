"""A quiz with a question of every kind, one at a time on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import BOTH, Site, served
from questions import small_site
from reader import observed
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader import Reader

PHONE = (375, 700)
KINDS = {
    "calm": "one",
    "signs": "several",
    "chain-of-care": "order",
    "sorted": "sort",
    "matched": "match",
    "blank": "fill",
}

pytestmark = BOTH


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("small")
    with small_site(folder / "made") as made:
        copy = observed(made.folder, folder / "für dich")
    with served(copy) as address:
        yield Site(copy, address, f"{copy.as_uri()}/")


@pytest.fixture
def base(small: Site, request: pytest.FixtureRequest) -> str:
    return getattr(small, request.param)


def _answer(reader: Reader, name: str) -> None:
    """Answer a question so that it fits, by hand."""
    within = f"section[id='{name}']"
    answers = reader.all(f"{within} li.answer")
    kind = KINDS[name]
    if kind in {"one", "several"}:
        for answer in answers:
            if answer.get_dom_attribute("data-right") is not None:
                reader.one(f"{within} input[value='{answer.get_dom_attribute('data-option')}']").click()
    elif kind == "order":
        for place in range(1, len(answers) + 1):
            field = reader.one(f"{within} [type=number][data-option='{place}']")
            field.clear()
            field.send_keys(str(place), Keys.TAB)
    elif kind == "fill":
        field = reader.one(f"{within} .blank input")
        field.send_keys(field.get_dom_attribute("data-accepted").split("|")[0])
    else:
        for answer in answers:
            option, target = answer.get_dom_attribute("data-option"), answer.get_dom_attribute("data-target")
            if kind == "sort":
                reader.one(f"{within} input[name='{name}-{option}'][value='{target}']").click()
            else:
                Select(reader.one(f"{within} select[data-option='{option}']")).select_by_value(target)


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_one_at_a_time_each_question_is_brought_to_the_reader(reader: Reader, by: str) -> None:
    reader.open("page.html", *PHONE)
    reader.one(".quiz input[value=one]").click()
    for place, name in enumerate(KINDS, 1):
        section = f"section[id='{name}']"
        assert [each.get_dom_attribute("id") for each in reader.all("section.question:not([hidden])")] == [name]
        if place > 1:
            legend = reader.one(f"{section} legend")
            assert reader.is_focused(legend), f"{reader.engine}: after Next the focus is elsewhere"
            reader.eventually(lambda legend=legend: reader.is_in_sight(legend), "the question in sight")
        _answer(reader, name)
        reader.named("Check").click()
        said = reader.one(f"{section} [role=status]")
        assert reader.words(said).startswith("Yes."), (name, reader.words(said))
        following = reader.named("Next")
        if by == "mouse":
            following.click()
        else:
            reader.tab_to(following)
            reader.press(Keys.ENTER)
    summary = reader.one(".quiz__summary")
    assert reader.words(summary) == "You have been through them all."
    assert reader.is_focused(reader.one(".quiz__summary > p"))
    reader.named("Before").click()
    assert reader.is_focused(reader.one("section[id='blank'] legend"))


def test_what_did_not_fit_is_looked_at_again(reader: Reader) -> None:
    reader.open("page.html", *PHONE)
    reader.one("section[id='calm'] input[value='2']").click()
    reader.named("Check everything").click()
    link = reader.one(".quiz__summary li a")
    assert reader.words(link) == "What helps a friend most?"
    link.click()
    assert reader.is_focused(reader.one("section[id='calm'] legend"))
    reader.named("Try these again").click()
    assert reader.is_focused(reader.one("section[id='calm'] legend"))
    assert not reader.one("section[id='calm'] input[value='2']").is_selected()
