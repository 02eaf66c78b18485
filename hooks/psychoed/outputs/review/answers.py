"""What a reviewer filled in: read from a saved copy, judged with care, and told as reviews and wishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from psychoed.content.reviews import AGREED, ASKED, NO_INTEREST, Review, is_no_interest
from psychoed.features.evidence.label import LABELS
from psychoed.outputs.review.saved import read_saved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from psychoed.outputs.review.saved import Known

_LABELS = {label.key: label.name for label in LABELS}
_AGREE, _REWORD, _SKIPPED = "agree", "reword", "skipped"
_LOST = "\ufffd"
"""What stands for letters that somebody could not read, or that a program could not write."""


@dataclass(frozen=True)
class Wish:
    """Something that a reviewer wants otherwise, or wants to say."""

    about: str
    """What evidence is about, as the digest calls it; empty for a page as a whole."""
    says: str
    asks: bool = True
    """Whether something has to change; else it is a remark."""


@dataclass(frozen=True)
class Reviewed:
    """What somebody said of one part."""

    page: str
    about: str
    review: Review | None
    """None where something is missing that a review cannot do without, and where it was skipped."""
    wishes: tuple[Wish, ...]
    missing: tuple[str, ...]
    """What it lacks."""
    verdict: str
    """As it is ticked: `agreed`, `asked`, `skipped`; else nothing."""

    @property
    def name(self) -> str:
        """How it is told of."""
        return self.page or f"claim {self.about}"

    @property
    def asks(self) -> bool:
        """Whether something has to change."""
        return any(wish.asks for wish in self.wishes)

    @property
    def is_skipped(self) -> bool:
        """Whether its reviewer says that they did not review it."""
        return self.verdict == _SKIPPED

    @property
    def is_corrected(self) -> bool:
        """Whether its reviewer agreed and asked for changes all the same."""
        return self.verdict == "agreed" and self.asks

    @property
    def asks_for_nothing(self) -> bool:
        """Whether its reviewer says that it has to change, and not what."""
        return self.verdict == "asked" and not self.asks

    @property
    def is_garbled(self) -> bool:
        """Whether letters were lost in what was written of it."""
        return any(_LOST in wish.says for wish in self.wishes)


def read_copy(text: str, questions: Collection[str]) -> list[Reviewed]:
    """Read a saved review copy.

    Arguments:
        text: HTML.
        questions: The keys of the questions on safety.

    Returns:
        What is said of each part that was reviewed, and of each that was skipped and has wishes all the same.

    Raises:
        NoCopyError: It is none.
    """
    given, known = read_saved(text)
    parts = [_Part(number, each, given, questions) for number, each in enumerate(known, 1)]
    read = [part.read() for part in parts if part.is_begun(len(parts))]
    return [each for each in read if each.wishes or not each.is_skipped]


class _Part:
    """One part of a copy, and what was said of it."""

    def __init__(self, number: int, known: Known, given: Mapping[str, str], questions: Collection[str]) -> None:
        self.name = f"p{number}"
        self.known = known
        self.given = given
        self.questions = questions
        self.verdict = self._of("verdict")

    def _of(self, name: str) -> str:
        return self.given.get(f"{self.name}-{name}", "")

    def _own(self) -> dict[str, str]:
        """Return what was said of it, by the names of its fields."""
        start = f"{self.name}-"
        return {name.removeprefix(start): each for name, each in self.given.items() if name.startswith(start) and each}

    def is_begun(self, parts: int) -> bool:
        """Whether anything was said of it; of a single part, it is asked for."""
        return parts == 1 or bool(self._own())

    def read(self) -> Reviewed:
        wishes, missing = (*self._wishes(), *self._others()), tuple(self._missing())
        is_skipped = self.verdict == _SKIPPED
        agreed = self.verdict == "agreed" and not any(wish.asks for wish in wishes)
        review = None if missing or is_skipped else self._review(AGREED if agreed else ASKED)
        lacks = () if is_skipped else missing
        return Reviewed(self.known.page, self.known.about, review, wishes, lacks, self.verdict)

    def _wishes(self) -> Iterator[Wish]:
        for number, (about, claim) in enumerate(self.known.claims.items(), 1):
            answer, comment = self._of(f"claim-{number}"), self._of(f"claim-{number}-comment")
            behind = f": {comment}" if comment else "."
            if answer in _LABELS:
                yield Wish(about, f"Change the label of `{about}` from “{claim.label}” to “{_LABELS[answer]}”{behind}")
            elif answer == _REWORD:
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

    def _others(self) -> Iterator[Wish]:
        """Yield what was written where nothing is asked today: the questions may have been others."""
        asked = [f"claim-{number}" for number, _ in enumerate(self.known.claims, 1)]
        asked += [f"safety-{key}" for key in self.questions]
        known = {"verdict", "other", *asked, *(f"{name}-comment" for name in asked)}
        for name, said in self._own().items():
            if name not in known and said not in {"no", _AGREE}:
                yield Wish("", f"Written at `{name}`: {said}", asks=said == "yes")

    def _missing(self) -> Iterator[str]:
        for number, about in enumerate(self.known.claims, 1):
            if self._of(f"claim-{number}") not in {_AGREE, _REWORD, *_LABELS}:
                yield f"whether the label of `{about}` fits"
        for key in self.questions:
            if self._of(f"safety-{key}") not in {"yes", "no"}:
                yield f"the question on safety `{key}`"
        if self.verdict not in {"agreed", "asked"}:
            yield "the verdict"
        yield from (what for name, what in (("by", "the name"), ("role", "the role")) if not self.given.get(name))
        if not _day(self.given.get("day", "")):
            yield "the date"
        ticked, written = self.given.get("interest", ""), self.given.get("interest-text", "")
        if (ticked, bool(written) and not is_no_interest(written)) not in {("yes", True), ("no", False)}:
            both = f" (“{ticked}” is ticked, and “{written}” is written)" if ticked and written else ""
            both = both or (f" (nothing is ticked, and “{written}” is written)" if written else "")
            yield f"whether there is a conflict of interest, and which{both}"
        if not self.given.get("consent"):
            yield "the consent to be named"

    def _review(self, verdict: str) -> Review | None:
        known, given = self.known, self.given
        day = _day(given["day"])
        interest = given["interest-text"] if given["interest"] == "yes" else NO_INTEREST
        by, role = given["by"], given["role"]
        return Review(known.page, known.about, by, role, day, interest, verdict, known.whole) if day else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
