"""One run of another program: what it took of processor, clock and memory; and many runs in turns, with their medians.

Read from `/proc` and from what the system tells of a program that ended, so of Linux.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_PAGE, _TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")
_EVERY = 0.02
"""s: how often memory is looked at."""


class RunError(Exception):
    """A program failed; the message is the end of what it said."""


class LimitError(Exception):
    """A program was stopped: it took longer than anybody waits for."""

    said = "stopped"


@dataclass(frozen=True)
class Run:
    """What a program took, with all that it started."""

    cpu: float
    """s, of all cores together: for itself, and for what the system did for it."""
    wall: float
    """s by the clock."""
    peak: float
    """MB that all of its processes held at once, at most: what they share counts in each."""


def run(command: Sequence[str], folder: Path, env: Mapping[str, str], limit: float = float("inf")) -> Run:
    """Run a program, and wait for it.

    Arguments:
        command: The program with its arguments.
        folder: Where it is run.
        env: Its environment.
        limit: CPU seconds after which it is stopped.

    Raises:
        RunError: It failed.
        LimitError: It was stopped.
    """
    said = folder / "said.log"
    with said.open("wb") as log:
        begun = time.perf_counter()
        started = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True)
        peak = 0.0
        while True:
            ended, status, used = os.wait4(started.pid, os.WNOHANG)
            if ended:
                break
            held, spent = _looked_at(started.pid)
            peak = max(peak, held)
            if spent > limit:
                os.killpg(started.pid, signal.SIGKILL)
                os.wait4(started.pid, 0)
                raise LimitError
            time.sleep(_EVERY)
        wall = time.perf_counter() - begun
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        raise RunError("\n".join(said.read_text("utf-8", "replace").splitlines()[-12:]))
    # What the system tells of memory (`ru_maxrss`) counts what this program held as it started the other.
    return Run(used.ru_utime + used.ru_stime, wall, peak)


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all that it started, and they in turn."""
    yield pid
    try:
        threads = [*Path(f"/proc/{pid}/task").iterdir()]
        children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    except OSError:  # It ended meanwhile.
        return
    for child in children:
        yield from _tree(child)


def _looked_at(pid: int) -> tuple[float, float]:
    """Return the memory of a process and of all that it started, MB, and what they took of the processor so far, s."""
    held = spent = 0.0
    for each in _tree(pid):
        try:
            # The name of a program stands in brackets, and may hold anything.
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        held += int(fields[21]) * _PAGE / 2**20
        spent += sum(map(int, fields[11:15])) / _TICK
    return held, spent


Result = Run | str
"""A run, or why there is none."""


def in_turns(
    contestants: Mapping[str, Callable[[], Run]], rounds: int, told: Callable[[str, Result], None]
) -> dict[str, list[Run] | str]:
    """Run all in turns, so that whatever else the machine does meets each alike, and none always goes first.

    Arguments:
        contestants: By name, what runs it once.
        rounds: How often. What fails or is stopped is not tried again.
        told: Called after each run.

    Returns:
        The runs of each, or why there are none.
    """
    found: dict[str, list[Run] | str] = {name: [] for name in contestants}
    for number in range(rounds):
        for name in [*contestants][:: -1 if number % 2 else 1]:
            runs = found[name]
            if isinstance(runs, str):
                continue
            result: Result
            try:
                result = contestants[name]()
                runs.append(result)
            except LimitError:
                result = found[name] = LimitError.said
            except RunError as error:
                result = found[name] = f"failed: {error}"
            told(name, result)
    return found


def median(runs: Sequence[Run], of: str) -> float:
    """Return the median of what runs took: `cpu`, `wall` or `peak`."""
    return statistics.median(getattr(run, of) for run in runs)


def ratio(runs: Sequence[Run], to: Sequence[Run], of: str) -> float:
    """Return how many times as much runs took as others: the median over rounds, each compared within itself."""
    return statistics.median(getattr(one, of) / getattr(other, of) for one, other in zip(runs, to, strict=False))
