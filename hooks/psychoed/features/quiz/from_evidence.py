"""Questions made from evidence. Distractors are the other labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.builder import pick, sentence
from psychoed.components.question.data import AskedClaim, Question
from psychoed.components.question.interactions import Choice, Option
from psychoed.features.evidence.claims import SOURCES_URI, claim_anchor
from psychoed.features.evidence.label import LABELS
from psychoed.text.digests import stable_key
from psychoed.text.inline import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.features.evidence.claims import Claim
    from psychoed.words.catalogue import Words


def from_evidence(claims: Iterable[Claim], src_uri: str, words: Words) -> Iterator[Question]:
    """Ask for each claim that evidence on a page speaks of as a whole how sure research is.

    Arguments:
        claims: What evidence speaks of.
        src_uri: The page.
        words: In which words.
    """
    for claim in claims:
        evidence = claim.whole[0]
        # Where two notes disagree, there is more than one right answer.
        if evidence.src_uri != src_uri or len({e.label for e in claim.whole}) > 1:
            continue
        name = f"{claim.key}/evidence"
        others = [label for label in LABELS if label is not evidence.label]
        wrong = pick(name, others, lambda label: label.name)
        options = [Option(evidence.label.title(words), True, evidence.note)]
        options += [
            Option(
                label.title(words),
                False,
                words("made.would_mean", label=label.title(words), meaning=label.meaning(words)),
            )
            for label in wrong
        ]
        title = words("made.how_sure", claim=sentence(escaped(words.capital(evidence.words) or claim.title)))
        shown = tuple(sorted(options, key=lambda option: stable_key(name, "option", option.text)))
        again = f"/{SOURCES_URI}#{claim_anchor(claim.key)}"
        asked = (AskedClaim(claim.key, evidence.label),)
        line = evidence.line
        yield Question(name, title, src_uri, line, Choice(shown), reread=again, claims=asked, asks_how_sure=True)
