"""What the toolkit costs, as ratios measured in one run: `python tests/benchmark/measure.py`.

1. `mkdocs build` of the site, against the same of the same pages without the toolkit: the authors' and the generated
   ones. First nothing is kept from earlier builds, then handouts and diagrams are. By the clock, as authors wait.
2. A saved page in a preview, against the same without the toolkit. In time of the processor.
3. Finding the words of a glossary of 10,000 terms in the site's pages, against the same with 100. Half of the made-up
   ones begin with a word that the pages use often.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

import markdown  # noqa: E402
import yaml  # noqa: E402
from mkdocs.commands.build import build  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from mkdocs.utils import yaml as yaml_util  # noqa: E402

from psychoed.components.terms.part import Term  # noqa: E402
from psychoed.content.build_info import BuildInfo  # noqa: E402
from psychoed.content.site import MadeSite  # noqa: E402
from psychoed.features.glossary.index import TermIndex  # noqa: E402
from psychoed.pipeline.assets import Assets  # noqa: E402
from psychoed.pipeline.generated import late_pages  # noqa: E402
from psychoed.pipeline.reading import DATA_FILES, read_content  # noqa: E402
from psychoed.rendering.extension import PsychoedExtension  # noqa: E402
from psychoed.rendering.record import Record  # noqa: E402
from psychoed.rendering.scope import Scope  # noqa: E402
from written import written  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.pipeline.content import Content

ROUNDS = 11
CACHE = ROOT / ".cache" / "handouts"


def paired(
    first: Callable[[], object],
    second: Callable[[], object],
    clock: Callable[[], float] = time.process_time,
    rounds: int = ROUNDS,
) -> float:
    """Return how many times as long the second takes as the first: the median over paired rounds, after one of each."""
    first()
    second()
    ratios = []
    for number in range(rounds):
        times = {}
        # Neither may always go first.
        for run in (first, second) if number % 2 else (second, first):
            start = clock()
            run()
            times[run] = clock() - start
        ratios.append(times[second] / times[first])
    return statistics.median(ratios)


def texts() -> dict[str, str]:
    """Return the authors' pages."""
    docs = ROOT / "docs"
    return {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in sorted(docs.rglob("*.md"))}


def plain_docs(folder: Path) -> Path:
    """Write the site's pages, generated ones too, as files that a build without hooks can take."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs)
    current = ""
    data = {name: (docs / name).read_text(encoding="utf-8") for name in DATA_FILES if "{" not in name}
    made = read_content(texts(), BuildInfo(), Assets(), data=data)
    pages = {**texts(), **made.filled}
    record = Record()
    extension = PsychoedExtension(Scope(MadeSite.of(made.site, ()), lambda md: current, record))
    for current in pages:
        markdown.markdown(pages[current], extensions=["attr_list", "def_list", "tables", "toc", extension])
    for src_uri, text in {**made.generated, **late_pages(made, record.pages, {})}.items():
        path = docs / src_uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(written_out(made, text), encoding="utf-8")
    for path in docs.rglob("*.md"):
        # The site's own templates ask the toolkit.
        text = re.sub(r"^template: .*\n", "", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    return docs


def written_out(made: Content, text: str) -> str:
    """Write out the questions that a page names, so that a plain build has as much to read."""
    questions = made.site.questions
    return re.sub(
        r"^/// questions\n(.*?)\n///$",
        lambda names: "\n".join(written(questions[name]) for name in names[1].split()),
        text,
        flags=re.MULTILINE | re.DOTALL,
    )


def plain_site(folder: Path) -> Path:
    """Write a project of the same pages without the toolkit; return its configuration."""
    plain_docs(folder)
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), yaml_util.get_yaml_loader())
    for name in ("hooks", "watch"):
        del config[name]
    del config["theme"]["custom_dir"]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config), encoding="utf-8")
    return path


def command(config: Path, site_dir: Path, *, cold: bool = False) -> Callable[[], None]:
    """Return a function that calls `mkdocs build` once.

    Arguments:
        config: The project's configuration.
        site_dir: Where to build.
        cold: Whether to forget before what earlier builds kept.
    """
    call = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site_dir)]
    # Python keeps what it compiled of modules unless it is told not to. Those of packages are compiled already.
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        if cold:
            shutil.rmtree(CACHE, ignore_errors=True)
        subprocess.run(call, check=True, capture_output=True, env=usual)

    return run


def preview(config: Path, site_dir: Path) -> Callable[[], None]:
    """Return a function that builds a site once as `mkdocs serve` does."""

    def run() -> None:
        loaded = load_config(str(config), site_dir=str(site_dir))
        loaded.plugins.on_startup(command="serve", dirty=False)
        build(loaded)

    return run


def linking(count: int) -> Callable[[], None]:
    """Return a function that finds the terms of a large glossary in all pages."""
    pages = texts()
    real = read_content(pages, BuildInfo(), Assets())
    terms = [*real.site.book.terms.values()]
    names = (f"the word{n}" if n % 2 else f"word{n} of {n}" for n in range(count - len(terms)))
    made_up = (Term(name, name, (), (), ("A meaning.",), "", "", 0) for name in names)
    index = TermIndex([*terms, *made_up], BuildInfo().words.rules)

    def run() -> None:
        for _ in range(10):
            for text in pages.values():
                for _ in index.find(text):
                    pass

    return run


def questions(count: int) -> Callable[[], None]:
    """Return a function that renders a page of many questions."""
    one = "/// question | What fits {number}?\n\n- [x] This\n\n    It does.\n\n- [ ] That\n\n    It does not.\n///\n\n"
    page = "".join(one.replace("{number}", str(number)) for number in range(count))
    made = read_content({"page.md": page}, BuildInfo(), Assets())

    def run() -> None:
        extension = PsychoedExtension(Scope(MadeSite.of(made.site, ()), lambda md: "page.md"))
        markdown.markdown(page, extensions=["attr_list", "tables", "toc", extension])

    return run


def main() -> None:
    """Print the ratios."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ours, plain = ROOT / "mkdocs.yml", plain_site(folder)
        built = command(plain, folder / "plain")
        for name, cold in (("nothing kept", True), ("handouts and diagrams kept", False)):
            ratio = paired(built, command(ours, folder / "full", cold=cold), time.perf_counter)
            print(f"build, {name} / plain build: {ratio:.2f}", flush=True)
        ratio = paired(preview(plain, folder / "plain"), preview(ours, folder / "full"))
        print(f"preview / plain preview: {ratio:.2f}", flush=True)
    print(f"a page of 800 questions / of 100: {paired(questions(100), questions(800)):.2f}")
    print(f"finding terms of 10,000 / of 100: {paired(linking(100), linking(10_000)):.3f}")


if __name__ == "__main__":
    main()
