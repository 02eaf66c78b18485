"""The picture of two people, over made-up ones: whatever they say, nothing lies over anything else."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import Pages, render
from pictures import LABELS, scene, stages
from psychoed.assets.colours import own_colours
from psychoed.assets.contrast import contrast
from psychoed.assets.theme import theme_dir
from psychoed.assets.tokens import TOKENS, read_tokens
from psychoed.components.paper import CARD, SLIDE, Printing
from psychoed.components.pathway.component import PathwayComponent
from psychoed.components.pathway.paper import pathway_slide
from psychoed.components.pathway.picture.figure import pair
from psychoed.components.pathway.picture.layout import Box
from psychoed.components.pathway.picture.scene_writer import SceneWriter
from psychoed.components.pathway.picture.svg_writer import DIAMOND
from psychoed.source.tones import ACCENT, ACCENT_2, TONES
from psychoed.text.richtext import nowhere
from psychoed.text.wrap import room
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.pathway.part import Pathway
    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.layout import Words
    from psychoed.components.pathway.picture.stage import Stage

_WORDS = [text for words in LABELS.values() for step in words for text in step if text]
_SCENES = st.builds(
    scene,
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=11),
    st.tuples(st.sampled_from(_WORDS), st.sampled_from(["You", "Somebody who comes and goes"])),
    tone=st.sampled_from(TONES),
    language=st.sampled_from(["en", "ar"]),
)
STROKE = 2.7
"""Half of an arrow's width."""

PAGE = """# Page

/// pathway | When care comes back
    id: care
    tone: accent
    people: [You, A friend]
    scene:
      - 1 > 2 | You reach out | “Are you there?”
      - 2 > 1 | They answer | “I am.” | step 1
      - 1 | You settle | a little calmer | steps 2-3
      - all | This bond means safety

1. A friend replies
2. Oxytocin → calm
3. You learn
///
"""


def _box(words: Words, *, centred: bool, is_turned: bool) -> list[Box]:
    """Return where each line stands: from above its letters to below them."""
    boxes = []
    for line, y in words.placed():
        wide = room(line, words.face, words.size)
        x = words.x - wide / 2 if centred else words.x - wide if is_turned else words.x
        boxes.append(Box(x, y - words.size * 0.8, wide, words.size * 1.02))
    return boxes


def _all_words(stage: Stage) -> Iterator[Box]:
    for said in stage.said:
        yield from _box(said.words, centred=True, is_turned=stage.is_turned)
    for station in stage.stations:
        for words in filter(None, (station.text, station.effect)):
            yield from _box(words, centred=False, is_turned=stage.is_turned)


def _points(stage: Stage) -> Iterator[tuple[float, float]]:
    for arrow in stage.arrows:
        yield from (curve.at(step / 20) for curve in arrow.edge.curves for step in range(21))


def _apart(one: Box, other: Box) -> bool:
    return one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


@settings(deadline=None)
@given(_SCENES)
def test_all_words_lie_within_the_picture_and_apart(diagram: PathwayDiagram) -> None:
    for name, stage in stages(diagram).items():
        words = list(_all_words(stage))
        for box in words:
            assert box.x >= 0, name
            assert box.right <= stage.width, name
            assert box.y >= 0, name
            assert box.bottom <= stage.height, name
        assert all(_apart(one, other) for one, other in combinations(words, 2)), name


@settings(deadline=None)
@given(_SCENES)
def test_no_arrow_goes_through_words_steps_or_what_is_said(diagram: PathwayDiagram) -> None:
    for name, stage in stages(diagram).items():
        solid = [*_all_words(stage), *(bubble.box for bubble in stage.bubbles), *(node.card for node in stage.stations)]
        for x, y in _points(stage):
            assert STROKE <= x <= stage.width - STROKE, name
            for box in solid:
                assert not (box.x < x < box.right and box.y - STROKE < y < box.bottom + STROKE), (name, box, x, y)


