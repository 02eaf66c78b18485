"""Breaking code in memory: what can be broken, which lines are drawn, and that a break is there and nowhere else."""

from __future__ import annotations

import importlib
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from memory import BROKEN, Reading, apart, outermost, probed, swapped
from mutants import mutant, sample

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '''"""A module."""

from __future__ import annotations

TABLE = {"a": 1}
MOST = 3


class Box:
    """A box."""

    def fits(self, size: int = 2) -> bool:
        """Tell."""
        print("Asked.")
        return size < MOST and not self.full

    full = False


def twice(numbers: list[int]) -> list[int]:
    return [number * 2 for number in numbers if number]
'''


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "box_of_tests.py"
    path.write_text(TEXT, encoding="utf-8")
    return path


def all_of(path: Path) -> list[str]:
    found = []
    while True:
        try:
            one = mutant(path, "box_of_tests", len(found))
        except IndexError:
            return found
        found.append(f"{one.line} {'.'.join(one.within)}: {one.change}")


def test_comparisons_numbers_words_conditions_results_and_statements_are_broken_and_nothing_else(module: Path) -> None:
    assert all_of(module) == [
        "6 : 3 → 4",
        "12 Box: 2 → 3",
        "14 Box.fits: print('Asked.') → pass",
        "14 Box.fits: 'Asked.' → 'Asked.~'",
        "15 Box.fits: return size < MOST and (not self.full) → return None",
        "15 Box.fits: size < MOST and (not self.full) → size < MOST or not self.full",
        "15 Box.fits: size < MOST → size <= MOST",
        "15 Box.fits: not self.full → not not self.full",
        "17 Box: False → True",
        "21 twice: return [number * 2 for number in numbers if number] → return None",
        "21 twice: number * 2 → number + 2",
        "21 twice: 2 → 3",
        "21 twice: number → not number",
    ]


def test_other_lines_move_nothing_of_what_is_drawn(module: Path) -> None:
    before = [one.told for one in sample({"box_of_tests": module}, 4, 1)]
    assert len(set(before)) == 4
    module.write_text(TEXT.replace("TABLE", "# A remark\n\nTABLE"), encoding="utf-8")
    assert [one.told for one in sample({"box_of_tests": module}, 4, 1)] == before
    assert [one.told for one in sample({"box_of_tests": module}, 4, 2)] != before


def test_a_function_is_broken_in_one_process_and_in_no_other(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(module.parent)
    box = importlib.import_module("box_of_tests")
    (broken,) = [one for one in sample({"box_of_tests": module}, 99, 1) if one.within == ("twice",)]
    assert outermost(broken.tree, broken.within) == ("twice",)

    def work(told: Path) -> int:
        found = swapped(broken)
        told.write_text(str(box.twice([3, 0])), encoding="utf-8")
        return int(not found)

    status, told = apart(work)
    assert (status, box.twice([3, 0])) == (0, [6])
    assert told != "[6]"
    del sys.modules["box_of_tests"]


def test_what_does_not_end_is_ended_and_what_goes_wrong_is_told() -> None:
    def endless(told: Path) -> int:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.1)
        while True:
            pass

    def wrong(told: Path) -> int:
        raise LookupError("There is no such thing.")

    assert apart(endless) == (-signal.SIGVTALRM, "")
    status, told = apart(wrong)
    assert (status, "There is no such thing." in told) == (BROKEN, True)


def test_a_module_tells_which_lines_and_functions_of_it_run(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("builtins.__probe__", told.append, raising=False)
    reading = Reading({"box_of_tests": (module, probed(module, "box_of_tests", {15: "the end of fits"}))})
    monkeypatch.setattr(sys, "meta_path", [reading, *sys.meta_path])
    box = importlib.import_module("box_of_tests")
    assert told == []
    assert box.Box().fits()
    assert told == ["box_of_tests", "the end of fits"]
    assert box.Box.fits.__doc__ == "Tell."
    del sys.modules["box_of_tests"]
