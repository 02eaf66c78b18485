"""What was made of what, kept from one reading of a site to the next: a preview reads again only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, TypeVarTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable

MadeT = TypeVar("MadeT")
GivenT = TypeVarTuple("GivenT")


class Memory:
    """Holds one result for each name, with what it was made of.

    It is for functions that look at nothing but what they are given, and whose results nobody changes.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], object]] = {}

    def last(self, name: str) -> object | None:
        """Return what was kept by a name; None where nothing was."""
        kept = self._kept.get(name)
        return kept[1] if kept else None

    def keep(self, name: str, value: object) -> None:
        """Keep something by a name, for whoever knows by itself what it was made of."""
        self._kept[name] = (), value

    def same(self, name: str, value: MadeT) -> MadeT:
        """Return what was kept by a name where it is equal: then whoever compares it further sees that at once."""
        return self.made(name, _itself, value)

    def made(self, name: str, make: Callable[[*GivenT], MadeT], *given: *GivenT) -> MadeT:
        """Return what a function makes; where it is given what it was given last time, what it made then.

        Arguments:
            name: Tells the results of one use from those of others.
            make: The function.
            given: What it is given. What is the very same is not compared further.
        """
        kept = self._kept.get(name)
        if kept and kept[0] == given:
            return cast("MadeT", kept[1])
        result = make(*given)
        self._kept[name] = given, result
        return result


def _itself(value: MadeT) -> MadeT:
    return value
