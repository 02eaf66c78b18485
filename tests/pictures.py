"""Pathways made up for tests of their pictures: short words and long ones, one endless one, and other scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.components.pathway.picture.diagram import DiagramStep, PathwayDiagram
from psychoed.components.pathway.picture.figure import wide
from psychoed.components.pathway.picture.tall_scene import tall_scene
from psychoed.components.pathway.picture.vertical_layout import column
from psychoed.components.pathway.picture.wide_scene import wide_scene
from psychoed.components.pathway.scene import Moment, Scene
from psychoed.source.tones import ACCENT, BROKEN
from psychoed.text.wrap import Run
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psychoed.components.pathway.picture.layout import Picture
    from psychoed.components.pathway.picture.stage import Stage

LABELS = {
    "short": [("Hi", ""), ("A", "b"), ("On", "off"), ("No", "")],
    "long": [
        ("A friend or partner, or somebody else who matters to you, answers reliably and with care", ""),
        (
            "Your body releases oxytocin and endorphins, which nobody has shown to work quite as simply as this",
            "calm, pleasure, and the wish to stay a little longer than you had planned before you came",
        ),
        ("WWWW MMMM WWWW MMMM WWWW MMMM WWWW MMMM", "WWWWWW MMMMMM WWWWWW MMMMMM"),
    ],
    "endless": [
        (
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            "rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2,
        ),
        ("W" * 90, "https://example.org/a-very-long-address/that/never-ends/" + "m" * 60),
        ("on-and-off-and-on-and-off-and-on-and-off-and-on-again", "either/or/either/or/either/or/either/or"),
    ],
    "scripts": [
        ("Надёжный ответ друга или партнёра", "спокойствие и близость"),
        ("信頼できる友人やパートナーからの返事がいつも届くという経験", "落ち着きと喜び、そして信頼"),
        ("صديق يرد دائماً ويمكن الاعتماد عليه في كل وقت", "هدوء وراحة"),
        ("Ξέρεις ότι θα απαντήσει", "ηρεμία και ευχαρίστηση"),
        ("ความไว้วางใจเติบโตขึ้นเมื่อมีคนตอบกลับอย่างสม่ำเสมอ", "ใจสงบ"),
        ("Tre\u0300s su\u0302r 💛 💛 💛 💛 💛 💛 💛 💛 💛 💛", "👩‍👩‍👧 👍🏽"),
    ],
    "mixed": [("Hi", "calm"), ("A partner or friend reliably responds to you", ""), ("x" * 60, "b"), ("信頼", "y z")],
}


SAYS = (
    "Then it starts again.",
    "The next reply brings relief, and the waiting starts anew",
    "x" * 60,
    "信頼できる返事",
)
"""What may be said of a way back."""


def diagram(kind: str, count: int, *, returns: int, tone: str = ACCENT) -> PathwayDiagram:
    """Make up a pathway; `returns` is the number of the step to which its last one leads back, 0 for none."""
    words = LABELS[kind]
    steps = [words[n % len(words)] for n in range(count)]
    return made(steps, returns=returns, tone=tone)


def made(
    steps: Sequence[tuple[str, str]], *, returns: int, tone: str = ACCENT, says: str = "Then it starts again."
) -> PathwayDiagram:
    """Make a pathway of plain words."""
    runs = [DiagramStep((Run(text),), (Run(effect),) if effect else ()) for text, effect in steps]
    said = says if returns else ""
    return PathwayDiagram("A pathway", tuple(runs), tone, english(), returns, said, said)


def scene(words: Sequence[str], names: tuple[str, str], *, tone: str = ACCENT, language: str = "en") -> PathwayDiagram:
    """Make up two people, with one of each thing that may happen between them, and steps in three places."""
    said = [words[n % len(words)] for n in range(11)]
    moments = (
        Moment(1, 2, said[0], f"“{said[1]}”"),
        Moment(2, 1, said[2], said[3], (1,), is_broken=tone in BROKEN),
        Moment(1, 0, said[4], said[5], (2, 3)),
        Moment(1, 1, said[6], said[7]),
        Moment(2, 1, said[8], f"“{said[9]}”"),
        Moment(2, 0, said[10]),
        Moment(0, 0, said[3], "", (4,)),
    )
    steps = [(said[n], said[n + 1] if n % 2 else "") for n in range(4)]
    made_up = made(steps, returns=2, tone=tone)
    return replace(made_up, scene=Scene(names, moments), words=replace(made_up.words, language=language))


def stages(shown: PathwayDiagram) -> dict[str, Stage]:
    """Lay a scene out in both ways, with its steps and without."""
    assert shown.scene
    found = {}
    for inside in (False, True):
        layer = "inside" if inside else "calm"
        found[f"tall-{layer}"] = tall_scene(shown, shown.scene, inside=inside)
        found[f"wide-{layer}"] = wide_scene(shown, shown.scene, inside=inside)
    return found


def layouts(shown: PathwayDiagram) -> dict[str, Picture]:
    """Lay a pathway out in both ways."""
    return {"tall": column(shown), "wide": wide(shown)}
