"""What a save costs in a preview, told as JSON: `python saving.py PROJECT PAGE SAVES [--dirty]`.

MkDocs' own server is set up as `mkdocs serve` does it, and asked for what it would do once it sees the save: to build,
and to answer a browser that asks for the page. Measured is the processor's time of the thread that does it; what goes
on beside it, for which nobody waits, is told apart.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from mkdocs.commands import serve as command
from mkdocs.livereload import LiveReloadServer

_SETTLED, _STEP, _PATIENCE = 0.02, 0.5, 120
"""s: what a preview takes of the processor in a step once nothing is left to do, the step, and how many to wait."""


class Saves(LiveReloadServer):
    """A server that saves a page itself instead of waiting for it."""

    page: Path
    place: str
    count: int
    found: list[dict[str, float]]

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Save the page some times, once more before that is measured."""
        text = self.page.read_text("utf-8")
        for number in range(self.count + 1):
            _settle()
            self.page.write_text(f"{text}\nOne more line, the {number}th.\n", "utf-8")
            beside, begun = time.process_time(), time.thread_time()
            self.builder()
            shown = self._asked()
            waited = time.thread_time() - begun
            assert f"the {number}th" in shown, "The page does not show what was saved."
            _settle()
            if number:
                self.found.append({"save": waited, "beside": time.process_time() - beside - waited})

    def _asked(self) -> str:
        """Return what a browser is shown that asks for the page."""
        environ: dict[str, object] = {"PATH_INFO": self.mount_path + self.place}
        setup_testing_defaults(environ)
        app = self.get_app()
        assert app
        return b"".join(app(environ, lambda *_: None)).decode()  # type: ignore[arg-type, return-value]


def _settle() -> None:
    """Wait for what a preview does beside showing pages."""
    for _ in range(_PATIENCE):
        before = time.process_time()
        time.sleep(_STEP)
        if time.process_time() - before < _SETTLED:
            return


def main(folder: str, page: str, saves: str, *options: str) -> None:
    """Print what saves cost."""
    os.chdir(folder)
    logging.disable(logging.WARNING)
    Saves.page, Saves.place = Path("docs", page), Path(page).with_suffix(".html").as_posix()
    Saves.count, Saves.found = int(saves), []
    command.LiveReloadServer = Saves  # type: ignore[misc]
    command.serve("mkdocs.yml", build_type="dirty" if "--dirty" in options else None)
    print(json.dumps(Saves.found))


if __name__ == "__main__":
    main(*sys.argv[1:])
