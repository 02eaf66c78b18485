"""Breaks the toolkit, a line at a time, and tells which breaks no test notices.

    python tests/mutation/run.py

Lines of all modules that know no MkDocs are drawn with a seed. Each is broken in the memory of a process of its own; no
file is written. Then those fast tests run that use the line.
`survivors.yml` beside this file names the breaks that may stay unnoticed, each with the reason. Another one is an
error, and so is it when too few are noticed.
"""

from __future__ import annotations

import argparse
import builtins
import importlib
import json
import os
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, settings
from memory import BROKEN, ELSEWHERE, Reading, apart, forget, outermost, probed, swapped
from mutants import sample
from order import file_of, in_order, shares
from report import ENDLESS, NOTICED, UNNOTICED, UNSEEN, judged, told_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mutants import Mutant

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "hooks"
# It is tested by builds.
BESIDE = ("psychoed.mkdocs", "psychoed.plugin")
OPTIONS = ["-o", "addopts=", "-m", "fast", "-s", "--hypothesis-profile=mutation"]
OPTIONS += [part for name in ("terminal", "cacheprovider", "xdist") for part in ("-p", f"no:{name}")]
TESTS = [str(ROOT / "tests" / room) for room in ("toolkit", "content")]
# The same examples each time, and nobody reads the smallest one.
PHASES = [Phase.explicit, Phase.generate]
settings.register_profile("mutation", deadline=None, derandomize=True, database=None, phases=PHASES, max_examples=40)


class _Watching:
    """Notes whether a test failed."""

    failed = False
    seconds: Mapping[str, float] = {}
    """How long tests take of a processor's time, as the code is."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note it."""
        self.failed |= report.failed

    def run(self, items: list[pytest.Item]) -> bool:
        """Run tests until one fails; tell whether one did."""
        for item, after in zip(items, [*items[1:], None], strict=False):
            # A signal that nobody handles ends what does not end.
            signal.setitimer(signal.ITIMER_VIRTUAL, 10 + 5 * self.seconds.get(item.nodeid, 10))
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.failed:
                return True
        return False


class _Breaking(_Watching):
    """Takes over where pytest would run its tests: tells what each runs, then breaks functions one after the other.

    Arguments:
        mutants: Those of functions.
    """

    def __init__(self, mutants: list[Mutant]) -> None:
        self.mutants = mutants
        self.ends: list[str] = []
        self.wrong = ""
        self.uses: dict[str, list[str]] = {}
        self.seconds: dict[str, float] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run each test once, and then those that may notice a break."""
        if session.testsfailed or not session.items:
            self.wrong = "Tests cannot be collected. Run them with pytest first."
            return True
        # Some files of tests call the toolkit as they are collected.
        forget("psychoed")
        status, told = apart(lambda path: self._watched(session.items, path))
        if status:
            self.wrong = f"A test fails as the code is: {told}"
            return True
        self.uses, self.seconds = json.loads(told)
        for mutant in self.mutants:
            begun = time.monotonic()
            self.ends.append(self._tried(mutant, session.items))
            if self.ends[-1] != UNSEEN:
                told_of(mutant, self.ends[-1], time.monotonic() - begun)
        return True

    def _watched(self, items: list[pytest.Item], path: Path) -> int:
        uses: dict[str, set[str]] = defaultdict(set)
        running = ""
        builtins.__probe__ = lambda told: uses[told].add(running)  # type: ignore[attr-defined]
        for item, after in zip(items, [*items[1:], None], strict=True):
            # What one test had made, another one uses too.
            forget("psychoed")
            running, begun = item.nodeid, time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            self.seconds[running] = time.process_time() - begun
            if self.failed:
                path.write_text(running, "utf-8")
                return 1
        path.write_text(json.dumps([{told: sorted(names) for told, names in uses.items()}, self.seconds]), "utf-8")
        return 0

    def _tried(self, mutant: Mutant, items: list[pytest.Item]) -> str:
        near = {*self.uses.get(line_of(mutant), [])}
        if not near:
            return UNSEEN
        files = {file_of(test) for test in near}
        far = {item.nodeid for item in items if file_of(item.nodeid) in files and shares(item)} - near
        for names in (near, far):
            order = in_order(names, self.seconds)
            run = [item for file in order for item in items if item.nodeid in names and file == file_of(item.nodeid)]

            def broken(path: Path, run: list[pytest.Item] = run) -> int:
                return int(self.run(run)) if swapped(mutant) else ELSEWHERE

            ended, told = apart(broken) if run else (0, "")
            if ended == BROKEN:
                raise RuntimeError(told)
            if ended == ELSEWHERE:
                return UNSEEN
            if ended != 0:
                return ENDLESS if ended < 0 else NOTICED
        return UNNOTICED


class _Choosing(_Watching):
    """Runs some tests alone, until one fails."""

    def __init__(self, names: set[str], seconds: Mapping[str, float]) -> None:
        self.names, self.seconds = names, seconds

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run them."""
        self.run([item for item in session.items if item.nodeid in self.names])
        return True


