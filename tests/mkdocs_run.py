"""Running MkDocs as a person does, and reading what it says."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]


class _Loader(yaml.SafeLoader):
    """Reads a configuration without the environment."""


_Loader.add_constructor("!ENV", lambda loader, node: "")
SETTINGS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)
"""What the configuration says of the site, whatever it is about."""
SITE_NAME = SETTINGS["site_name"]
# What a deployment sets is none of the tests' business.
ENV = {name: value for name, value in os.environ.items() if not name.startswith("SITE_")} | {"NO_MKDOCS_2_WARNING": "1"}


DATES = "---\nreviewed: 2026-11-23\nnext_review: 2027-11-23\n---\n"


def mkdocs(*args: str, cwd: Path = ROOT, tool: str = "mkdocs", **env: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs, or a tool that takes its place."""
    command = [sys.executable, "-m", tool, *args]
    return subprocess.run(
        command, cwd=cwd, env={**ENV, **env}, capture_output=True, text=True, encoding="utf-8", check=False
    )


def messages(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the warnings and errors of a run."""
    return re.findall(r"^(?:WARNING|ERROR) +-  (.*)$", done.stderr, re.MULTILINE)


def digest(folder: Path) -> dict[str, str]:
    """Return a digest of each file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def themed_site(folder: Path, texts: Mapping[str, str], **settings: object) -> Path:
    """Write a site with the templates of this one, from the text of each page and data file."""
    for name, text in texts.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = {
        "site_name": "Small",
        "theme": {"name": "material", "custom_dir": str(ROOT / "overrides"), "font": False, "favicon": "icon.svg"},
        "use_directory_urls": False,
        "plugins": [],
        "hooks": [str(ROOT / "hooks/main.py")],
        "markdown_extensions": ["attr_list", "def_list", "tables"],
        "validation": {"links": {"absolute_links": "relative_to_docs"}},
        **settings,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder


def toolkit_copy(folder: Path) -> Path:
    """Copy what builds a site, without words and data of this one, to be changed."""
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "LICENSE", folder)
    return folder


def built_with(toolkit: Path, folder: Path, pages: Mapping[str, str]) -> Path:
    """Build a site with a copy of the toolkit, and return the folder of what was built.

    Arguments:
        toolkit: What `toolkit_copy` made.
        folder: Where to write the site.
        pages: Path to text of each page.
    """
    theme = {"name": "material", "custom_dir": str(toolkit / "overrides"), "favicon": "icon.svg"}
    hooks = [str(toolkit / "hooks/main.py")]
    root = themed_site(folder, pages, hooks=hooks, site_url="https://example.org/", theme=theme)
    done = mkdocs("build", cwd=root)
    assert (done.returncode, messages(done)) == (0, []), done.stderr
    return root / "site"


def golden_cases(toolkit: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Hold a copy of the toolkit to its golden cases.

    Arguments:
        toolkit: What `toolkit_copy` made.
        options: Say which cases, and whether to write them anew.
    """
    found = f"pythonpath={toolkit / 'hooks'} {ROOT / 'tests'}"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", found, *options]
    command.append("tests/toolkit/test_golden.py")
    return subprocess.run(command, cwd=ROOT, env=ENV, capture_output=True, text=True, check=False)


def small_site(folder: Path, **pages: str) -> Path:
    """Write a site of a few pages; `learn__a` is `learn/a.md`. Each begins with four lines of front matter."""
    docs = folder / "docs"
    for name, text in {"index": "# Home\n", **pages}.items():
        path = docs / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DATES + textwrap.dedent(text), encoding="utf-8")
    config = f"""\
        site_name: Small
        theme: material
        hooks: [{ROOT / "hooks/main.py"}]
        validation: {{absolute_links: relative_to_docs, anchors: warn}}
        markdown_extensions: [attr_list, def_list, tables, pymdownx.blocks.details]
        """
    (folder / "mkdocs.yml").write_text(textwrap.dedent(config), encoding="utf-8")
    return folder
