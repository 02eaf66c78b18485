"""Ctrl-C: MkDocs tells no plugin of it, and what was begun beside a build would be made to its end."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class Interrupt:
    """From when it is made until `over`, Ctrl-C does something more than it did.

    Arguments:
        first: Done before all else. It must take no lock: whoever is interrupted may hold it.
    """

    def __init__(self, first: Callable[[], None]) -> None:
        self._first = first
        # Only the main thread is told of signals, and only it may say what they do.
        self._is_set = threading.current_thread() is threading.main_thread()
        self._before = signal.getsignal(signal.SIGINT)
        if self._is_set:
            signal.signal(signal.SIGINT, self._act)

    def over(self) -> None:
        """Let Ctrl-C do again what it did before."""
        if self._is_set:
            self._is_set = False
            signal.signal(signal.SIGINT, self._before)

    def _act(self, number: int, frame: FrameType | None) -> None:
        self._first()
        self.over()
        if callable(self._before):
            self._before(number, frame)
