"""A value as its author gave it: what it is, where it stands, and how to speak of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from psychoed.source.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 80
"""Of what is quoted of a value, in signs."""


@dataclass(frozen=True)
class Given:
    """A value in a file, with all that it holds."""

    value: Any
    """As plain data."""
    src_uri: str = ""
    """The file, as a POSIX path relative to `docs_dir`."""
    line: int = 1
    """Where it begins; where it stands under a name, the line of the name."""
    name: str = ""
    """The name that it stands under, or the list that it is an item of; empty for neither."""
    text: str | None = None
    """A single value as it is written, without quotes: `no`, where the value is false. None for a list or a mapping."""
    quote: str = ""
    """The quotes around it."""
    is_long: bool = False
    """Whether a single value goes over several lines of the file."""
    names: Mapping[str, Given] = field(default_factory=dict)
    """What a mapping holds, by the names as they are written."""
    items: tuple[Given, ...] = ()
    """What a list holds."""
    owner: str = ""
    """What it is told of, as a sentence begins: “The help line `one`”. Empty where its line says enough."""
    is_item: bool = False
    """Whether it is one of several under its name."""

    @classmethod
    def of(cls, value: Any, src_uri: str = "", line: int = 1, name: str = "") -> Given:
        """Take data that does not know its lines: all that it holds stands in the line of the whole."""
        if isinstance(value, dict):
            names = {str(key): cls.of(each, src_uri, line, str(key)) for key, each in value.items()}
            return cls(value, src_uri, line, name, names=names)
        if isinstance(value, list):
            return cls(value, src_uri, line, name, items=tuple(cls.of(each, src_uri, line) for each in value))
        text = value if isinstance(value, str) else json.dumps(value, default=str)
        return cls(value, src_uri, line, name, text=text)

    @property
    def written(self) -> str:
        """What a message quotes: the value as it is written, on one line and not too long."""
        if self.text is not None:
            words = f"{self.quote}{' '.join(self.text.split())}{self.quote}"
        elif isinstance(self.value, dict):
            words = f"{{{', '.join(f'{name}: {each.written}' for name, each in self.names.items())}}}"
        else:
            words = f"[{', '.join(each.written for each in self.items)}]"
        return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

    def get(self, name: str, default: Any = None) -> Any:
        """Return the plain value under a name."""
        return self.names[name].value if name in self.names else default

    def line_of(self, name: str) -> int:
        """Return the line of a name, or of the whole where it is left out."""
        return self.names.get(name, self).line

    def told_of(self, owner: str) -> Given:
        """Return it as something of an owner, who is named in messages."""
        return replace(self, owner=owner)

    def as_item_of(self, whole: Given) -> Given:
        """Return it as one of those under a name."""
        return replace(self, name=whole.name, owner=whole.owner, is_item=True)

    @property
    def as_owner(self) -> str:
        """How to speak of it as the owner of what it holds."""
        return f"`{self.name}` of {self.owner[0].lower()}{self.owner[1:]}" if self.owner else f"`{self.name}`"

    def problem(self, what: str, hint: str) -> Problem:
        """Make a problem here."""
        return Problem(self.src_uri, self.line, what, hint)

    def wrong(self, says: str, hint: str) -> Problem:
        """Make a problem with this value.

        Arguments:
            says: What is wrong, as it follows the name: `is no date: maybe.`
            hint: What to do.
        """
        subject = f"`{self.name}`" if self.name else "this"
        return self.problem(self._sentence(f"one in {subject}" if self.is_item and self.name else subject, says), hint)

    def refused(self, says: str, hint: str) -> tuple[None, list[Problem]]:
        """Make nothing of this value but a problem, in which it is quoted."""
        return None, [self.wrong(f"{says}: {self.written}.", hint)]

    def empty(self, hint: str) -> Problem:
        """Make the problem that nothing is given."""
        return self.problem(self._sentence(f"`{self.name}:`", "is empty."), hint)

    def _sentence(self, subject: str, says: str) -> str:
        where = f"In {self.owner[0].lower()}{self.owner[1:]}, " if self.owner else ""
        sentence = f"{where}{subject} {says}"
        return f"{sentence[0].upper()}{sentence[1:]}"
