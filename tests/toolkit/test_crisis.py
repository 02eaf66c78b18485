"""The lists of what people type in a crisis, and what their script gets."""

from __future__ import annotations

import pytest

from helpers import Pages
from psychoed.features.crisis.script import chosen
from psychoed.features.crisis.writing import Runs, expanded, misspelling, normalised
from psychoed.features.help.lines import Contact, HelpLine


@pytest.mark.parametrize(
    ("text", "right"),
    [("don’t", "dont"), ("no puedo más", "no puedo mas"), ("a-b", "a b"), ("diiie", "die"), ("kill", ""), ("मदद", "")],
)
def test_a_term_is_written_as_it_is_compared(text: str, right: str) -> None:
    assert misspelling(text) == right
    assert normalised(normalised(text)) == normalised(text)


def test_a_term_stands_for_all_words_of_its_variables() -> None:
    values = {"a": ("x", "y z"), "b": ("1", "2")}
    assert list(expanded("{a} and {b}*", values)) == ["x and 1*", "x and 2*", "y z and 1*", "y z and 2*"]
    assert list(expanded("none", values)) == ["none"]


def _line(id: str, *needs: str, whom: tuple = (), area: str = "", kind: str = "call") -> HelpLine:
    empty = dict.fromkeys(("use", "hours", "cost", "confidential", "languages", "silent", "deaf", "note", "beside"), "")
    return HelpLine(
        id=id,
        where=("Here",),
        needs=needs,  # type: ignore[arg-type]
        whom=whom,
        area=area,
        name=id,
        contacts=(Contact(kind, "1", "tel:1"),),  # type: ignore[arg-type]
        paper=True,
        checked=None,
        source=(),
        say=id,
        short="",
        was=(),
        line=1,
        **empty,
    )


DIRECTORY = _line("directory", "directory", kind="site")


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        # Two for anyone, best first; no more.
        ([_line("a", "suicide", kind="text"), _line("b", "suicide"), _line("c", "suicide")], ["a", "b"]),
        # A line for a part of the country does not push out the one for all of it.
        ([_line("north", "suicide", area="North"), _line("a", "suicide", kind="chat")], ["a", "directory"]),
        # Lines that leave people out have one for everyone behind them, or before them where they are for few.
        ([_line("women", "suicide", whom=("women",), kind="text"), _line("general", "crisis")], ["women", "general"]),
        ([_line("few", "suicide", whom=("indigenous",), kind="text"), _line("general", "crisis")], ["general", "few"]),
        # One way without speaking.
        ([_line("a", "suicide"), _line("b", "suicide"), _line("c", "crisis", kind="text")], ["a", "b", "c"]),
        ([_line("a", "suicide"), _line("b", "suicide")], ["a", "b", "directory"]),
        ([], ["directory"]),
    ],
)
def test_a_panel_shows_two_lines_and_leaves_nobody_out(answer: list[HelpLine], shown: list[str]) -> None:
    assert [line.id for line in chosen([*answer, DIRECTORY], "suicide")] == shown


def test_who_cannot_speak_and_men_find_a_line_among_the_others_of_the_place() -> None:
    women = _line("refuge", "partner-abuse", whom=("women",))
    general = _line("general", "crisis")
    men = _line("men", "abuse-men", whom=("men",))
    text, part = _line("text", "crisis", kind="text"), _line("part", "crisis", area="North", kind="text")
    others = [men, general, part, text, DIRECTORY]

    def shown(answer: list[HelpLine], need: str) -> list[str]:
        return [line.id for line in chosen(answer, need, [], others)]  # type: ignore[arg-type]

    assert shown([_line("a", "suicide"), DIRECTORY], "suicide") == ["a", "text"]
    assert shown([_line("a", "suicide", kind="chat"), DIRECTORY], "suicide") == ["a", "directory"]
    assert shown([women, general, DIRECTORY], "partner-abuse") == ["refuge", "general", "text", "men"]
    assert shown([_line("all", "partner-abuse", kind="text"), DIRECTORY], "partner-abuse") == ["all", "directory"]


def test_the_emergency_number_is_not_shown_as_a_line_as_well() -> None:
    danger = _line("danger", "emergency", "suicide")
    assert [line.id for line in chosen([danger, DIRECTORY], "suicide", [danger])] == ["directory"]


def test_a_list_with_a_mistake_is_told_and_makes_no_panel() -> None:
    """A variable that there is not once stopped the build with a traceback, before anything was told."""
    text = "groups:\n  suicide:\n    terms:\n      - scared of my {parter}\n"
    pages = Pages({"page.md": "Words.\n", "crisis-terms/en.yml": text})
    assert any("`parter`" in problem for problem in pages.problems)
    assert pages.content.crisis == ()


def test_runs_are_found_as_whole_words_from_left_to_right() -> None:
    runs = Runs(["a", "a b", "b c d", "x y"])
    assert [*runs.within(["a", "b", "c", "d"])] == ["a", "a b", "b c d"]
    assert [*runs.within(["x", "a"])] == ["a"]
    assert [*runs.within(["ab", "c"])] == [*runs.within([])] == []
