"""The picture of a pathway, over made-up ones: whatever it says, nothing lies over anything else."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.svgLib.path import parse_path
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from helpers import Pages, render, without_fonts
from pictures import LABELS, SAYS, layouts, made
from psychoed.assets import theme
from psychoed.assets.colours import ToneInks, own_colours
from psychoed.components.paper import Printing
from psychoed.components.pathway.component import PathwayComponent
from psychoed.components.pathway.paper import pathway_slide
from psychoed.components.pathway.picture.diagram import diagram_of
from psychoed.components.pathway.picture.slide import drawn_svg
from psychoed.components.pathway.picture.svg_writer import DIAMOND, SvgWriter
from psychoed.components.pathway.picture.vertical_layout import column, row_heights
from psychoed.source.tones import ACCENT, TONES
from psychoed.text.metrics import HEADING, PLAIN, STRONG, glyphs, width
from psychoed.text.richtext import nowhere
from psychoed.text.text_to_paths import text_path
from psychoed.text.wrap import Run, room, text_of, wrap
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from psychoed.components.pathway.part import Pathway
    from psychoed.components.pathway.picture.diagram import PathwayDiagram
    from psychoed.components.pathway.picture.layout import Box, Picture, Words
    from psychoed.text.metrics import Face

BAND = 3.5
"""Half of a way's width."""

_SIGNS = "aiklmnotuW -–/éßжщΩ漢字かเก็عب💛👍🏽\u0301\u200d"
_LABELS = st.one_of(
    st.sampled_from([text for words in LABELS.values() for step in words for text in step if text]),
    st.text(_SIGNS, min_size=1, max_size=150).filter(lambda text: text.strip()),
)
_STEPS = st.lists(st.tuples(_LABELS, st.one_of(st.just(""), _LABELS)), min_size=3, max_size=9)


@st.composite
def pathways(draw: st.DrawFn) -> PathwayDiagram:
    """Draw a pathway: a line, or one that leads back to any of its steps but the last."""
    steps = draw(_STEPS)
    tone = draw(st.sampled_from(TONES))
    return made(steps, returns=draw(st.integers(0, len(steps) - 1)), tone=tone, says=draw(st.sampled_from(SAYS)))


PATHWAYS = pathways()


@pytest.mark.parametrize("sign", ["👩\u200d👩\u200d👧", "e\u0301", "ก็", "👍🏽"])
def test_a_sign_of_many_characters_is_never_parted(sign: str) -> None:
    lines = wrap((Run(sign * 12),), PLAIN, 16, 40)
    assert len(lines) > 1
    assert {text_of(line).replace(sign, "") for line in lines} == {""}


def _apart(one: Box, other: Box) -> bool:
    return one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


def _texts(picture: Picture) -> Iterator[tuple[Words, Box]]:
    for station in picture.stations:
        yield station.text, station.card
        if station.effect:
            yield station.effect, station.card


def _points(picture: Picture) -> Iterator[tuple[int, float, float]]:
    for number, way in enumerate(picture.ways):
        for curve in way.curves:
            for step in range(21):
                yield number, *curve.at(step / 20)


@given(PATHWAYS)
def test_cards_lie_apart_and_within_the_picture(diagram: PathwayDiagram) -> None:
    for picture in layouts(diagram).values():
        cards = [station.card for station in picture.stations]
        assert len(cards) == len(diagram.steps)
        assert all(_apart(one, other) for one, other in combinations(cards, 2))
        for station in picture.stations:
            assert station.badge[0] - picture.badge * DIAMOND >= 0
            assert station.card.y >= 0
            assert station.card.right <= picture.width
            assert station.card.bottom <= picture.height


@given(PATHWAYS)
def test_every_line_lies_within_its_card_and_beside_the_number(diagram: PathwayDiagram) -> None:
    for picture in layouts(diagram).values():
        for words, card in _texts(picture):
            for line, y in words.placed():
                assert words.x >= card.x + picture.badge * DIAMOND + 4
                assert words.x + room(line, words.face, words.size) <= card.right
                assert y - words.size >= card.y
                assert y + words.size * 0.35 <= card.bottom
        for station in picture.stations:
            if station.effect:
                assert station.effect.y - station.text.placed()[-1][1] >= station.effect.size