@settings(deadline=None)
@given(_SCENES)
def test_what_is_said_is_in_its_bubble_and_steps_in_cards_with_the_number_off_every_line(
    diagram: PathwayDiagram,
) -> None:
    for name, stage in stages(diagram).items():
        quotes = [said for said in stage.said if said.kind == "detail"]
        for bubble in stage.bubbles:
            within = [
                line
                for said in quotes
                for line in _box(said.words, centred=True, is_turned=stage.is_turned)
                if not _apart(line, bubble.box)
            ]
            assert within, name
            assert all(line.x >= bubble.box.x + 8 and line.right <= bubble.box.right - 8 for line in within), name
        assert len(stage.stations) == (4 if "inside" in name else 0)
        cards = [node.card for node in stage.stations]
        assert all(_apart(one, other) for one, other in combinations([*cards, *(b.box for b in stage.bubbles)], 2))
        for node in stage.stations:
            reach = stage.badge * DIAMOND
            assert node.card.x + 4 <= node.badge[0] - reach, name
            assert node.badge[0] + reach <= node.card.right - 4, name
            for words in filter(None, (node.text, node.effect)):
                for line in _box(words, centred=False, is_turned=stage.is_turned):
                    assert line.x >= node.card.x, name
                    assert line.right <= node.card.right, name
                    assert not (line.x < node.badge[0] + reach and line.right > node.badge[0] - reach), name


@settings(deadline=None)
@given(_SCENES)
def test_words_from_right_to_left_are_the_mirror_image(diagram: PathwayDiagram) -> None:
    both = [stages(replace(diagram, words=replace(diagram.words, language=tag))) for tag in ("en", "ar")]
    for name, stage in both[0].items():
        turned = both[1][name]
        # Letters may be shaped otherwise, but with these fonts they are as wide.
        assert [a.words.x for a in stage.said] == pytest.approx([turned.width - b.words.x for b in turned.said])
        assert [a.turn for a in stage.people] == [-b.turn for b in turned.people]
        assert stage.people[0].x < stage.width / 2 < turned.people[0].x
        svg = SceneWriter(ACCENT, own_colours().light).stage(turned, "x", "Title", "So.")
        assert svg.get("direction") == "rtl"
        arrows = [path.get("d", "") for path in svg.iter("path") if path.get("class") == "picture__arrow"]
        assert all("h-14" in path for path in arrows)


def test_words_are_large_enough_on_a_phone() -> None:
    """A phone has 288 px for a picture; a place of 500 px gets the wide layout, and one of 660 px its steps."""
    smallest = {"tall-calm": (288, 14), "tall-inside": (288, 14), "wide-calm": (500, 12.8), "wide-inside": (660, 13)}
    for name, stage in stages(scene(_WORDS, ("You", "A friend"))).items():
        least = min(
            [said.words.size for said in stage.said]
            + [words.size for node in stage.stations for words in (node.text, node.effect) if words]
        )
        across, most = smallest[name]
        assert least * across / stage.width >= most, name


def test_words_and_lines_have_contrast_by_day_by_night_and_on_paper() -> None:
    for scheme, tokens in read_tokens((theme_dir() / TOKENS).read_text("utf-8")).items():
        day = read_tokens((theme_dir() / TOKENS).read_text("utf-8"))["light"]

        def colour(name: str, tokens: dict = tokens, day: dict = day) -> str:
            return (tokens.get(name) or day[name]).value

        for tone in TONES:
            for ground in ("paper", "card", f"{tone}-tint"):
                for ink in ("ink", "soft-ink", tone):
                    assert contrast(colour(ink), colour(ground)) >= 7, (scheme, ink, ground)
            assert contrast(colour(tone), colour("card")) >= 3


def test_who_comes_and_goes_is_told_by_lines_and_not_by_colour() -> None:
    words = ["One", "Two"]
    drawn = []
    for tone in (ACCENT, ACCENT_2):
        svg = SceneWriter(tone, own_colours().light).stage(
            stages(scene(words, ("You", "A friend"), tone=tone))["wide-calm"], "x", "Title", "So."
        )
        dashed = {element.get("class") for element in svg.iter() if element.get("stroke-dasharray")}
        acts = [group.find("path") for group in svg.iter("g") if group.get("class") == "picture__act"]
        drawn.append((dashed, [path is not None and path.get("stroke-dasharray") is not None for path in acts]))
    assert drawn[0] == (set(), [False] * 4)
    assert drawn[1] == ({"picture__niche", "picture__other", None}, [False, True, False, False])


