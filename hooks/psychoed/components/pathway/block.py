"""`pathway`: steps that lead to one another, in a line or a loop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString
from pymdownx.blocks.block import type_any

from psychoed import labels
from psychoed.components.around import NOTHING, read_around
from psychoed.components.block import CLAIM_OPTIONS, ContentBlock, fence_id, header_problems, repeated, unmovable
from psychoed.components.items import NUMBERED, first_paragraph, read_items
from psychoed.components.pathway.way_back import read_return, read_way_back, return_element
from psychoed.text import CODE_SPAN, claim_of, plain, rebased, without_claims
from psychoed.tones import BROKEN, NEUTRAL, Tone, read_tone, tone_class

if TYPE_CHECKING:
    from collections.abc import Collection

    from psychoed.fences import Fence
    from psychoed.problems import Problem
from psychoed.components.pathway.part import Pathway, Step

_ARROW = re.compile(rf"{CODE_SPAN.pattern}|\[[^\]]*\]\([^)]*\)|(?P<arrow>\s*(?:→|->)\s*)")


class PathwayBlock(ContentBlock):
    """A figure with the steps as an ordered list, above which they are drawn once the page is rendered.

    Options (for authors):
        returns: Where it goes on after the last step, and what leads back: `2 | The next reply starts the wait again`.
        loop: `true` where it starts again at step 1, and nothing is said of it.
        tone: `neutral` (the default), `accent` or `accent-2`, and what it stands for: `accent | Calm`.
        beside: The id of another pathway, to be seen next to this one.

    Content (for authors):
        A numbered list. `→` or `->` parts a step from what it leads to.
    """

    NAME = "pathway"
    OPTIONS = {
        **CLAIM_OPTIONS,
        "loop": (False, type_any),
        "returns": ("", type_any),
        "tone": (NEUTRAL, type_any),
        "beside": ("", type_any),
    }
    TAG = "figure"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Create the figure, in a pair where another pathway stands beside it."""
        other = self.scope.site.book.pathway(str(self.options["beside"]))
        self.is_paired = other is not None
        if other is None:
            return super().on_create(parent)
        pair = etree.SubElement(parent, "div", {"class": "pathways"})
        figure = super().on_create(pair)
        pair.append(_figure(other, self.scope.site.claims))
        return figure

    def on_end(self, block: etree.Element) -> None:
        """Part each step from its effect, and say where it goes on after the last."""
        tone = read_tone(self.options["tone"])[0]
        block.set("class", f"{block.get('class')} {tone_class(tone.name)}")
        caption = etree.Element("figcaption")
        caption.text = self.argument
        block.insert(0, caption)
        # A line that goes on alone needs no name, a broken one asks why.
        if self.is_paired or tone.name in BROKEN:
            _name_tone(caption, tone)
        steps = block.find("ol")
        if steps is None:
            return
        steps.set("class", "pathway__steps")
        for number, li in enumerate(steps, 1):
            li.set("id", f"{self.id}/{number}")
            holder = first_paragraph(li)
            _fill_step(holder, *split_step(holder.text or ""))
        if returns := read_return(self.options["returns"], loop=self.options["loop"], count=len(steps))[0]:
            block.insert(list(block).index(steps) + 1, return_element(returns, len(steps)))


def _figure(pathway: Pathway, claims: Collection[str]) -> etree.Element:
    """Draw a pathway that is at home elsewhere: the same words, no ids, no second round of term links."""
    figure = etree.Element("figure", {"class": f"pathway {tone_class(pathway.tone.name)} no-glossary"})
    caption = etree.SubElement(figure, "figcaption")
    link = etree.SubElement(caption, "a", {"href": f"/{pathway.src_uri}#{pathway.id}"})
    link.text = AtomicString(plain(pathway.title))
    _name_tone(caption, pathway.tone)
    steps = etree.SubElement(figure, "ol", {"class": "pathway__steps"})
    for step in pathway.steps:
        _fill_step(etree.SubElement(steps, "li"), step.text, step.effect)
    if pathway.returns:
        figure.append(return_element(pathway.returns, len(pathway.steps)))
    if any(statement.key in claims for statement in pathway.statements):
        sure = etree.SubElement(figure, "p", {"class": "pathway__sure"})
        notes = {"href": f"/{pathway.src_uri}#{pathway.id}"}
        etree.SubElement(sure, "a", notes).text = AtomicString(labels.EVIDENCE_ELSEWHERE)
    return figure


def _name_tone(caption: etree.Element, tone: Tone) -> None:
    """Say before a pathway's title what its tone stands for, where its author says so."""
    if tone.label:
        word = etree.Element("span", {"class": "pathway__tone"})
        word.text = AtomicString(tone.label)
        word.tail, caption.text = f" {caption.text or ''}", ""
        caption.insert(0, word)


def _fill_step(holder: etree.Element, text: str, effect: str) -> None:
    step = etree.Element("span", {"class": "pathway__step"})
    step.text = text
    holder.text = ""
    holder.insert(0, step)
    if effect:
        step.tail = " "
        result = etree.Element("span", {"class": "pathway__effect"})
        result.text = f"→\N{NO-BREAK SPACE}{effect}"
        holder.insert(1, result)


def split_step(text: str) -> tuple[str, str]:
    """Part a step from what it leads to, at the first arrow."""
    text = text.strip()
    # An arrow in code or in a link is none of ours.
    arrow = next((found for found in _ARROW.finditer(text) if found["arrow"]), None)
    return (text[: arrow.start()], text[arrow.end() :]) if arrow else (text, "")


def read_pathway(fence: Fence) -> tuple[Pathway, list[Problem]]:
    """Read a `pathway` block; report too few steps, empty or repeated ones, an unknown tone, a way back to nowhere."""
    name = fence_id(fence)
    problems = header_problems(fence, PathwayBlock)
    items, crowded = read_items(fence, NUMBERED, "step")
    problems += crowded
    steps = []
    for number, item in enumerate(items, 1):
        problems += unmovable(fence, item.text, item.line)
        text, effect = split_step(rebased(without_claims(item.text), fence.src_uri))
        if not text:
            problems.append(fence.problem("This step is empty.", "Say what happens in it.", item.line))
        rest = rebased(without_claims(item.rest), fence.src_uri)
        steps.append(Step(f"{name}/{number}", text, effect, claim_of(f"{item.text} {item.rest}"), item.line, rest))
    if len(steps) < 2:
        problems.append(
            fence.problem(
                f"This pathway has {len(steps) or 'no'} step{'s' if not steps else ''}.",
                "Write at least two as a numbered list: `1. First step → what it leads to`.",
            )
        )
    problems += repeated(fence, [(plain(step.text), step.line) for step in steps], "step")
    tone, unknown = read_tone(fence.options.get("tone", NEUTRAL))
    problems += [fence.option_problem("tone", *each) for each in unknown]
    loop = fence.options.get("loop", False)
    if not isinstance(loop, bool):
        what = f"`loop` is neither true nor false: {loop!r}."
        problems.append(fence.option_problem("loop", what, "Write `loop: true`, without quotes, or leave it out."))
    returns, wrong = read_way_back(fence, len(steps))
    problems += wrong
    return (
        Pathway(
            id=name,
            title=fence.title,
            src_uri=fence.src_uri,
            line=fence.line,
            claim=fence.options.get("claim"),
            steps=tuple(steps),
            returns=returns,
            tone=tone,
            beside=str(fence.options.get("beside", "")),
            beside_line=fence.option_lines.get("beside", fence.line),
            around=read_around(fence, items[0].line, items[-1].end) if items else NOTHING,
        ),
        problems,
    )
