"""What a reviewer filled in: read from a saved copy, judged with care, and told as reviews and wishes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from psychoed.content.changes import ClaimDigest, Digest
from psychoed.content.reviews import AGREED, ASKED, NO_INTEREST, Review
from psychoed.features.evidence.label import LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LABELS = {label.key: label.name for label in LABELS}


class NoCopyError(ValueError):
    """A file is no review copy."""


@dataclass(frozen=True)
class Wish:
    """Something that a reviewer wants otherwise, or wants to say."""

    about: str
    """What evidence is about; empty for a page as a whole."""
    says: str
    asks: bool = True
    """Whether something has to change; else it is a remark."""


@dataclass(frozen=True)
class Reviewed:
    """What somebody said of one part."""

    page: str
    about: str
    review: Review | None
    """None where something is missing that a review cannot do without."""
    wishes: tuple[Wish, ...]
    missing: tuple[str, ...]
    """What it lacks."""
    is_corrected: bool = False
    """Whether its reviewer agreed and asked for changes all the same."""


def read_copy(text: str, questions: Collection[str]) -> list[Reviewed]:
    """Read a saved review copy.

    Arguments:
        text: HTML.
        questions: The keys of the questions on safety.

    Returns:
        What is said of each part that was reviewed.

    Raises:
        NoCopyError: It is none.
    """
    reader = _Fields()
    reader.feed(text)
    reader.close()
    given = {name: " ".join(value.split()) for name, value in reader.given.items()}
    try:
        parts = [_Part(number, known, given, questions) for number, known in enumerate(_known(reader.given), 1)]
        return [part.read() for part in parts if part.verdict != "skipped" and part.is_begun(len(parts))]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise NoCopyError from error


def _known(given: Mapping[str, str]) -> list[dict[str, Any]]:
    known = json.loads(given["reviewed"])
    assert isinstance(known, list)
    return known


class _Fields(HTMLParser):
    """Keeps the values of all fields by name."""

    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, str] = {}
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        field = {name: value or "" for name, value in attrs}
        if tag == "textarea":
            self.within = field.get("name", "")
        elif tag == "input" and (field.get("type") not in {"radio", "checkbox"} or "checked" in field):
            self.given[field.get("name", "")] = field.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within:
            self.given[self.within] = self.given.get(self.within, "") + data


class _Part:
    """One part of a copy, and what was said of it."""

    def __init__(
        self, number: int, known: dict[str, Any], given: Mapping[str, str], questions: Collection[str]
    ) -> None:
        self.name = f"p{number}"
        self.known = known
        self.given = given
        self.questions = questions
        self.verdict = self._of("verdict")
        self.claims: dict[str, list[str]] = known["claims"]

    def _of(self, name: str) -> str:
        return self.given.get(f"{self.name}-{name}", "")

    def is_begun(self, parts: int) -> bool:
        """Whether anything was said of it; of a single part, it is asked for."""
        own = (value for name, value in self.given.items() if name.startswith(f"{self.name}-"))
        return parts == 1 or any(own)

    def read(self) -> Reviewed:
        wishes, missing = [*self._wishes()], [*self._missing()]
        asks = any(wish.asks for wish in wishes)
        agreed = self.verdict == "agreed" and not asks
        review = None if missing else self._review(AGREED if agreed else ASKED)
        page, about = self.known["page"], self.known["about"]
        is_corrected = self.verdict == "agreed" and asks
        return Reviewed(page, about, review, tuple(wishes), tuple(missing), is_corrected)

    def _wishes(self) -> Iterator[Wish]:
        for number, (about, (label, *_)) in enumerate(self.claims.items(), 1):
            answer, comment = self._of(f"claim-{number}"), self._of(f"claim-{number}-comment")
            behind = f": {comment}" if comment else "."
            if answer in _LABELS:
                yield Wish(about, f"Change the label of `{about}` from “{label}” to “{_LABELS[answer]}”{behind}")
            elif answer == "reword":
                yield Wish(about, f"Change the words of `{about}`{behind}")
            elif comment:
                yield Wish(about, f"On `{about}`: {comment}", asks=False)
        for key in self.questions:
            answer, comment = self._of(f"safety-{key}"), self._of(f"safety-{key}-comment")
            if answer == "yes":
                yield Wish("", f"Safety ({key}): {comment or 'Yes, without a reason.'}")
            elif comment:
                yield Wish("", f"On safety ({key}): {comment}", asks=False)
        if other := self._of("other"):
            yield Wish("", f"Change: {other}")

    def _missing(self) -> Iterator[str]:
        for number, about in enumerate(self.claims, 1):
            if not self._of(f"claim-{number}"):
                yield f"whether the label of `{about}` fits"
        yield from (f"the question on safety `{key}`" for key in self.questions if not self._of(f"safety-{key}"))
        if self.verdict not in {"agreed", "asked"}:
            yield "the verdict"
        yield from (what for name, what in (("by", "the name"), ("role", "the role")) if not self.given.get(name))
        if not _day(self.given.get("day", "")):
            yield "the date"
        interest = self.given.get("interest", "")
        if not interest or (interest == "yes" and not self.given.get("interest-text")):
            yield "whether there is a conflict of interest, and which"
        if not self.given.get("consent"):
            yield "the consent to be named"

    def _review(self, verdict: str) -> Review | None:
        known, given = self.known, self.given
        claims = {name: ClaimDigest(*each) for name, each in self.claims.items()}
        digest = Digest(known["digest"], known["words"], claims)
        day = _day(given["day"])
        interest = given["interest-text"] if given["interest"] == "yes" else NO_INTEREST
        by, role = given["by"], given["role"]
        return Review(known["page"], known["about"], by, role, day, interest, verdict, digest) if day else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