def test_a_page_shows_the_scene_and_behind_a_switch_its_steps_once_in_words() -> None:
    root = etree.fromstring(f"<div>{render(PAGE)}</div>")
    holder = root.find(".//div[@data-search-exclude='']")
    assert holder is not None
    box, label, *svgs = holder
    assert (box.get("type"), box.get("id"), label.get("for")) == ("checkbox", "care-layer", "care-layer")
    assert label.text == "What may go on in the brain"
    assert [svg.get("class") for svg in svgs] == [
        f"picture picture--{name}" for name in ("tall picture--scene", "wide picture--scene", "tall picture--inside")
    ]
    assert [svg.get("role") for svg in svgs] == ["img", "img", "group"]
    steps = [len({group.get("data-step") for group in svg.iter("g")} - {None}) for svg in svgs]
    assert steps == [0, 0, 3]
    for svg in svgs:
        told = svg.findtext("desc") or ""
        assert told.startswith(
            "Two people: You, and A friend. You reach out: “Are you there?” They answer: “I am.” "
            "You settle: a little calmer. This bond means safety."
        )
        assert told.endswith("The same steps follow as a list.") == (svg.get("role") == "group")
    assert [item.get("id") for item in root.iter("li") if item.get("id")] == ["care/1", "care/2", "care/3"]


def test_a_pathway_without_people_has_no_switch_and_says_nothing_of_them() -> None:
    plain = "".join(
        f"{line}\n" for line in PAGE.splitlines() if not line.startswith(("    people", "    scene", "      -"))
    )
    html = render(plain)
    assert "pathway__switch" not in html
    assert "picture--scene" not in html
    assert "The same steps in words" in html


def _pathway(page: str) -> Pathway:
    pathway = Pages({"page.md": page}).content.site.book.pathway("care")
    assert pathway is not None
    return pathway


def test_its_alternative_text_says_what_goes_on_and_then_the_steps() -> None:
    assert PathwayComponent().alt(_pathway(PAGE), english()) == [
        "Two people: You, and A friend.",
        "You reach out: “Are you there?”",
        "They answer: “I am.”",
        "You settle: a little calmer.",
        "This bond means safety.",
        "1. A friend replies",
        "2. Oxytocin → calm",
        "3. You learn",
    ]


@pytest.mark.parametrize("frame", [SLIDE, CARD])
def test_a_slide_and_a_card_fill_their_frame_with_the_scene_alone(frame: object) -> None:
    printing = Printing(nowhere, lambda key: [], own_colours().paper, english())
    svg = pathway_slide(_pathway(PAGE), printing, "Made here", frame)  # type: ignore[arg-type]
    across, down = (float(number) for number in (svg.get("viewBox") or "").split()[2:])
    assert across / down == pytest.approx(16 / 9 if frame is SLIDE else 1200 / 630)
    assert not [group for group in svg.iter("g") if group.get("data-step")]
    assert not list(svg.iter("text"))
    assert "Two people" in (svg.findtext("desc") or "")


def test_side_by_side_what_happens_in_both_stands_at_one_height() -> None:
    long = scene(["A friend or partner, or somebody else who matters, answers with care"], ("You", "A friend of mine"))
    short = scene(["Hi"], ("You", "A friend"))
    holders = pair([long, short], ["one", "other"], own_colours().light)
    heights = []
    for holder in holders:
        svg = holder.find("svg")
        assert svg is not None
        names = [group.find("text") for group in svg.iter("g") if group.get("class") == "picture__text"]
        heights.append([text.get("y") for text in names if text is not None][:3])
    assert heights[0] == heights[1]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("1 | Over time: calm", ("Over time: calm", "")),
        ("1: You settle | at last", ("You settle", "at last")),
        ('"1 | a: b: c"', ("a: b: c", "")),
        ("1 | You settle | | steps 1-3", ("You settle", "")),
    ],
)
def test_a_line_may_hold_a_colon(written: str, kept: tuple[str, str]) -> None:
    step = "" if "steps" in written else "\n      - 2 | They rest | steps 1-3"
    page = PAGE[: PAGE.index("      - 1 > 2")] + f"      - {written}{step}\n\n" + PAGE[PAGE.index("1. A friend") :]
    scene = _pathway(page).scene
    assert scene is not None
    assert (scene.moments[0].text, scene.moments[0].detail) == kept