def line_of(mutant: Mutant) -> str:
    """Return what a mutant's line tells when it runs."""
    return f"{mutant.module}:{mutant.line}"


def functions_broken(mutants: list[Mutant], tests: list[str]) -> dict[str, Any]:
    """Break functions, where all modules and tests are imported already."""
    lines: dict[str, dict[int, str]] = defaultdict(dict)
    for mutant in mutants:
        lines[mutant.module][mutant.line] = line_of(mutant)
    trees = {name: (path, probed(path, name, lines[name])) for name, path in modules_of().items()}

    def work(path: Path) -> int:
        builtins.__probe__ = lambda told: None  # type: ignore[attr-defined]
        sys.meta_path.insert(0, Reading(trees))
        breaking = _Breaking(mutants)
        pytest.main([*OPTIONS, *tests], plugins=[breaking])
        held = [(name, getattr(module, "__file__", "")) for name, module in sorted(sys.modules.items())]
        others = [name for name, path in held if "site-packages" in str(path)]
        path.write_text(json.dumps({**vars(breaking), "mutants": others}), "utf-8")
        return 0

    status, told = apart(work, quiet=False)
    done = json.loads(told) if status == 0 else {"wrong": told}
    if done["wrong"]:
        raise SystemExit(done["wrong"])
    return done


def module_broken(mutant: Mutant, uses: dict[str, list[str]], seconds: dict[str, float]) -> str:
    """Break what runs as a module is imported: in a process that imports all anew."""
    # A test may take a value that no function of the module makes.
    near = {file_of(test) for test in uses.get(mutant.module, seconds)}
    names = {test for test in seconds if file_of(test) in near}
    files = in_order(names, seconds)

    def work(path: Path) -> int:
        sys.meta_path.insert(0, Reading({mutant.module: (mutant.path, mutant.tree)}))
        signal.setitimer(signal.ITIMER_VIRTUAL, 120)  # for what the import does
        choosing = _Choosing(names, seconds)
        return int(pytest.main([*OPTIONS, *files], plugins=[choosing])) or int(choosing.failed)

    ended, _ = apart(work)
    if ended == 0:
        return UNNOTICED
    return ENDLESS if ended < 0 else NOTICED


def modules_of(part: str = "") -> dict[str, Path]:
    """Return name and path of the modules whose names hold something."""
    paths = sorted((HOOKS / "psychoed").rglob("*.py"))
    named = {".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}
    return {name: path for name, path in named.items() if part in name and not any(one in name for one in BESIDE)}


def main() -> int:
    """Break what the command line asks for; 1 where too much stays unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=160, help="how many lines to break")
    parser.add_argument("--seed", type=int, default=1, help="another one draws other lines")
    parser.add_argument("--only", default="", help="a part of the names of modules")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="files or folders of tests")
    given = parser.parse_args()
    drawn = sample(modules_of(given.only), given.count, given.seed)
    inner = [mutant for mutant in drawn if outermost(mutant.tree, mutant.within)]
    done = functions_broken(inner, given.tests)
    for name in done["mutants"]:
        importlib.import_module(name)
    ended = [one for one in zip(inner, done["ends"], strict=True) if one[1] != UNSEEN]
    tried = {mutant.told for mutant, _ in ended}
    for mutant in drawn:
        if mutant.told not in tried:
            begun = time.monotonic()
            ended.append((mutant, module_broken(mutant, done["uses"], done["seconds"])))
            told_of(*ended[-1], time.monotonic() - begun)
    return judged(ended)


if __name__ == "__main__":
    # Sets have one order, and tests are run as they are written here.
    wanted = {"PYTHONHASHSEED": "0", "PYTEST_ADDOPTS": ""}
    if {name: os.environ.get(name) for name in wanted} != wanted:
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **wanted})
    os.chdir(ROOT)
    raise SystemExit(main())
