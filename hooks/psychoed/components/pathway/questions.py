"""Questions made from a pathway. Every option's feedback comes from the step that it came from.

Distractors are siblings: other steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.asking.builder import ask, pick, sentence, words
from psychoed.components.question.data import Question
from psychoed.components.question.interactions import Option, Order, Step
from psychoed.text.inline import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.asking.asking import Asking
    from psychoed.components.asking.sureness import Asked
    from psychoed.components.pathway.part import Pathway


def from_pathway(pathway: Pathway, asking: Asking) -> Iterator[Question]:
    """Ask what comes next after each step, and for the order of all of them."""
    say, sureness = asking.words, asking.sureness
    whole = sureness.of(pathway.claim or pathway.id)
    asked = [sureness.of(step.claim or step.id) for step in pathway.steps]
    steps = [words(step.text) for step in pathway.steps]
    effects = [words(step.effect) for step in pathway.steps]

    def between(i: int) -> Asked:
        """Return what is claimed by saying what follows a step."""
        return tuple(dict.fromkeys([*asked[i], *asked[i + 1], *whole]))

    def follows(i: int, *, meant: bool) -> str:
        said = say("made.step_then", step=steps[i], next=steps[i + 1])
        return sureness.reason(said, between(i), meant=meant)

    # Nobody is asked what follows the last step: it may be what another person does, and that is nobody's effect.
    for i in range(len(steps) - 1):
        right = i + 1
        name = f"{pathway.steps[i].id}/next"
        others = [j for j in range(len(steps)) if j not in {i, right}]
        wrong = pick(name, others, steps.__getitem__)
        # Of each step it is told what it follows, of the first what follows it.
        options = [Option(steps[j], j == right, follows(max(j - 1, 0), meant=j == right)) for j in (right, *wrong)]
        if wrong:
            title = say("made.next", title=words(pathway.title), step=steps[i])
            title, line = sureness.stem(title, between(i)), pathway.steps[i].line
            yield ask(name, title, pathway.src_uri, line, options, pathway.id, between(i))
    if len(steps) >= 3:
        claimed = tuple(dict.fromkeys([*whole, *(claim for each in asked for claim in each)]))
        parts = [(say("made.whole"), whole)]
        parts += [(say("made.step_name", number=number), each) for number, each in enumerate(asked, 1)]
        yield Question(
            id=f"{pathway.id}/in-order",
            title=sureness.stem(say("made.order", title=words(pathway.title)), claimed),
            src_uri=pathway.src_uri,
            line=pathway.line,
            interaction=Order(
                tuple(
                    Step(step, say("made.leads_to", effect=sentence(effect)) if effect else "")
                    for step, effect in zip(steps, effects, strict=True)
                )
            ),
            explanation=sureness.all_reasons(escaped(pathway.return_sentence(say)), parts),
            reread=f"/{pathway.src_uri}#{pathway.id}",
            claims=claimed,
        )