@given(PATHWAYS)
def test_ways_lead_round_all_cards_but_those_they_join_and_past_the_sentence(diagram: PathwayDiagram) -> None:
    for picture in layouts(diagram).values():
        count = len(diagram.steps)
        assert len(picture.ways) == (count if diagram.returns else count - 1)
        assert (picture.sentence is not None) == bool(diagram.returns)
        for number, x, y in _points(picture):
            assert BAND <= x <= picture.width - BAND
            assert BAND <= y <= picture.height - BAND
            for station in picture.stations:
                after = number + 1 if number + 1 < count else diagram.entries
                if station.number - 1 not in {number, after}:
                    card = station.card
                    assert not (card.x < x < card.right and card.y < y < card.bottom)
        if picture.sentence:
            said = picture.sentence
            for line, y in said.placed():
                half = room(line, said.face, said.size) / 2
                left, right, top, bottom = said.x - half, said.x + half, y - said.size, y + said.size * 0.3
                assert left >= 0
                assert right <= picture.width
                assert bottom <= picture.height
                for card in (station.card for station in picture.stations):
                    assert left >= card.right or right <= card.x or top >= card.bottom or bottom <= card.y
                for _, at_x, at_y in _points(picture):
                    assert not (left < at_x < right and top - BAND < at_y < bottom + BAND)


@given(PATHWAYS)
def test_ways_join_cards_and_cross_none_of_those_they_join(diagram: PathwayDiagram) -> None:
    for picture in layouts(diagram).values():
        cards = [station.card for station in picture.stations]
        for number, way in enumerate(picture.ways):
            joined = cards[number], cards[number + 1 if number + 1 < len(cards) else diagram.entries]
            for card, (x, y) in zip(joined, (way.curves[0].start, way.curves[-1].end), strict=True):
                assert card.x - BAND <= x <= card.right + BAND
                assert card.y - BAND <= y <= card.bottom + BAND
        for number, x, y in _points(picture):
            joined = cards[number], cards[number + 1 if number + 1 < len(cards) else diagram.entries]
            assert not any(card.x < x < card.right and card.y < y < card.bottom for card in joined)


@given(PATHWAYS, PATHWAYS)
def test_side_by_side_every_step_stands_at_the_height_of_its_fellow(one: PathwayDiagram, other: PathwayDiagram) -> None:
    rows = row_heights(one, other)
    both = column(one, rows=rows).stations, column(other, rows=rows).stations
    if (one.returns == 1) == (other.returns == 1):
        for left, right in zip(*both, strict=False):
            assert (left.card.y, left.card.height) == (right.card.y, right.card.height)
    for stations in both:
        assert all(_apart(a.card, b.card) for a, b in combinations(stations, 2))


@given(st.lists(st.tuples(_LABELS, st.booleans()), min_size=1, max_size=5), st.integers(60, 400))
def test_lines_hold_every_sign_in_its_order_and_in_its_link(pieces: list[tuple[str, bool]], most: int) -> None:
    runs = [Run(text, {"href": f"#{n}"} if linked else None) for n, (text, linked) in enumerate(pieces)]
    lines = wrap(runs, STRONG, 16, most)
    assert " ".join("".join(map(text_of, lines)).split()) == " ".join(text_of(runs).split())
    for run in runs:
        kept = "".join(part.text for line in lines for part in line if part.link is run.link)
        if run.link:
            assert "".join(kept.split()) == "".join(run.text.split())
    for line in lines:
        # A single sign may be wider than any line.
        assert room(line, STRONG, 16) <= most or len(text_of(line).strip()) <= 12


def test_lines_are_as_even_as_they_can_be() -> None:
    lines = [text_of(line) for line in wrap([Run("One two three four five six")], PLAIN, 16, 200)]
    assert lines == ["One two three ", "four five six"]


def test_pictures_are_measured_in_the_fonts_that_browsers_load() -> None:
    packed = sorted(theme.FONTS.glob("*.woff2"))
    assert {f"{path.stem}.ttf" for path in packed} == {face.file for face in (PLAIN, STRONG, HEADING)}
    for path in packed:
        font = TTFont(path, recalcTimestamp=False)
        font.flavor = None
        unpacked = io.BytesIO()
        font.save(unpacked)
        again = f"fonttools ttLib --no-recalc-timestamp {path.name} -o {path.stem}.ttf"
        assert unpacked.getvalue() == path.with_suffix(".ttf").read_bytes(), again


def test_letters_stand_as_close_as_their_font_sets_them() -> None:
    assert width("AV", PLAIN, 100) < width("A", PLAIN, 100) + width("V", PLAIN, 100)
    assert width("Ä", PLAIN, 10) == width("A\u0308", PLAIN, 10)
    assert width("on\u2011off", PLAIN, 10) == width("on-off", PLAIN, 10)
    assert width("on\u00adoff", HEADING, 10) == width("onoff", HEADING, 10)


