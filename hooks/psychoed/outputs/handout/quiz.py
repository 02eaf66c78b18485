"""The quiz sheet of a page: its short quiz to fill in, and the answers with their reasons on a page of their own."""

from __future__ import annotations

from functools import partial
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, assert_never

from psychoed.components.question.interactions import BLANK, Choice, Match, Order, TextEntry
from psychoed.components.question.mixed import mixed, mixed_targets
from psychoed.outputs.embed.kinds import QUIZ
from psychoed.outputs.handout.names import quiz_name
from psychoed.outputs.handout.sheet import Sheet, target_of
from psychoed.text.richtext import blocks, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.components.question.data import Question
    from psychoed.content.provenance import Provenance
    from psychoed.content.site_context import SiteContext
    from psychoed.features.quiz.page import Quiz
    from psychoed.text.richtext import Address, Block, Run
    from psychoed.words.catalogue import Words


def quiz_sheet(quiz: Quiz, context: SiteContext, trust: Provenance) -> Sheet:
    """Return the sheet of a page's quiz.

    Arguments:
        quiz: The quiz, of which the short form is asked.
        context: What the build shares.
        trust: What its page says of itself.
    """
    leads, words = partial(target_of, context=context), context.build_info.words
    asked = quiz.short
    everything = words("handout.quiz_all")
    body = {
        "questions": [_question(question, leads, words) for question in asked],
        "authored": len(quiz.written),
        "of": len(quiz.questions),
        "lead": {"all": everything, "some": f"{words.raw('handout.quiz_some')} {everything}"},
        "key": words("quiz.key"),
    }
    return Sheet(
        id=quiz_name(quiz.page.src_uri),
        layout=QUIZ,
        title=words("quiz.title", page=quiz.page.title),
        src_uri=quiz.page.src_uri,
        line=0,
        home=context.url(quiz.src_uri),
        trust=trust,
        pages=2,
        body=body,
    )


def _question(question: Question, leads: Address, words: Words) -> dict[str, Any]:
    return {
        "title": _title(question, leads),
        "asks": words(f"handout.asks.{question.interaction.kind}"),
        "intro": blocks(question.intro, leads),
        **_room(question, leads, words),
        "explanation": blocks(question.explanation, leads),
    }


def _title(question: Question, leads: Address) -> list[Run]:
    before, blank, after = question.title.partition(BLANK)
    if not isinstance(question.interaction, TextEntry) or not blank:
        return line(question.title, leads)
    spaced = [" " if before.endswith(" ") else "", " " if after.startswith(" ") else ""]
    return [*line(before, leads), {"words": spaced[0]}, {"blank": True}, {"words": spaced[1]}, *line(after, leads)]


def _room(question: Question, leads: Address, words: Words) -> dict[str, Any]:
    """Return where to answer, and what fits with its reason.

    Before each of its `options` stands a `mark`: a `radio` button, a `checkbox` or a `gap` to write in. Its `targets`
    have letters to write there.
    """
    match question.interaction:
        case Choice(options) as choice:
            fits = [_answer(line(option.text, leads), blocks(option.feedback, leads)) for option in choice.rights]
            shown = [line(option.text, leads) for option in options]
            mark = "checkbox" if choice.several else "radio"
            return {"mark": mark, "options": shown, "targets": [], "answers": fits}
        case Order(steps):
            order = mixed([step.text for step in steps], question.id)
            shown = [line(steps[number - 1].text, leads) for number in order]
            return {"mark": "gap", "options": shown, "targets": [], "answers": _placed(map(str, order), words)}
        case Match(sources, targets, grouped):
            if grouped:
                sources = tuple(sources[number - 1] for number in mixed([each.text for each in sources], question.id))
            else:
                targets = tuple(mixed_targets(targets, question.id))
            letters = dict(zip(targets, _letters(len(targets)), strict=True))
            return {
                "mark": "gap",
                "options": [line(source.text, leads) for source in sources],
                "targets": [{"letter": letter, "text": line(target, leads)} for target, letter in letters.items()],
                "answers": _placed((letters[source.target] for source in sources), words),
            }
        case TextEntry(accepted):
            fits = [_answer([{"words": f" {words('lists.or')} ".join(accepted)}])]
            return {"mark": "", "options": [], "targets": [], "answers": fits}
        case _:
            assert_never(question.interaction)


def _answer(text: list[Run], reason: Iterable[Block] = ()) -> dict[str, Any]:
    return {"text": text, "reason": [*reason]}


def _placed(signs: Iterable[str], words: Words) -> list[dict[str, Any]]:
    return [_answer([{"words": words("handout.from_top", signs=", ".join(signs))}])]


def _letters(count: int) -> list[str]:
    """Return letters to name things by; after Z, two of them."""
    letters = [*ascii_uppercase, *(one + other for one in ascii_uppercase for other in ascii_uppercase)]
    return letters[:count]
