"""The site of this repository as its pages are now, and the same pages without the toolkit."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils import yaml as yaml_util

from benchmark.projects import ROOT, mkdocs
from helpers import real_content
from written import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.structure.files import Files

    from benchmark.environments import Environment
    from benchmark.projects import Project
    from psychoed.components.question.data import Question


def settings() -> dict[str, object]:
    """Return what `mkdocs.yml` says, with what the environment adds."""
    return yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml_util.get_yaml_loader())  # type: ignore[no-any-return]


def ours(folder: Path, environment: Environment) -> Project:
    """Write a project of the site, to be built as it is.

    Arguments:
        folder: Where it is written.
        environment: Where MkDocs and the toolkit's packages are installed.
    """
    shutil.copytree(ROOT / "docs", folder / "docs")
    own = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": "docs",
        "hooks": [str(ROOT / "hooks/main.py")],
        "watch": [],
        "theme": {"custom_dir": str(ROOT / "overrides")},
    }
    return mkdocs(folder, own, environment)


def plain(folder: Path, environment: Environment) -> Project:
    """Write a project of the same pages, the generated ones too, for MkDocs with Material.

    Arguments:
        folder: Where it is written.
        environment: Where MkDocs and Material are installed.
    """
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("*.md"))
    questions = real_content().site.questions
    for src_uri, text in _texts(folder / "once").items():
        path = folder / "docs" / src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_written_out(text, questions), "utf-8")
    config = settings()
    del config["hooks"], config["watch"], config["theme"]["custom_dir"]  # type: ignore[attr-defined]
    return mkdocs(folder, {**config, "plugins": ["search"]}, environment)


def _texts(folder: Path) -> dict[str, str]:
    """Return the text of each page, as a build has it once all are there; relative to the folder of pages."""
    found: dict[str, str] = {}

    def keep(env: object, config: object, files: Files) -> None:
        for file in files.documentation_pages():
            assert file.page
            assert file.page.markdown is not None
            found[file.src_uri] = f"---\ntitle: {yaml.safe_dump(file.page.title)}---\n{file.page.markdown}"

    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    config.plugins.events["env"].append(keep)
    build(config)
    return found


def _written_out(text: str, questions: Mapping[str, Question]) -> str:
    """Write out the questions that a page names, so that a plain build has as much to read."""
    return re.sub(
        r"^/// questions\n(.*?)\n///$",
        lambda names: "\n".join(written(questions[name]) for name in names[1].split()),
        text,
        flags=re.MULTILINE | re.DOTALL,
    )