def test_words_as_shapes_are_as_wide_as_words_and_stand_where_they_should() -> None:
    said = "Wave at “AV” Ä\u00ad, on\u2011off"
    for size in (14.5, 27.0):
        left, top, right, bottom = _bounds(text_path(said, 100, 50, PLAIN, size))
        wide = width(said, PLAIN, size)
        assert (left, right) == pytest.approx((100, 100 + wide), abs=size / 8)
        # From the dots on a capital letter to below the line, where commas end.
        assert (top, bottom) == pytest.approx((50 - 0.9 * size, 50 + 0.17 * size), abs=size / 12)
        in_the_middle = text_path(said, 100, 50, PLAIN, size, "middle")
        assert _bounds(in_the_middle)[0] == pytest.approx(left - wide / 2, abs=0.011)


@pytest.mark.parametrize("face", [PLAIN, STRONG, HEADING])
def test_shapes_are_those_of_the_font_and_rounding_errors_do_not_add_up(face: Face) -> None:
    font = TTFont(theme.FONTS / face.file)
    shapes = font.getGlyphSet(location={"wght": face.weight} if "fvar" in font else None)
    scale = 16 / font["head"].unitsPerEm
    for sign in "aogÄ&8”":
        expected = SVGPathPen(shapes)
        shapes[font.getBestCmap()[ord(sign)]].draw(TransformPen(expected, (scale, 0, 0, -scale, 0, 0)))
        path = text_path(sign, 0, 0, face, 16)
        assert _bounds(path) == pytest.approx(_bounds(expected.getCommands()), abs=0.011)
        assert _area(path) == pytest.approx(_area(expected.getCommands()), rel=2e-3)


def _bounds(path: str) -> tuple[float, float, float, float]:
    """Return from where to where the data of an SVG path reach: left, top, right, bottom."""
    pen = BoundsPen(None, ignoreSinglePoints=True)
    parse_path(path, pen)
    return pen.bounds


def _area(path: str) -> float:
    pen = AreaPen()
    parse_path(path, pen)
    return pen.value


def test_without_the_fonts_words_are_estimated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    measured = width("A friend replies", PLAIN, 10)
    with without_fonts(monkeypatch, tmp_path):
        assert measured < width("A friend replies", PLAIN, 10) < 1.6 * measured


def _pathway(page: str, name: str) -> Pathway:
    pathway = Pages({"page.md": page}).content.site.book.pathway(name)
    assert pathway is not None
    return pathway


def test_a_pathway_is_drawn_without_a_page_in_any_colours() -> None:
    page = "/// pathway | Tea & *care*\n    id: tea\n    loop: true\n\n1. A < B → C\n2. D\n3. E\n///\n"
    diagram = diagram_of(_pathway(page, "tea"), english())
    inks = replace(own_colours().light, accent=ToneInks("#123456", "#abcdef", "#fedcba"))
    svg = SvgWriter(ACCENT, inks).draw(layouts(diagram)["wide"], "tea", diagram.title, "A loop.")
    text = etree.tostring(svg, encoding="unicode")
    assert etree.fromstring(text).findtext("title") == "Tea & care"
    assert "#123456" in text
    assert "#fedcba" in text
    assert own_colours().light.accent.ink not in text
    assert "var(" not in text
    assert "aria-hidden" not in text.replace(f'fill="{inks.card}" aria-hidden="true"', "")


def test_words_that_a_hard_break_parts_stay_apart_where_none_can_be_drawn() -> None:
    pathway = _pathway("/// pathway | Way\n1. One\\\n   more → and  \n   more\n2. Two\n///\n", "way")
    svg = drawn_svg(pathway, own_colours().paper, english())
    assert {"One more", "and more"} <= {"".join(text.itertext()) for text in svg.iter("text")}
    assert "Step 1: One more, which leads to: and more." in (svg.findtext("desc") or "")
    assert PathwayComponent().alt(pathway, english()) == ["1. One more → and more", "2. Two"]


def test_a_linked_word_is_one_link_in_each_layout_also_over_the_end_of_a_line() -> None:
    html = render(
        "/// pathway | Title\n    id: way\n    loop: true\n\n"
        "1. Somebody speaks of the wonderful intermittent reinforcement here\n2. Two\n3. Three\n///\n\n"
        "/// terms\nIntermittent reinforcement\n:   Reward now and then.\n///\n"
    )
    root = etree.fromstring(f"<div>{html}</div>")
    svgs = list(root.iter("svg"))
    assert [svg.get("class") for svg in svgs] == ["picture picture--tall", "picture picture--wide"]
    link = root.find(".//ol//a")
    assert link is not None
    for svg in svgs:
        drawn = svg.findall(".//a")
        assert len(drawn) == 1
        assert drawn[0].attrib == link.attrib
        assert "".join(drawn[0].itertext()) == "intermittent reinforcement"
        # What is no link is left to the list.
        loose = [t for t in svg.iter("tspan") if t not in set(drawn[0].iter())]
        heard = [t for t in loose if t.get("aria-hidden") is None]
        silent = {t for text in svg.iter("text") if text.get("aria-hidden") for t in text.iter("tspan")}
        assert all(t in silent for t in heard)


