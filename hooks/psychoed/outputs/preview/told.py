"""What the last build of a preview told, sorted for the page that an author looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from psychoed.source.problems import Problem


class Mistake(NamedTuple):
    """One thing that stops a build, or would stop a strict one."""

    place: str
    """File and line; empty where it is not known."""
    what: str
    """What is wrong, as a sentence."""
    todo: str
    """What to do about it, as a sentence; empty where that is not known."""


@dataclass(frozen=True)
class Told:
    """What a build told."""

    problems: tuple[Problem, ...] = ()
    """Each mistake in the site's own files."""
    warnings: tuple[str, ...] = ()
    """What MkDocs and other plugins warn of."""
    notices: tuple[str, ...] = ()
    """What somebody should see to, and what stops no build."""
    failure: str = ""
    """Why there is no site; empty where there is one."""

    @property
    def doubtful(self) -> tuple[str, ...]:
        """What others warn of while the site's own files have mistakes: parts of the site are then left out."""
        return tuple(dict.fromkeys(self.warnings)) if self.problems else ()

    def here(self, src_uri: str) -> list[Mistake]:
        """Return the mistakes of one page, relative to `docs_dir`."""
        own = [_mistake(problem) for problem in self._problems if problem.src_uri == src_uri]
        return own + [Mistake("", text, "") for text in self._warnings if _names(text, src_uri)]

    def elsewhere(self, src_uri: str) -> list[Mistake]:
        """Return the mistakes of all other files."""
        own = [_mistake(problem) for problem in self._problems if problem.src_uri != src_uri]
        return own + [Mistake("", text, "") for text in self._warnings if not _names(text, src_uri)]

    @property
    def count(self) -> int:
        """How many mistakes there are."""
        return len(self._problems) + len(self._warnings)

    # Each is listed once, however often it was said.

    @property
    def _problems(self) -> dict[Problem, None]:
        return dict.fromkeys(self.problems)

    @property
    def _warnings(self) -> dict[str, None]:
        return {} if self.doubtful else dict.fromkeys(self.warnings)


def _names(text: str, src_uri: str) -> bool:
    """Tell whether a warning is about a page: it begins with its place, or other tools name it in quotation marks."""
    return text.startswith(f"{src_uri}:") or f"'{src_uri}'" in text


def _mistake(problem: Problem) -> Mistake:
    return Mistake(problem.place, problem.message, problem.hint)
