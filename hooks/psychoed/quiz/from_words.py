"""Questions made from definitions and from evidence.

Distractors are words that are related or defined in the same block, and the other labels of evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed import labels
from psychoed.blocks.question.data import ONE, AskedClaim, Option, Question
from psychoed.evidence.claims import SOURCES_URI, claim_anchor
from psychoed.evidence.label import LABELS
from psychoed.quiz.making import WRONG_OPTIONS, ask, pick, sentence, words
from psychoed.text import escaped, plain, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from psychoed.blocks import Term
    from psychoed.evidence.claims import Claim
    from psychoed.glossary.index import TermIndex


def from_terms(terms: Sequence[Term], related: Mapping[str, tuple[Term, ...]], index: TermIndex) -> Iterator[Question]:
    """Ask for each word of a block which word has its meaning.

    Arguments:
        terms: The words that one block defines.
        related: For each slug the words it is related to; they make the first distractors, siblings the rest.
        index: The forms of all words. A definition that names its own word would give it away, and is not asked for.
    """
    for term in terms:
        if any(found.slug == term.slug for found in index.find(plain(term.definition))):
            continue
        name = f"{term.block}/{term.slug}/meaning"
        siblings = [other for other in terms if other is not term]
        near = [other for other in related.get(term.slug, ()) if other is not term]
        wrong = pick(name, near, lambda t: t.name)
        rest = [other for other in siblings if other not in wrong]
        if len(wrong) < WRONG_OPTIONS:
            wrong += pick(name, rest, lambda t: t.name, WRONG_OPTIONS - len(wrong))
        if not wrong:
            continue
        options = [
            Option(
                escaped(t.name),
                t is term,
                labels.QUIZ_TERM_MEANS.format(name=escaped(t.name), meaning=words(t.definition)),
            )
            for t in (term, *wrong)
        ]
        title = labels.QUIZ_TERM.format(meaning=words(term.definition))
        yield ask(name, title, term.src_uri, term.line, options, f"{term.block}/{term.slug}")


def from_evidence(claims: Iterable[Claim], src_uri: str) -> Iterator[Question]:
    """Ask for each claim that evidence on a page speaks of how sure research is.

    Arguments:
        claims: What evidence speaks of.
        src_uri: The page.
    """
    for claim in claims:
        evidence = claim.evidence[0]
        # Where two notes disagree, there is more than one right answer.
        if evidence.src_uri != src_uri or len({e.label for e in claim.evidence}) > 1:
            continue
        name = f"{claim.key}/evidence"
        others = [label for label in LABELS if label is not evidence.label]
        wrong = pick(name, others, lambda label: label.name)
        options = [Option(evidence.label.title, True, evidence.note)]
        options += [
            Option(label.title, False, labels.QUIZ_WOULD_MEAN.format(label=label.title, meaning=label.meaning))
            for label in wrong
        ]
        title = labels.QUIZ_HOW_SURE.format(claim=sentence(escaped(claim.title)))
        shown = tuple(sorted(options, key=lambda option: rank(name, "option", option.text)))
        again = f"/{SOURCES_URI}#{claim_anchor(claim.key)}"
        asked = (AskedClaim(claim.key, evidence.label),)
        line = evidence.line
        yield Question(name, title, src_uri, line, ONE, shown, reread=again, claims=asked, asks_how_sure=True)