def test_links_of_a_step_and_of_what_it_leads_to_stay_the_links_they_are() -> None:
    html = render("/// pathway | Title\n1. [One](#one) → [a *good* friend](#friend)[s](#more)\n2. Two\n///\n")
    root = etree.fromstring(f"<div>{html}</div>")
    for svg in root.iter("svg"):
        links = [(link.get("href"), "".join(link.itertext())) for link in svg.iter("a")]
        assert links == [("#one", "One"), ("#friend", "a good friend"), ("#more", "s")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A &amp; B", "A & B"),
        ("`&lt;b&gt;` \\*not\\*", "&lt;b&gt; *not*"),
        ("*soft* [link](other.md) &copy; <b>raw</b>", "soft link © raw"),
        ("5 < 6 ![sun](sun.png)", "5 < 6 sun"),
        ("Two lines  \n   of words", "Two lines of words"),
        ("Two lines\\\n   of words", "Two lines of words"),
    ],
)
def test_the_picture_says_what_the_list_says(written: str, shown: str) -> None:
    html = render(f"/// pathway | Title\n1. {written}\n2. Two\n///\n", other="# Other\n")
    svg = html[html.index("<svg") : html.index("</svg>") + 6]
    texts = ["".join(text.itertext()) for text in etree.fromstring(svg).iter("text")]
    assert shown in texts


@pytest.mark.parametrize(
    "options", ["loop: true", "tone: other", "returns: 2 | So", "returns: 1 | So\n    tone: on-and-off"]
)
@pytest.mark.parametrize("count", [0, 1, 2, 12])
def test_a_preview_goes_on_with_a_pathway_of_too_few_or_many_steps(options: str, count: int) -> None:
    steps = "\n".join(f"{n}. Step {n} → more" for n in range(1, count + 1))
    html = render(f"/// pathway | Title\n    {options}\n\n{steps}\n///\n")
    stations = [g for g in etree.fromstring(f"<div>{html}</div>").iter("g") if g.get("class") == "picture__station"]
    assert len(stations) == 2 * count


def test_words_of_east_asia_end_a_line_at_any_sign_so_that_lines_are_even() -> None:
    text = "信頼できる友人からの返事"
    lines = wrap([Run(text)], PLAIN, 16, width(text[:7], PLAIN, 16) * PLAIN.slack)
    assert [text_of(line) for line in lines] == [text[:6], text[6:]]


def test_a_pathway_beside_another_leads_to_how_sure_research_is_of_it() -> None:
    way = "/// pathway | A way\n    id: way\n\n1. One {claim=A}\n2. Two\n3. Three\n///\n"
    sure = "/// evidence | contested\n    about: A\n    title: One\n    sources: []\n\nSo.\n///\n"
    own = "/// pathway | Own\n    id: own\n    beside: way\n\n1. One\n2. Two\n3. Three\n///\n"
    for evidence, links in (("", 0), (sure, 1)):
        site = Pages({"page.md": f"{way}\n{evidence}", "other.md": own})
        assert site.html("other.md").count('<p class="pathway__sure"><a href="/page.md#way">') == links


@pytest.mark.parametrize(("language", "is_other"), [("en", False), ("de", False), ("tr", True), ("tr-TR", True)])
def test_letters_are_shaped_as_their_language_has_them(language: str, *, is_other: bool) -> None:
    usual, here = glyphs("fizik", PLAIN), glyphs("fizik", PLAIN.speaking(language))
    assert ([glyph.number for glyph in here] != [glyph.number for glyph in usual]) == is_other
    pathway = _pathway("/// pathway | Fizik\n1. Fizik → fizik\n2. Kimya\n///\n", "fizik")
    drawn = []
    for words in (english(), replace(english(), language=language)):
        printing = Printing(nowhere, lambda key: [], own_colours().paper, words)
        drawn.append([path.get("d") for path in pathway_slide(pathway, printing, "").iter("path")])
    # The title is set in a font that knows no language.
    one, other = drawn
    assert [a == b for a, b in zip(one, other, strict=True)].count(False) == (3 if is_other else 0)
