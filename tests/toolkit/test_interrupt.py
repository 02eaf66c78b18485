"""Builds that are not to go on: Ctrl-C, those of some pages alone, and two at once."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

import pytest

from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.mkdocs.interrupt import Interrupt
from psychoed.mkdocs.one_build import OneBuild
from psychoed.outputs.handout.pdf_builder import Job, PdfBuilder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("command", [("build", "--dirty"), ("serve", "--dirty", "-a", "127.0.0.1:0")])
def test_a_build_of_some_pages_alone_is_refused_in_a_sentence(command: tuple[str, ...], tmp_path: Path) -> None:
    done = mkdocs(*command, cwd=themed_site(tmp_path, {"index.md": f"{DATES}# Home\n"}))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if "--dirty" in line]
    assert len(said) == 1
    assert said[0].endswith("Build without it.")


def test_ctrl_c_stops_what_is_made_beside_and_does_then_what_it_did() -> None:
    done = []
    # What runs in the background of a shell is told of no Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        interrupt = Interrupt(lambda: done.append(1))
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        assert done == [1]
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        interrupt.over()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_waits_is_not_made_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builder = PdfBuilder(tmp_path)
    begun, go_on = threading.Event(), threading.Event()
    made: list[str] = []

    def make(template: str, form: str, text: str, across: str) -> bytes:
        made.append(text)
        begun.set()
        go_on.wait(10)
        return b"made"

    monkeypatch.setattr(builder._typesetter, "make", make)
    for number in range(5):
        builder.begin(Job(f"{number}.pdf", "a.md", 1, "A", {"number": number}))
    assert begun.wait(10)
    builder.stop()
    go_on.set()
    _, problems = builder.finish()
    assert (len(made), len(problems)) == (1, 4)


def test_a_second_build_into_the_same_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    folder = themed_site(tmp_path, {"index.md": f"{DATES}# Home\n"})
    first = OneBuild(str(tmp_path / "site"))
    done = mkdocs("build", cwd=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (said,) = messages(done)
    assert said.startswith(f"Another build writes to {tmp_path / 'site'} right now. Wait until it has ended")
    assert mkdocs("build", "-d", str(tmp_path / "other"), cwd=folder).returncode == 0
    first.over()
    assert mkdocs("build", cwd=folder).returncode == 0
