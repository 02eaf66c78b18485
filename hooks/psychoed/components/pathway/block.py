"""`pathway`: steps that lead to one another, in a line or a loop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psychoed.components.around import NOTHING, read_around
from psychoed.components.block import ComponentBlock, fence_id, read_header, repeated, unmovable
from psychoed.components.items import NUMBERED, read_items
from psychoed.components.options import ClaimOptions, options_of
from psychoed.components.pathway.staging import read_scene
from psychoed.components.pathway.way_back import read_way_back
from psychoed.source.fields import given, table
from psychoed.source.kinds import TEXT, as_is, flag
from psychoed.source.tones import Tone, read_tone
from psychoed.text.inline import CODE_SPAN, claim_of, plain, rebased, without_claims

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem
from psychoed.components.pathway.part import Pathway, Step

_BETWEEN = r"(?:\s|<br ?/?>)*+"
_ARROW = re.compile(rf"{CODE_SPAN.pattern}|\[[^\]]*\]\([^)]*\)|(?P<arrow>{_BETWEEN}(?:→|(?<![-<])--?>){_BETWEEN})|\s++")
_NO_ARROW = re.compile(
    rf"{CODE_SPAN.pattern}|\[[^\]]*\]\([^)]*\)|(?P<arrow>=+>|<-+>?(?!\d)|-{{3,}}>|[⇒⇨⟶⟹➔➙➜➝➞➡⇢⇾↔⇔←])"
)
"""What people write for an arrow, or one that leads back, and what is none."""
_HEAD = re.compile("=>|<-|->|[⇒⇨⟶⟹➔➙➜➝➞➡⇢⇾↔⇔←]")
"""What each of these has: to look for it alone is quick."""


@table
class PathwayOptions(ClaimOptions):
    """What a pathway may have."""

    loop: bool = given(flag("Write `loop: true`, without quotes, or leave it out."), default=False)
    returns: Given | None = given(as_is, default=None)
    """Read by `read_way_back`, which knows how many steps there are."""
    tone: Tone = given(read_tone, default=Tone())
    beside: str = given(TEXT, default="")
    people: Given | None = given(as_is, default=None)
    """Read by `read_scene`, with those below."""
    scene: Given | None = given(as_is, default=None)
    layer: str = given(TEXT, default="")


class PathwayBlock(ComponentBlock):
    """A figure with the steps as an ordered list, above which they are drawn once the page is rendered.

    Options (for authors):
        returns: Where it goes on after the last step, and what leads back: `2 | The next reply starts the wait again`.
        loop: `true` where it starts again at step 1, and nothing is said of it.
        tone: `neutral` (the default), `accent` or `accent-2`, and what it stands for: `accent | Calm`.
        beside: The id of another pathway, to be seen next to this one.
        people: The two people whom it shows: `[You, A friend]`.
        scene: What goes on between them, one thing a line: `1 > 2 | What happens | more words | steps 2-4`.
        layer: What the steps are called, which a reader of the scene switches on.

    Content (for authors):
        A numbered list. `→`, `->` or `-->` parts a step from what it leads to.
    """

    NAME = "pathway"
    OPTIONS = options_of(PathwayOptions)
    TAG = "figure"


def _first(arrows: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((found for found in arrows.finditer(text) if found["arrow"]), None)


def _split_step(text: str) -> tuple[str, str]:
    """Part a step from what it leads to, at the first arrow."""
    text = text.strip()
    # An arrow in code or in a link is none of ours.
    arrow = _first(_ARROW, text) if "→" in text or "->" in text else None
    return (text[: arrow.start()], text[arrow.end() :]) if arrow else (text, "")


def read_pathway(fence: BlockSource) -> tuple[Pathway, list[Problem]]:
    """Read a `pathway` block; report too few steps, empty or repeated ones, an unknown tone, a way back to nowhere."""
    name = fence_id(fence)
    options, problems = read_header(fence, PathwayBlock, PathwayOptions)
    items, crowded = read_items(fence, NUMBERED, "step")
    problems += crowded
    steps = []
    for number, item in enumerate(items, 1):
        problems += unmovable(fence, item.text, item.line)
        text, effect = _split_step(rebased(without_claims(item.text), fence.src_uri))
        if _HEAD.search(item.text) and (other := _first(_NO_ARROW, item.text)):
            what = f"`{other['arrow']}` is no arrow of a step."
            problems.append(fence.problem(what, "Write `→` or `->` before what the step leads to.", item.line))
        if not text:
            problems.append(fence.problem("This step is empty.", "Say what happens in it.", item.line))
        if item.after:
            what = "The steps go on behind a text that is no part of the list."
            problems.append(fence.problem(what, "Indent the text by four spaces, or put it below all steps.", item.end))
        rest, claim = rebased(item.rest, fence.src_uri), claim_of(f"{item.text} {item.rest}")
        steps.append(Step(f"{name}/{number}", text, effect, claim, item.line, rest, item.loose))
    if len(steps) < 2 and not fence.misread:
        problems.append(
            fence.problem(
                f"This pathway has {len(steps) or 'no'} step{'s' if not steps else ''}.",
                "Write at least two as a numbered list: `1. First step → what it leads to`.",
            )
        )
    problems += repeated(fence, [(plain(step.text), step.line) for step in steps], "step")
    returns, wrong = read_way_back(fence, options.returns, loops=options.loop, count=len(steps))
    problems += wrong
    scene, wrong = read_scene(fence, options.people, options.scene, options.layer, len(steps))
    problems += wrong
    return (
        Pathway(
            id=name,
            title=fence.title,
            src_uri=fence.src_uri,
            line=fence.line,
            claim=options.claim,
            steps=tuple(steps),
            returns=returns,
            tone=options.tone,
            tone_line=fence.options.line_of("tone"),
            beside=options.beside,
            beside_line=fence.options.line_of("beside"),
            around=read_around(fence, items[0].line, items[-1].end) if items else NOTHING,
            scene=scene,
        ),
        problems,
    )
