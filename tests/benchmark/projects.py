"""Projects of made-up pages, each written for what builds it, and how it is built."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benchmark import corpus
from benchmark.runs import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from benchmark.environments import Environment
    from benchmark.runs import Run

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/made-up/"
HERE = ("plain", "theme", "pages", "ours", "abbreviations")
"""What is built with the packages that are installed here."""

_TOOLKIT = str(ROOT / "hooks/main.py")
_MARKDOWN = ["attr_list", "def_list", "tables", "toc"]
_MATERIAL = {
    "site_name": "Made up",
    "site_url": ADDRESS,
    "use_directory_urls": False,
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "markdown_extensions": _MARKDOWN,
}
"""Plain MkDocs with Material."""
_OURS = {
    "INHERIT": str(ROOT / "mkdocs.yml"),
    "site_name": "Made up",
    "site_url": ADDRESS,
    "docs_dir": "docs",
    "nav": None,
    "not_in_nav": "",
    "watch": [],
    "hooks": [_TOOLKIT],
    "theme": {"custom_dir": str(ROOT / "overrides")},
}
_SPHINX = 'project = "Made up"\nextensions = ["myst_parser"]\nsource_suffix = [".md"]\nsuppress_warnings = ["toc"]\n'
_DOWNLOADS = "# Downloads\n\nAll of it.\n{ .downloads }\n"
_PARTS = "# Parts\n\n/// gallery\n///\n"
USUAL = {
    name: value
    for name, value in os.environ.items()
    # Python keeps what it compiled of modules unless it is told not to. What a deployment sets is not measured.
    if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("SITE_")
}


@dataclass(frozen=True)
class Project:
    """A site that can be built."""

    folder: Path
    command: tuple[str, ...]
    forgets: tuple[str, ...] = ("site",)
    """What is removed before each run, without being measured: what an earlier one left."""
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """Return the folder that is built."""
        return self.folder / "site"

    def built(self, limit: float = float("inf")) -> Run:
        """Build it once.

        Arguments:
            limit: CPU seconds after which it is stopped.

        Raises:
            RunError: It failed.
            LimitError: It was stopped.
        """
        for name in self.forgets:
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return run(self.command, self.folder, {**USUAL, "NO_MKDOCS_2_WARNING": "1", **self.env}, limit)

    def cold(self) -> Project:
        """Return the same, with nothing left of earlier builds."""
        return replace(self, forgets=(*self.forgets, "cache"))


def mkdocs(folder: Path, settings: Mapping[str, object], environment: Environment) -> Project:
    """Write the settings of a site for MkDocs, whose pages stand in `docs` already.

    Arguments:
        folder: The site's.
        settings: What stands in its `mkdocs.yml`.
        environment: Where MkDocs is installed.
    """
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(dict(settings)), "utf-8")
    command = (environment.program("python"), "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml", "-d", "site")
    return Project(folder, command, env={"PSYCHOED_CACHE": str(folder / "cache")})


def written(docs: Path, pages: Mapping[str, str]) -> None:
    """Write pages to files."""
    for name, text in pages.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def of_words(name: str, folder: Path, environment: Environment, pages: int, words: int) -> Project:
    """Write a project that mentions and explains the words of a glossary.

    Arguments:
        name: What builds it: one of `HERE`, or of the environments.
        folder: Where it is written.
        environment: Where that is installed.
        pages: How many pages it has.
        words: How many words its glossary has.
    """
    form = corpus.FORMS["ours" if name in {"pages", "ours"} else name if name in corpus.FORMS else "plain"]
    texts = [*corpus.texts(pages, words)]
    made = {text.place: form.page(text) for text in texts} | {"index.md": f"{form.head}# Home\n\nWords.\n"}
    return _MAKERS[name](folder, environment, made, texts)


def _material(
    folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]
) -> Project:
    written(folder / "docs", pages)
    return mkdocs(folder, _MATERIAL, environment)


def _theme(folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]) -> Project:
    written(folder / "docs", pages)
    theme = {"name": "material", "font": False, "custom_dir": str(ROOT / "overrides")}
    project = mkdocs(folder, {**_MATERIAL, "theme": theme, "plugins": [], "hooks": [_hook("theme_only")]}, environment)
    return replace(project, env={"PYTHONPATH": str(ROOT / "hooks")})


def _ours(folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]) -> Project:
    more = {"downloads/index.md": _DOWNLOADS, "parts.md": _PARTS}
    written(folder / "docs", {**pages, **{name: corpus.DATES + text for name, text in more.items()}})
    return mkdocs(folder, _OURS, environment)


def _pages(folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]) -> Project:
    written(folder / "docs", pages)
    return mkdocs(folder, {**_OURS, "hooks": [_TOOLKIT, _hook("pages_only")]}, environment)


def _hook(name: str) -> str:
    return str(Path(__file__).with_name(f"{name}.py"))


def _ezglossary(
    folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]
) -> Project:
    written(folder / "docs", {**pages, "glossary.md": "# Glossary\n\n<glossary::words>\n"})
    plugin = {"ezglossary": {"tooltip": "full", "sections": ["words"]}}
    return mkdocs(folder, {**_MATERIAL, "plugins": ["search", plugin]}, environment)


def _abbreviations(
    folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]
) -> Project:
    written(folder / "docs", pages)
    written(folder / "includes", {"abbreviations.md": corpus.abbreviations(texts)})
    snippets = {"pymdownx.snippets": {"auto_append": ["includes/abbreviations.md"]}}
    return mkdocs(folder, {**_MATERIAL, "markdown_extensions": [*_MARKDOWN, "abbr", snippets]}, environment)


def _zensical(
    folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]
) -> Project:
    written(folder / "docs", pages)
    mkdocs(folder, {**_MATERIAL, "plugins": []}, environment)
    command = (environment.program("zensical"), "build", "--clean", "-f", "mkdocs.yml")
    return Project(folder, command, ("site", ".cache"))


def _sphinx(folder: Path, environment: Environment, pages: Mapping[str, str], texts: Iterable[corpus.Text]) -> Project:
    tree = "```{toctree}\n:glob:\n\n*/*\n```\n"
    written(folder / "docs", {**pages, "index.md": pages["index.md"] + tree, "conf.py": _SPHINX})
    command = (environment.program("python"), "-m", "sphinx", "-q", "-E", "-b", "html", "docs", "site")
    return Project(folder, command)


_MAKERS: dict[str, Callable[[Path, Environment, Mapping[str, str], Iterable[corpus.Text]], Project]] = {
    "plain": _material,
    "theme": _theme,
    "pages": _pages,
    "ours": _ours,
    "abbreviations": _abbreviations,
    "ezglossary": _ezglossary,
    "zensical": _zensical,
    "sphinx": _sphinx,
}


def of_questions(name: str, folder: Path, environment: Environment, pages: int) -> Project:
    """Write a project of pages with questions.

    Arguments:
        name: What builds it: `ours`, `plain` (where questions are lists) or `quiz`.
        folder: Where it is written.
        environment: Where that is installed.
        pages: How many pages it has.
    """
    ours = name == "ours"
    head = corpus.DATES if ours else ""
    made = {"index.md": f"{head}# Home\n\nWords.\n"}
    for number in range(pages):
        title = f"{head}# Page {number}\n\nWhat is asked here.\n\n"
        asked = corpus.questions(number, ours=ours)
        if name == "plain":
            asked = asked.replace("<quiz>\n", "").replace("</quiz>\n", "")
        made[f"part-{number // corpus.FOLDER}/page-{number}.md"] = title + asked
    if ours:
        return _ours(folder, environment, made, ())
    written(folder / "docs", made)
    plugins = ["search", "mkdocs_quiz"] if name == "quiz" else ["search"]
    return mkdocs(folder, {**_MATERIAL, "plugins": plugins}, environment)
