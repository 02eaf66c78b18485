"""What stands at the head of a page: its front matter, checked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from psychoed.source.fields import Kind, given, read, table
from psychoed.source.kinds import day, flag, listed, nested, text, unless_empty
from psychoed.source.moves import Move, moved_ids, old_pages
from psychoed.source.schema import ONE_LINE, SCALAR, shown_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

EXIT_TEMPLATE = "help.html"
"""The template that always shows “Exit this page”."""

_NOBODY = frozenset(
    {"", "n/a", "na", "nobody", "no", "none", "not yet", "pending", "tba", "tbd", "to be confirmed", "to do", "todo"}
)
# Before that, it is a slip of the pen; sitemaps and archives know no such years either.
DAYS = (date(2000, 1, 1), date(2099, 12, 31))
"""The first and the last day that something can have been checked or reviewed."""
_HIDE = "Write `hide: [navigation, toc]`, or leave it out."
_SEARCH = "Write `search: {exclude: true}`, `search: {boost: 2}`, or nothing."


def _words(here: Given) -> Made[str]:
    if isinstance(here.value, list | dict):
        return here.refused("is no text", "Write it on one line; put quotes around it.")
    return here.text, []


_WORDS = shown_as(_words, SCALAR)


def people(hint: str) -> Kind[str]:
    """Return the kind of names on one line; what says that there is nobody yet is none.

    Arguments:
        hint: What to do where it names nobody.
    """

    def names(here: Given) -> Made[str]:
        if here.value is None:
            return None, [here.empty(hint)]
        if not isinstance(here.value, str) or here.value.strip(" .?-").casefold() in _NOBODY:
            return here.refused("names nobody", hint)
        return here.value.strip(), []

    return shown_as(names, ONE_LINE)


_people = people("Write the names on one line, or leave it out: then the page says what is true.")


def _weight(here: Given) -> Made[float]:
    if isinstance(here.value, int | float) and not isinstance(here.value, bool) and here.value > 0:
        return here.value, []
    return here.refused("is no number above 0", _SEARCH)


def _day(example: str) -> Kind[date]:
    return unless_empty(day(f"Write it as `{example}`.", DAYS))


_LACKS = {
    "reviewed": "This page does not say when it was last checked.",
    "next_review": "This page does not say when it is due for the next check.",
}


@table
class SearchWish:
    """How searches treat a page."""

    exclude: bool = given(flag(_SEARCH), default=False)
    """Whether they leave it out."""
    boost: float = given(shown_as(_weight, {"type": "number", "exclusiveMinimum": 0}), default=1.0)
    """How much it counts."""


@table
class FrontMatter:
    """What a page says of itself."""

    title: str = given(unless_empty(_WORDS), default="")
    """In words, without Markdown; what a page has none of, its heading says."""
    description: str = given(unless_empty(_WORDS), default="")
    """What it is about, in a sentence."""
    linked: bool = given(
        flag("Write `glossary: false`, without quotes, or leave it out."), default=True, name="glossary"
    )
    """Whether words on it are linked to the glossary."""
    quizzed: bool = given(flag("Write `quiz: false`, without quotes, or leave it out."), default=True, name="quiz")
    """Whether it has a quiz."""
    author: str = given(_people, default="")
    """Who wrote it; empty where the site's author did."""
    reviewer: str = given(_people, default="")
    """Who reviewed it; empty where nobody did."""
    reviewed: date | None = given(_day("reviewed: YYYY-MM-DD"), default=None)
    """When it was last checked."""
    next_review: date | None = given(_day("next_review: YYYY-MM-DD"), default=None)
    """When it is due for the next check."""
    template: str = given(unless_empty(_WORDS), default="")
    """The template that it asks for; empty for the usual one."""
    hide: tuple[str, ...] = given(unless_empty(listed(text(_HIDE), _HIDE, alone=True)), default=())
    """What of the theme's frame it goes without."""
    search: SearchWish = given(nested(SearchWish, _SEARCH), default=SearchWish())
    exit: bool | None = given(flag("Write `exit: true` or `exit: false`, without quotes."), default=None)
    """Whether it shows “Exit this page”; None where it does not say."""

    moved: Mapping[str, Move] = given(moved_ids, default=MappingProxyType({}))
    """Ids that were on it, and where each leads now."""
    was: tuple[Move, ...] = given(old_pages, default=())
    """Where it was."""

    @property
    def searched(self) -> bool:
        """Whether searches find it."""
        return not self.search.exclude


def read_front_matter(
    meta: Given | None, today: date | None = None, *, is_ours: bool = True
) -> tuple[FrontMatter, list[Problem]]:
    """Read a page's front matter.

    Arguments:
        meta: Its names and values; None where it cannot be read, which is told elsewhere.
        today: What is offered as the day of a check.
        is_ours: Whether the page is one of a toolkit's site: it has to say when it was checked, and a name that is
            nearly one of ours is a slip of the pen. Other tools have names of their own.
    """
    if meta is None:
        return FrontMatter(), []
    said, problems = read(FrontMatter, meta, "The front matter", noun="", others="near" if is_ours else "ignored")
    problems += _undated(meta, today) if is_ours else ()
    if said.reviewed and said.next_review and said.next_review <= said.reviewed:
        what = f"The next check, {said.next_review}, does not come after the last one, {said.reviewed}."
        problems.append(meta.names["next_review"].problem(what, "Mend one of the two dates."))
    if said.exit is None and ("exit" in meta.names or said.template == EXIT_TEMPLATE):
        # A value that is a mistake is told once, and not as one that is missing too.
        said = replace(said, exit="exit" not in meta.names)
    return said, problems


def _undated(meta: Given, today: date | None) -> Iterator[Problem]:
    """Report the days that a page does not name."""
    days = {"reviewed": today, "next_review": today and today + timedelta(days=365)}
    for name, what in _LACKS.items():
        here = meta.names.get(name)
        if here is None or here.value in (None, "", []):
            yield (here or meta).problem(what, f"Add `{name}: {days[name] or 'YYYY-MM-DD'}` to its front matter.")
