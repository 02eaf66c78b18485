"""Breaking code in memory: what can be broken, which lines are drawn, and that a break is there and nowhere else."""

from __future__ import annotations

import importlib
import signal
import sys
import types
from functools import cache
from typing import TYPE_CHECKING

import pytest
from memory import BROKEN, Reading, apart, forget, outermost, probed, swapped
from mutants import mutant, sample

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '''"""A module."""

from __future__ import annotations

from typing import TypeAlias

TABLE = {"a": 1}
MOST = 3
Size: TypeAlias = "int"


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
        "8 : 3 → 4",
        "15 Box: 2 → 3",
        "17 Box.fits: print('Asked.') → pass",
        "17 Box.fits: 'Asked.' → 'Asked.~'",
        "18 Box.fits: return size < MOST and (not self.full) → return None",
        "18 Box.fits: size < MOST and (not self.full) → size < MOST or not self.full",
        "18 Box.fits: size < MOST → size <= MOST",
        "18 Box.fits: not self.full → not not self.full",
        "20 Box: False → True",
        "24 twice: return [number * 2 for number in numbers if number] → return None",
        "24 twice: number * 2 → number + 2",
        "24 twice: 2 → 3",
        "24 twice: number → not number",
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


def test_what_functions_keep_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    for name in ("box_of_tests.inner", "other_box_of_tests"):
        box = types.ModuleType(name)
        vars(box)["kept"] = cache(made.append)
        monkeypatch.setitem(sys.modules, name, box)
    for _ in range(2):
        for name, number in (("box_of_tests.inner", 1), ("other_box_of_tests", 2)):
            sys.modules[name].kept(number)
        forget("box_of_tests")
    assert made == [1, 2, 1]


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
    reading = Reading({"box_of_tests": (module, probed(module, "box_of_tests", {18: "the end of fits"}))})
    monkeypatch.setattr(sys, "meta_path", [reading, *sys.meta_path])
    box = importlib.import_module("box_of_tests")
    assert told == []
    assert box.Box().fits()
    assert told == ["box_of_tests", "the end of fits"]
    assert box.Box.fits.__doc__ == "Tell."
    del sys.modules["box_of_tests"]
