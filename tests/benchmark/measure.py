"""What building costs, as ratios measured in one run, against plain MkDocs and against what others build sites with.

    python tests/benchmark/measure.py
    python tests/benchmark/measure.py --only words,preview --pages 20,200 --rounds 3 --write

Told is the processor's time of each build with all that it starts, which other work on the machine changes little, the
time by the clock, and the most memory that its processes held at once. All are built in turns. What was measured is
kept in `.cache/benchmark/results.json`, measurement by measurement; `--write` puts the table of all that is there into
the README. What others build with is installed there too, the first time; what cannot be is left out, and told.

    words    a site of made-up pages with a glossary, at each size: see corpus.py
    site     the site of this repository, its pages as they are now
    preview  one save in a preview
    quiz     pages of questions
    steps    single steps, without a build
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from benchmark import corpus, frozen, inside, projects, table  # noqa: E402
from benchmark.environments import UnavailableError, here, made, pins  # noqa: E402
from benchmark.runs import LimitError, Run, in_turns, median, ratio  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmark.environments import Environment
    from benchmark.projects import Project
    from benchmark.runs import Result

CACHE = ROOT / ".cache" / "benchmark"
RESULTS = CACHE / "results.json"
MOST_WORDS, MOST_QUIZZES = 1000, 100
"""Words of a glossary, of which there are five a page; pages with questions."""

GLOSSARIES = ("abbreviations", "ezglossary", "zensical", "sphinx")
"""What others build the same pages with. Beyond `PEERS_UP_TO` pages most would take minutes, and none is asked."""
PEERS_UP_TO = 200


class Measuring:
    """One call of the command.

    Arguments:
        folder: Where projects are written; it is removed afterwards.
        given: What was asked for on the command line.
    """

    def __init__(self, folder: Path, given: argparse.Namespace) -> None:
        self._folder, self._rounds, self._limit, self._peers = folder, given.rounds, given.limit, not given.alone
        self._environments: dict[str, Environment | None] = {}
        self.versions: dict[str, str] = {"plain": f"plain {here().says}"}

    def _at(self, *names: str) -> Path:
        path = self._folder.joinpath(*names)
        path.mkdir(parents=True)
        return path

    def _environment(self, name: str) -> Environment | None:
        """Return where something is installed; None, once the reason is told, where it cannot be."""
        if name in projects.HERE:
            return here()
        if name not in self._environments:
            self._environments[name] = None
            try:
                there = self._environments[name] = made(name, pins()[name], CACHE)
                self.versions[name] = there.says
            except UnavailableError as error:
                print(f"Left out: {error}", flush=True)
        return self._environments[name]

    def _built(self, at: str, contestants: dict[str, Project], cold: Project) -> dict[str, Any]:
        """Build all in turns, what keeps nothing first: what it leaves is what ours keeps. `plain` is among them."""
        first = {"plain": contestants["plain"].built, "cold": cold.built}
        runs = in_turns(first, max(1, self._rounds // 3), partial(_told, at))
        plain = runs["plain"]
        if isinstance(plain, str) or isinstance(runs["cold"], str):
            raise SystemExit(f"{at}: {plain} {runs['cold']}")
        held = contestants["ours"].folder / "cache"
        shutil.copytree(cold.folder / "cache", held, dirs_exist_ok=True)
        limit = self._limit * median(plain, "cpu")
        turns: dict[str, Callable[[], Run]] = {
            # Against ours no clock runs: what is slow there is to be known.
            name: partial(project.built, *([limit] if name in pins() or name == "abbreviations" else []))
            for name, project in contestants.items()
        }
        others = in_turns(turns, self._rounds, partial(_told, at))
        measured = {"cold": _summed(runs["cold"], plain, self._limit)}
        return measured | {name: _summed(each, others["plain"], self._limit) for name, each in others.items()}

    def words(self, pages: int) -> dict[str, Any]:
        """Measure builds of made-up pages with a glossary."""
        words, at = min(MOST_WORDS, 5 * pages), f"{pages} pages"
        names = ["plain", "theme", "pages", "ours", *(GLOSSARIES if self._peers and pages <= PEERS_UP_TO else ())]
        there = {name: environment for name in names if (environment := self._environment(name))}
        contestants = {
            name: projects.of_words(name, self._at(at, name), environment, pages, words)
            for name, environment in there.items()
        }
        cold = projects.of_words("ours", self._at(at, "cold"), here(), pages, words).cold()
        runs = self._built(at, contestants, cold)
        for name in ("theme", "pages"):
            runs[name]["written"] = sum(1 for _ in contestants[name].site.rglob("*.html"))
        register = len(gzip.compress((cold.site / "glossary.html").read_bytes(), mtime=0))
        return {"pages": pages, "words": words, "runs": runs, "register": register}

    def site(self) -> dict[str, Any]:
        """Measure builds of this site."""
        contestants = {name: getattr(frozen, name)(self._at("site", name), here()) for name in ("plain", "ours")}
        cold = frozen.ours(self._at("site", "cold"), here()).cold()
        runs = self._built("this site", contestants, cold)
        pdfs = sum(1 for _ in cold.site.rglob("*.pdf"))
        return {"runs": runs, "pdfs": pdfs, "ms_a_pdf": 1000 * (runs["cold"]["cpu"] - runs["ours"]["cpu"]) / pdfs}

    def quiz(self) -> dict[str, Any]:
        """Measure builds of pages with questions."""
        names = [name for name in ("plain", "ours", "quiz") if name in projects.HERE or self._peers]
        there = {name: environment for name in names if (environment := self._environment(name))}
        contestants = {
            name: projects.of_questions(name, self._at("quiz", name), environment, MOST_QUIZZES)
            for name, environment in there.items()
        }
        cold = projects.of_questions("ours", self._at("quiz", "cold"), here(), MOST_QUIZZES).cold()
        return {"pages": MOST_QUIZZES, "runs": self._built("questions", contestants, cold)}

    def preview(self, pages: int) -> dict[str, Any]:
        """Measure one save in a preview, ours and plain, and plain with `--dirty`."""
        words, saves = min(MOST_WORDS, 5 * pages), {}
        for name, options in (("plain", ()), ("dirty", ("--dirty",)), ("ours", ())):
            kind = "ours" if name == "ours" else "plain"
            project = projects.of_words(kind, self._at(f"preview of {pages}", name), here(), pages, words)
            page = [text.place for text in corpus.texts(pages, words)][-1]
            tool = str(Path(__file__).with_name("saving.py"))
            call = [sys.executable, tool, str(project.folder), page, str(self._rounds), *options]
            env = {**projects.USUAL, **project.env, "NO_MKDOCS_2_WARNING": "1"}
            done = subprocess.run(call, env=env, check=True, capture_output=True, text=True)
            found = json.loads(done.stdout.splitlines()[-1])
            saves[name] = {of: statistics.median(each[of] for each in found) for of in ("save", "beside")}
            print(f"preview of {pages} pages, {name}: {saves[name]['save']:.2f} s a save", flush=True)
        ours, plain, dirty = (saves[name]["save"] for name in ("ours", "plain", "dirty"))
        beside = saves["ours"]["beside"]
        return {"pages": pages, "to_plain": ours / plain, "to_dirty": ours / dirty, "dirty": dirty, "beside": beside}

    def steps(self) -> dict[str, Any]:
        """Measure single steps."""
        most, fewer = (inside.seconds(inside.finding(n), self._rounds) for n in (inside.WORDS, inside.FEWER_WORDS))
        return {
            "questions": inside.QUESTIONS,
            "questions_s": inside.seconds(inside.questions(inside.QUESTIONS), self._rounds),
            "references": inside.REFERENCES,
            "references_s": inside.seconds(inside.references(inside.REFERENCES), self._rounds),
            "words": inside.WORDS,
            "fewer_words": inside.FEWER_WORDS,
            "words_times": most / fewer,
        }


def _told(at: str, name: str, result: Result) -> None:
    said = (
        result
        if isinstance(result, str)
        else f"{result.cpu:.2f} s, {result.wall:.2f} s by the clock, {result.peak:.0f} MB"
    )
    print(f"{at}, {name}: {said}", flush=True)


def _summed(runs: Sequence[Run] | str, plain: Sequence[Run] | str, limit: float) -> dict[str, Any]:
    """Return the medians of runs, and how many times as much they took as plain ones."""
    if isinstance(runs, str) or isinstance(plain, str):
        return {"why": str(runs), **({"limit": limit} if runs == LimitError.said else {})}
    of = ("cpu", "wall", "peak")
    return {each: median(runs, each) for each in of} | {
        "runs": len(runs),
        "times": {each: ratio(runs, plain, each) for each in of},
    }


def _wanted(measuring: Measuring, given: argparse.Namespace) -> Iterable[tuple[str, Callable[[], Mapping[str, Any]]]]:
    """Yield what to measure, by the name that it is kept under."""
    if "steps" in given.only:
        yield "steps", measuring.steps
    if "site" in given.only:
        yield "site", measuring.site
    if "quiz" in given.only:
        yield "quiz", measuring.quiz
    for pages in given.pages:
        if "words" in given.only:
            yield f"words/{pages}", partial(measuring.words, pages)
        if "preview" in given.only and pages <= PEERS_UP_TO:
            yield f"preview/{pages}", partial(measuring.preview, pages)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    listed = ["words", "site", "preview", "quiz", "steps"]
    parser.add_argument("--only", type=lambda text: text.split(","), default=listed, help="what to measure")
    sizes = {"type": lambda text: [int(each) for each in text.split(",")], "default": [20, 200, 1000]}
    parser.add_argument("--pages", help="sizes of made-up sites", **sizes)  # type: ignore[arg-type]
    parser.add_argument("--rounds", type=int, default=5, help="how often each is built")
    parser.add_argument("--limit", type=float, default=20, help="when what others build with is stopped, times plain")
    parser.add_argument("--alone", action="store_true", help="without what others build with")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    given = parser.parse_args()
    if unknown := {*given.only} - {*listed}:
        parser.error(f"nothing is measured as {', '.join(sorted(unknown))}")
    CACHE.mkdir(parents=True, exist_ok=True)
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {"versions": {}}
    with tempfile.TemporaryDirectory() as folder:
        measuring = Measuring(Path(folder), given)
        for name, measure in _wanted(measuring, given):
            results[name] = measure()
            results["versions"] |= measuring.versions
            RESULTS.write_text(json.dumps(results, indent=1), "utf-8")
    drawn = table.tables(results)
    print(drawn)
    if given.write:
        readme = ROOT / "README.md"
        readme.write_text(table.in_text(readme.read_text("utf-8"), drawn), "utf-8")


if __name__ == "__main__":
    main()
