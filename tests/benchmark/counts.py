"""How often a build does what takes long, told as JSON: `python counts.py PROJECT`.

The counts are the same on any machine. The project is built into its folder `site`; nothing is kept of earlier builds.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import segno
from markdown.blockparser import BlockParser
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks")]

from psychoed.mkdocs.settings import CACHE, current_page  # noqa: E402
from psychoed.outputs.embed.alone import Renderer  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTED = ("converted", "parsed", "drawn", "read", "shown")
"""How often the Markdown of a page is converted; how often any is parsed; a QR code is drawn; a file in `docs` is read;
a part is made an embed. Each is counted for what it is done with."""


def counted(folder: Path) -> dict[str, Counter[str]]:
    """Build a project, and count what is done.

    Arguments:
        folder: The project's. This process works there from now on.
    """
    found: dict[str, Counter[str]] = {name: Counter() for name in COUNTED}
    docs = f"{folder.resolve() / 'docs'}{os.sep}"

    def opened(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], str) and args[0].startswith(docs):
            found["read"][args[0].removeprefix(docs)] += 1

    def count(of: type | Any, method: str, into: str, name: Callable[..., str]) -> None:
        done = getattr(of, method)

        def told(*args: Any, **options: Any) -> Any:
            found[into][name(*args)] += 1
            return done(*args, **options)

        setattr(of, method, told)

    count(markdown.Markdown, "convert", "converted", lambda md, *_: current_page(md))
    count(BlockParser, "parseDocument", "parsed", lambda *_: "")
    count(segno, "make", "drawn", str)
    count(segno, "make_qr", "drawn", str)
    count(Renderer, "html", "shown", lambda _, part, *__: part.id)
    shutil.rmtree(folder / "cache", ignore_errors=True)
    os.environ[CACHE] = str(folder / "cache")
    os.chdir(folder)
    sys.addaudithook(opened)
    config = load_config("mkdocs.yml", site_dir="site")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return found


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    print(json.dumps(counted(Path(sys.argv[1]))))
