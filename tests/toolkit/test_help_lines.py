"""The help lines of the site: who answers where for what, what may be printed, and what a reader is told of each."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace
from datetime import date
from typing import get_args

import pytest

from helpers import Pages, help_line, notices_of
from psychoed.features.help.copies import for_copies
from psychoed.features.help.dates import check_notices, future_checks
from psychoed.features.help.exit import read_exit_words
from psychoed.features.help.lines import NEEDS, Contact, HelpLine, HelpLines
from psychoed.features.help.pages import HELP_LINES
from psychoed.words.reading import english


def test_copies_leave_out_what_only_the_site_may_show() -> None:
    page = (
        '<p>é<b data-paper="no">1<b>2</b><br>\n3</b>4</p>\n<ul><li class="a" data-paper="no" id="x"><ul><li>5</li></ul>'
        '</li ><li>6</li></ul><span class="help-lines__on-paper">7 &amp; 8</span><!-- data-paper="no" -->'
    )
    assert for_copies(page) == ('<p>é4</p>\n<ul><li>6</li></ul><span>7 &amp; 8</span><!-- data-paper="no" -->')
    assert for_copies("<p class=a >1</P>\r\n") == "<p class=a >1</P>\r\n"


def test_a_sentence_names_another_line_where_one_may_not_be_printed() -> None:
    listed = """\
exit: https://weather.example
directory: list
places: {Here: {}}
lines:
  - {id: list, need: directory, for: finding, name: List, site: list.example}
  - {id: danger, need: emergency, for: danger, name: Danger, say: your local number}
  - {id: shown, where: Here, need: crisis, for: anyone, name: Shown, call: "77777", text: {to: "8"}, paper: false}
  - {id: kept, where: Here, need: [emergency], for: anyone, name: Kept, call: "99", keep: true, beside: By day.}
"""
    page = "Call {helpline=shown}, text {helpline=shown:text}, or {helpline=kept}.\n"
    site = Pages({"help-lines.yml": listed, "page.md": page})
    assert site.problems == []
    assert "Call list.example, text list.example, or your local number." in re.sub("<[^>]+>", "", site.html())
    said = [notice for notice in site.notices(date(2026, 11, 27)) if notice.startswith("page.md")]
    assert len(said) == 3
    assert said[0] == (
        "page.md:1: The help line `shown` is not to be printed, and what a page says is. "
        "It says list.example in its stead; the list of help lines shows it."
    )


def test_a_text_with_a_word_opens_with_that_word() -> None:
    ways = help_line(text=[{"to": "887 88", "word": "GO"}, {"to": "+1 (0)2", "word": "IT’S"}]).contacts
    assert [(way.shown, way.href) for way in ways] == [
        ("GO to 887 88", "sms:88788?&body=GO"),
        ("IT’S to +1 (0)2", "sms:+12?&body=IT%E2%80%99S"),
    ]


def dated(**days: date | None) -> HelpLines:
    fields = dict.fromkeys(HelpLine.__dataclass_fields__, "")
    tuples = dict.fromkeys(("where", "whom", "source", "was"), ())
    site = (Contact("site", "a.example", "https://a.example"),)
    made = [
        HelpLine(**{**fields, **tuples, "id": name, "needs": ("crisis",), "contacts": site, "checked": day, "line": 7})
        for name, day in days.items()
    ]
    return HelpLines(tuple(made))


def test_a_check_that_is_still_to_come_is_a_mistake_and_an_old_one_a_reminder() -> None:
    today = date(2026, 11, 27)
    some = dated(
        new=today,
        tomorrow=date(2026, 11, 28),
        later=date(2026, 11, 29),
        year=date(2025, 11, 27),
        old=date(2025, 11, 26),
    )
    # On the other side of the world, it is tomorrow already.
    assert [str(problem) for problem in future_checks("help-lines.yml", some, today)] == [
        "help-lines.yml:7: The help line `later` has a `checked` that is still to come: 2026-11-29. "
        "Write the day on which somebody checked it."
    ]
    assert list(check_notices("help-lines.yml", some, today)) == [
        "help-lines.yml: More than a year ago, somebody checked this line: old. Check each anew, and date it."
    ]


def test_nothing_that_is_built_depends_on_the_day() -> None:
    text = "lines:\n- {id: a, need: crisis, name: A, for: anyone, site: a.example, checked: 2026-11-20}\n"
    content = Pages({"page.md": "# Page\n", "help-lines.yml": text}).content
    before = list(content.problems)
    # What is said of a day is said beside what was read, and cannot change it.
    assert future_checks(HELP_LINES, content.site.help, date(2000, 1, 1))
    assert notices_of(content, date(2026, 11, 23)) != notices_of(content, date(2040, 1, 1))
    assert list(content.problems) == before
    assert not any("still to come" in str(problem) for problem in before)
    with pytest.raises(FrozenInstanceError):
        content.problems = ()  # type: ignore[misc]


def test_a_line_for_anywhere_knows_the_numbers_of_the_others_there() -> None:
    anywhere, here = help_line(id="a", site="a.example"), help_line(id="b", call="+44 20 1")
    lines = HelpLines((anywhere, here, replace(help_line(id="c", call="999"), where=("There",))))
    assert lines.numbers(anywhere) == {"+44 20 1": "tel:+44201"}
    assert lines.numbers(lines.lines[2]) == {"999": "tel:999"}


def test_needs_and_their_names_are_one_list() -> None:
    from psychoed.features.help import lines

    assert get_args(lines.Need) == NEEDS
    assert set(english().each("help.needs")) == set(lines._TOLD_OF)
    assert set(english().each("help.ways")) == set(lines.KINDS)


EXIT_WORDS = "- hit\n- strangl*\n- no one\n"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("They hit you.", "hit"),
        ("HIT is a word.", "HIT"),
        ("Strangling is a crime.", "Strangling"),
        ("There is no one.", "no one"),
        ("A hitch and a white wall.", None),
        ("Nobody is estranged.", None),
        ("`hit` is code.", None),
    ],
)
def test_words_of_fear_are_found_whole_or_with_any_ending(said: str, found: str | None) -> None:
    words, problems = read_exit_words("exit-words/en.yml", EXIT_WORDS)
    assert problems == []
    page = Pages({"page.md": f"# Page\n\n{said}\n"}).content.site.book.by_uri["page.md"]
    assert words.first(page) == (found and (3, found))


def test_a_word_of_fear_is_no_star_alone() -> None:
    words, problems = read_exit_words("exit-words/en.yml", "- hit\n- '*'\n")
    assert words.words == ("hit",)
    assert [str(problem) for problem in problems] == [
        "exit-words/en.yml:2: This is no word: '*'. Write letters; put `no` in quotes."
    ]
