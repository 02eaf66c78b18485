"""Builds the site of two commits and lists what differs: after a move of code, nothing may.

    python tests/compare_builds.py main~1 main

A commit may also be a folder, such as `.`, which is built as it stands. Stylesheets are compared as sets of rules; all
other files byte for byte. With `--loose`, documents (HTML, XML and JSON, those in archives too) are compared by their
elements, attributes and words: neither white space nor the form of a reference such as `&quot;` counts. Both are built
as the same release, at the same address.
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from loose import seen
from mkdocs_run import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SAME = {"SITE_RELEASE": "1.0", "SITE_URL": "https://example.org/site/", "SOURCE_DATE_EPOCH": "1700000000"}


def build(source: Path, target: Path) -> None:
    """Build the site of a folder.

    Raises:
        CalledProcessError: It cannot be built.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(target)]
    subprocess.run(command, cwd=source, env={**os.environ, **SAME, "NO_MKDOCS_2_WARNING": "1"}, check=True)


def checked_out(commit: str, folder: Path, stack: ExitStack) -> Path:
    """Return a folder that holds a commit, or the folder that was named."""
    if Path(commit).is_dir():
        return Path(commit).resolve()
    target = folder / "checkout"
    subprocess.run(["git", "worktree", "add", "-q", "--detach", str(target), commit], cwd=ROOT, check=True)
    stack.callback(subprocess.run, ["git", "worktree", "remove", "--force", str(target)], cwd=ROOT, check=True)
    return target


def rules(text: str) -> set[str]:
    """Return the rules of a stylesheet, in no order."""
    return {rule.strip() for rule in text.split("}")}


def differences(old: Path, new: Path, *, lines: int, loose: bool = False) -> Iterator[str]:
    """Yield what differs between two sites.

    Arguments:
        old: The folder of one.
        new: The folder of the other.
        lines: How many lines of a text that differs to show.
        loose: Whether white space in documents does not count.
    """
    before, after = (
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (old, new)
    )
    yield from _between(before, after, lines=lines, loose=loose)


def _between(
    before: Mapping[str, bytes], after: Mapping[str, bytes], *, lines: int, loose: bool, within: str = ""
) -> Iterator[str]:
    yield from (f"gone: {within}{path}" for path in sorted({*before} - {*after}))
    yield from (f"new: {within}{path}" for path in sorted({*after} - {*before}))
    for path in sorted({*before} & {*after}):
        one, other = before[path], after[path]
        if one == other:
            continue
        if loose and zipfile.is_zipfile(io.BytesIO(one)) and zipfile.is_zipfile(io.BytesIO(other)):
            yield from _between(_packed(one), _packed(other), lines=lines, loose=True, within=f"{within}{path}: ")
            continue
        try:
            texts = [one.decode(), other.decode()]
        except UnicodeDecodeError:
            yield f"differs: {within}{path}, {len(one)} and {len(other)} bytes"
            continue
        if path.endswith(".css") and rules(texts[0]) == rules(texts[1]):
            continue
        pieces = [(seen(path, text) if loose else None) or _lines(text) for text in texts]
        if pieces[0] == pieces[1]:
            continue
        yield f"differs: {within}{path}"
        told = difflib.unified_diff(*pieces, lineterm="", n=0)
        yield from (f"    {line[:200]}" for line, _ in zip((line for line in told), range(lines), strict=False))


def _packed(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        return {name: held.read(name) for name in held.namelist()}


def _lines(text: str) -> list[str]:
    return text.replace("><", ">\n<").splitlines()


def main() -> int:
    """Compare what the command line names; 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="a commit, or a folder")
    parser.add_argument("new", help="a commit, or a folder")
    parser.add_argument("--lines", type=int, default=6, help="how many lines of a text that differs to show")
    parser.add_argument(
        "--loose", action="store_true", help="compare documents by their elements, attributes and words"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        sites = []
        for side in ("old", "new"):
            folder = Path(name, side)
            folder.mkdir()
            build(checked_out(getattr(given, side), folder, stack), folder / "site")
            sites.append(folder / "site")
        found = [*differences(*sites, lines=given.lines, loose=given.loose)]
    print(*found or ["Nothing differs."], sep="\n")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
