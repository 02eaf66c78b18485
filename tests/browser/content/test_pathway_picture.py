"""The picture of a pathway in a browser: made-up ones measured box by box, and the site's own as readers use them."""

from __future__ import annotations

import re
import shutil
import unicodedata
from html import escape
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

import pytest
from browsing import BOTH, is_focused, look_inside, scrolls_sideways, served, tab_to, words
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from playwright.sync_api import expect
from test_sandbox import hosted

from helpers import THEME
from pictures import LABELS, diagram, layouts
from psychoed.assets.colours import own_colours
from psychoed.assets.theme import FONTS as FONT_FILES
from psychoed.components.pathway.picture.svg_writer import SvgWriter
from psychoed.pipeline.assets import make_assets
from psychoed.source.tones import ACCENT, ACCENT_2
from psychoed.text.metrics import HEADING, PLAIN, STRONG, width
from psychoed.words.catalogue import Words
from psychoed.words.reading import english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from browsing import Site, Watch
    from playwright.sync_api import Locator, Page

HEALTHY = "learn/pathway.html"
BOTH_PATHWAYS = "learn/inconsistent.html"

# None of this machine's: the site's own, as wide as it is, as a stand-in of the same measures, and as wide and high as
# the widest common one (DejaVu); and for letters that it lacks one made up, as wide as letters of many scripts are.
FACE = """@font-face {{
    font-family: "{name}"; font-weight: {weight}; src: url("fonts/{file}"); size-adjust: {size}%; {more}
}}"""
FONTS = {"own": (100, ""), "stand-in": (103, ""), "wide": (115, "ascent-override: 81%; descent-override: 21%;")}
USE = "* { --text-font: 'Text', 'Made up'; --heading-font: 'Heading', 'Made up'; }"


def _faces(font: str) -> str:
    size, more = FONTS[font]
    faces = [("Text", "400 700", PLAIN.file, size, more), ("Heading", "600", HEADING.file, size, more)]
    return USE + "".join(
        FACE.format(name=name, weight=weight, file=file, size=size, more=more)
        for name, weight, file, size, more in [*faces, ("Made up", "400 700", "made-up.ttf", 100, "")]
    )


def _made_up_font(signs: set[str]) -> bytes:
    """Make a font that has every sign: no shape for marks, a box for all others."""
    em = 1000
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for point in ((50, 700), (500, 700), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    box = pen.glyph()

    def advance(sign: str) -> int:
        if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
            return 0
        return em if unicodedata.east_asian_width(sign) in {"W", "F"} else 600

    names = {sign: f"u{ord(sign):X}" for sign in sorted(signs)}
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(sign): name for sign, name in names.items()})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": box, **{name: box if advance(sign) else empty for sign, name in names.items()}})
    builder.setupHorizontalMetrics({".notdef": (600, 50), **{name: (advance(sign), 0) for sign, name in names.items()}})
    builder.setupHorizontalHeader(ascent=950, descent=-250)
    builder.setupNameTable({"familyName": "Made up", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=950, sTypoDescender=-250, usWinAscent=950, usWinDescent=250)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


RETURNS = (0, 1, 2, -1)
"""Where the last step leads back to: nowhere, to the first, to the second, to the one before it."""

# Of each picture, in px: what lies over something else or outside of what should hold it.
MEASURE = """() => [...document.querySelectorAll("svg.picture")].flatMap((svg) => {
    const wrong = []
    const box = (element) => element.getBoundingClientRect()
    const all = (selector, within = svg) => [...within.querySelectorAll(selector)]
    const says = (what, one, other) =>
        wrong.push(`${svg.dataset.case}: ${what}: ${one.textContent} ${JSON.stringify([box(one), box(other)])}`)
    const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
    const within = (a, b) => a.left >= b.left - .5 && a.right <= b.right + .5 && a.top >= b.top - .5 &&
        a.bottom <= b.bottom + .5
    const cards = all(".picture__card")
    if (cards.length != svg.dataset.count) wrong.push(`${svg.dataset.case}: ${cards.length} cards`)
    cards.forEach((card, n) => cards.slice(n + 1).forEach((other) =>
        apart(box(card), box(other)) || says("cards overlap", card.parentNode, other.parentNode)))
    for (const station of all(".picture__station")) {
        const [card, badge] = [".picture__card", ".picture__badge"].map((selector) => station.querySelector(selector))
        const texts = all(".picture__step, .picture__effect, .picture__arrow", station)
        for (const text of texts) {
            within(box(text), box(card)) || says("outside its card", text, card)
            apart(box(text), box(badge)) || says("under the badge", text, badge)
        }
        texts.forEach((text, n) => texts.slice(n + 1).forEach((other) =>
            apart(box(text), box(other)) || text.tagName !== "text" && other.tagName !== "text" ||
            box(text).bottom - box(other).top < 6 || says("text overlaps", text, other)))
        const number = station.querySelector(".picture__number")
        within(box(number), box(badge)) || says("outside its badge", number, badge)
    }
    for (const text of all(".picture__sentence text")) {
        for (const card of cards) apart(box(text), box(card)) || says("sentence on a card", text, card)
    }
    for (const part of all("path, rect, circle, text")) {
        within(box(part), box(svg)) || says("outside the picture", part, svg)
    }
    return wrong
})"""


def _made_up() -> Iterator[str]:
    """Yield pictures of every number of steps, with every kind of label, in both layouts."""
    for kind, count, returns in product(LABELS, range(3, 10), RETURNS):
        tone = ACCENT if count % 2 else ACCENT_2
        shown = diagram(kind, count, returns=returns % count, tone=tone)
        for layout, picture in layouts(shown).items():
            case = f"{kind}-{count}-{returns}-{layout}"
            svg = SvgWriter(tone, own_colours().light).draw(picture, case, shown.title, "A loop.")
            svg.set("style", f"width: {svg.get('width')}px; max-width: none; display: block")
            svg.set("data-case", case)
            svg.set("data-count", str(count))
            yield etree.tostring(svg, encoding="unicode")


@pytest.fixture
def host(page: Page, watch: Watch, site: Site, tmp_path: Path) -> Callable[..., None]:
    """Return a function that opens a page with a body and the site's stylesheet and fonts."""

    def open_page(body: str, style: str = "") -> None:
        shutil.copytree(site.folder / "assets", tmp_path / "assets", dirs_exist_ok=True)
        shutil.copytree(FONT_FILES, tmp_path / "fonts", dirs_exist_ok=True)
        (tmp_path / "fonts/made-up.ttf").write_bytes(_made_up_font({sign for sign in body if sign.isprintable()}))
        head = '<meta charset="utf-8"><link rel="icon" href="data:,"><link rel="stylesheet" href="assets/site.css">'
        html = f"<!doctype html>{head}<style>html {{ font-size: 125% }} {style}</style><body class='md-typeset'>{body}"
        (tmp_path / "index.html").write_text(html, encoding="utf-8")
        page.goto(address)
        page.evaluate("document.fonts.ready")

    with served(tmp_path) as address:
        watch.home.append(address)
        yield open_page
        page.goto("about:blank")


@pytest.mark.parametrize("font", FONTS)
def test_no_box_lies_over_another_in_any_made_up_pathway(page: Page, host: Callable[..., None], font: str) -> None:
    pictures = list(_made_up())
    assert len(pictures) == len(LABELS) * 7 * len(RETURNS) * 2
    host(f"<figure class='pathway'>{''.join(pictures)}</figure>", _faces(font))
    faces = page.evaluate("[...document.fonts].filter((face) => face.status == 'loaded').map((face) => face.family)")
    assert {"Text", "Heading", "Made up"} <= {face.strip('"') for face in faces}
    assert page.evaluate(MEASURE) == []


def test_what_is_measured_would_be_found(page: Page, host: Callable[..., None]) -> None:
    crowded = diagram("long", 6, returns=1)
    svg = etree.tostring(
        SvgWriter(ACCENT, own_colours().light).draw(layouts(crowded)["wide"], "x", "Title", "A loop."),
        encoding="unicode",
    )
    svg = svg.replace("<svg ", "<svg data-case='x' data-count='6' style='width: 760px' ")
    host(f"<figure class='pathway'>{svg}</figure>", ".picture text { font-size: 30px }")
    found = {text.split(": ")[1] for text in page.evaluate(MEASURE)}
    assert {"outside its card", "text overlaps"} <= found
    page.evaluate("document.querySelector('[data-step=\"2\"]').setAttribute('transform', 'translate(-300 20)')")
    assert any(": cards overlap: " in text for text in page.evaluate(MEASURE))
    page.evaluate("document.querySelector('[data-step=\"3\"]').setAttribute('transform', 'translate(300)')")
    assert any(": outside the picture: " in text for text in page.evaluate(MEASURE))


def test_words_are_as_wide_as_they_are_measured(page: Page, host: Callable[..., None]) -> None:
    said = "Your prefrontal cortex weighs up safety & reward “ÄÖÜ” 0123"
    faces = {"plain": PLAIN, "strong": STRONG, "heading": HEADING}
    fonts = {"plain": "400 20px var(--text-font)", "strong": "600 20px var(--text-font)"}
    fonts["heading"] = "600 20px var(--heading-font)"
    style = "".join(f"#{name} {{ font: {font} }}" for name, font in fonts.items())
    host("".join(f'<span id="{name}">{escape(said)}</span><br>' for name in faces), style)
    for name, face in faces.items():
        shown = page.locator(f"#{name}").evaluate("span => span.getBoundingClientRect().width")
        assert width(said, face, 20) == pytest.approx(shown, rel=0.002)


def _picture(page: Page, layout: str, layer: str = "scene") -> Locator:
    return page.locator(f".pathway[id] .picture--{layout}.picture--{layer}")


@pytest.mark.parametrize(("width", "shown"), [(320, "tall"), (768, "wide"), (1440, "wide")])
def test_the_layout_fits_its_place_and_the_other_one_is_gone(page: Page, width: int, shown: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(HEALTHY)
    expect(_picture(page, shown)).to_be_visible()
    expect(_picture(page, "tall" if shown == "wide" else "wide")).to_be_hidden()
    name = words(page.locator(".pathway[id] figcaption"))
    expect(page.locator(".pathway").get_by_role("img", name=name)).to_have_count(1)
    _measured(page, _picture(page, shown), width)
    expect(page.locator(".pathway[id]").get_by_role("checkbox", name="What may go on in the brain")).to_be_visible()
    look_inside(page)
    for layout in ("tall", "wide"):
        expect(_picture(page, layout)).to_be_hidden()
    expect(page.locator(".pathway").get_by_role("group", name=name)).to_have_count(1)
    _measured(page, _picture(page, "tall", "inside"), width)
    page.locator(".pathway__switch").press("Space")
    expect(_picture(page, shown)).to_be_visible()


def _measured(page: Page, picture: Locator, width: int) -> None:
    box = picture.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert not scrolls_sideways(page)
    # To be read on a phone.
    sizes = picture.locator("text").evaluate_all(
        "all => all.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    )
    assert min(sizes) >= 14.5


def test_the_place_decides_and_not_the_window(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(HEALTHY)
    page.locator(".pathway__picture").evaluate("holder => { holder.style.width = '400px' }")
    expect(_picture(page, "tall")).to_be_visible()
    expect(_picture(page, "wide")).to_be_hidden()


@BOTH
@pytest.mark.parametrize(("width", "layout"), [(320, "tall"), (1100, "wide")])
def test_each_word_is_reached_by_keyboard_seen_and_explained(page: Page, width: int, layout: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(HEALTHY)
    assert page.locator(".picture a:visible").count() == 0
    look_inside(page)
    links = _picture(page, "tall", "inside").get_by_role("link")
    assert links.count() >= 3
    for link in links.all():
        before = link.locator("tspan").first.evaluate("t => getComputedStyle(t).stroke")
        tab_to(page, link)
        assert link.locator("tspan").first.evaluate("t => getComputedStyle(t).stroke") != before
        panel = page.get_by_role("group", name=f"Meaning of {words(link)}")
        expect(panel).to_be_visible()
        at, box = link.bounding_box(), panel.bounding_box()
        assert at is not None
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert abs(box["y"] - at["y"] - at["height"]) < 60 or abs(at["y"] - box["y"] - box["height"]) < 60
    word = links.last.get_attribute("data-term")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"glossary.html#{word}$"))


def test_a_finger_opens_the_meaning_first(new_page: Callable[..., Page]) -> None:
    page = new_page(has_touch=True, viewport={"width": 390, "height": 800})
    page.goto(HEALTHY)
    look_inside(page)
    link = _picture(page, "tall", "inside").get_by_role("link").first
    link.tap()
    expect(page.get_by_role("group", name=f"Meaning of {words(link)}")).to_be_visible()
    assert "glossary" not in page.url


def test_a_screen_reader_hears_the_name_the_links_and_then_the_steps(page: Page) -> None:
    page.set_viewport_size({"width": 1100, "height": 900})
    page.goto(HEALTHY)
    scene = (
        "Two people: You, and A friend or partner. You reach out: “The interview went badly.” "
        "They answer, reliably: “Ring me?” You settle: calm, less fear, a little more trust. "
        "You answer them, too: give and take, not a tally. Over time, you come to expect care."
    )
    expect(_picture(page, "wide")).to_have_accessible_description(scene)
    look_inside(page)
    svg = _picture(page, "tall", "inside")
    expect(svg).to_have_accessible_description(
        f"{scene} A pathway of 6 steps. From step 2 on it is a loop. After step 6 it goes on at step 2: "
        "You can reach out, too. A kind reply may bring calm again. The same steps follow as a list."
    )
    heard = svg.aria_snapshot()
    assert re.findall(r"- (\w+)", heard.split("\n", 1)[1]) == ["link"] * svg.get_by_role("link").count()
    assert page.locator(".pathway").get_by_role("listitem").count() == 6


def _walk(page: Page) -> Locator:
    return page.locator(".pathway__walk")


def _here(page: Page) -> list[str]:
    found = page.locator(".picture .is-here").evaluate_all("all => all.map(g => g.dataset.step)")
    listed = page.locator("li.is-here").evaluate_all("all => all.map(li => li.id.split('/')[1])")
    assert set(found) == set(listed)
    assert len(listed) <= 1
    return listed


@pytest.mark.parametrize("width", [320, 1100])
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_reader_walks_through_it_at_their_own_pace(page: Page, width: int, motion: str) -> None:
    page.emulate_media(reduced_motion=motion)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(HEALTHY)
    start = page.get_by_role("button", name="Walk through it")
    expect(_walk(page).get_by_role("button")).to_have_count(1)
    status = _walk(page).get_by_role("status")
    expect(status).to_be_empty()
    assert _here(page) == []
    tab_to(page, start)
    page.keyboard.press("Enter")
    expect(status).to_have_text("Step 1 of 6: A friend or partner reliably responds to you")
    following, back = (page.get_by_role("button", name=name, exact=True) for name in ("Next", "Back"))
    assert is_focused(following)
    expect(back).to_have_attribute("aria-disabled", "true")
    back.press("Enter")
    assert _here(page) == ["1"]
    for step in "23456":
        following.press("Enter")
        assert _here(page) == [step]
        shown = page.locator(f".picture:visible [data-step='{step}'] .picture__card")
        expect(shown).to_be_in_viewport(ratio=0.999)
        below, bar = shown.bounding_box(), _walk(page).bounding_box()
        assert below is not None
        assert bar is not None
        assert below["y"] + below["height"] <= bar["y"] + 1
    expect(status).to_have_text(
        re.compile(
            "^Step 6 of 6: Long-term learning adds up →.the bond means safety.*"
            "After step 6 it goes on at step 2: You can reach out, too"
        )
    )
    following.click()
    assert _here(page) == ["2"]
    following.click()
    back.click()
    assert _here(page) == ["2"]
    page.get_by_role("button", name="Show all").press("Enter")
    assert _here(page) == []
    expect(status).to_be_empty()
    assert is_focused(start)
    assert page.locator(".pathway[data-at]").count() == 0
    moving = page.locator(".picture__card").evaluate_all(
        "all => all.some(c => getComputedStyle(c).transitionDuration != '0s')"
    )
    assert moving == (motion == "no-preference")


def test_a_line_ends_where_it_ends(page: Page, host: Callable[..., None]) -> None:
    steps = "".join(f'<li><span class="pathway__step">Step {n}</span></li>' for n in "123")
    inner = f'<div class="pathway__picture"></div><ol class="pathway__steps">{steps}</ol>'
    german = {**english().texts, "pathway.next": "Weiter", "pathway.step": "{place}/{places} {text}"}
    script = make_assets(THEME.texts, words=Words("de", german)).texts["assets/pathway.js"]
    host(f'<figure class="pathway" id="x">{inner}</figure><script>{script}</script>')
    page.get_by_role("button", name="Walk through it").click()
    following = page.get_by_role("button", name="Weiter")
    for _ in range(4):
        following.press("Enter")
    expect(page.get_by_role("status")).to_have_text("3/3 Step 3")
    expect(following).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_stations_that_step_back_can_still_be_read(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(HEALTHY)
    page.get_by_role("button", name="Walk through it").click()
    ratios = page.evaluate("""() => {
        const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map((part) => part / 255)
            .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
            .reduce((sum, part, n) => sum + part * [.2126, .7152, .0722][n], 0)
        return [...document.querySelectorAll(".picture__station text")].map((text) => {
            const ground = text.parentNode.querySelector(
                text.matches(".picture__number") ? ".picture__badge" : ".picture__card")
            const [a, b] = [text, ground].map((element) => light(getComputedStyle(element).fill))
            return (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
        })
    }""")
    effects = page.locator(".pathway__steps .pathway__effect").count()
    assert len(ratios) == 2 * page.locator(".pathway__steps li").count() + effects == 17
    assert min(ratios) >= 4.5


def test_without_script_there_is_the_picture_and_no_button(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(HEALTHY)
    expect(_picture(page, "wide")).to_be_visible()
    expect(page.get_by_role("button", name="Walk through it")).to_have_count(0)
    look_inside(page)
    expect(_picture(page, "tall", "inside")).to_be_visible()
    expect(_picture(page, "wide")).to_be_hidden()


def test_the_script_is_asked_for_where_there_is_a_pathway_only(page: Page, watch: Watch) -> None:
    page.goto("learn/friends.html")
    assert not watch.asked_for("pathway.js")
    page.goto(BOTH_PATHWAYS)
    assert watch.asked_for("pathway.js")
    expect(page.get_by_role("button", name="Walk through it")).to_have_count(1)


def test_a_sandboxed_frame_can_be_walked_through(page: Page, watch: Watch, base: str, tmp_path: Path) -> None:
    with hosted(page, watch, tmp_path, f"{base}{HEALTHY}", sandbox="allow-scripts"):
        frame = page.frame_locator("iframe")
        frame.get_by_role("button", name="Walk through it").click()
        frame.get_by_role("button", name="Next").click()
        expect(frame.locator(".pathway__walk [role=status]")).to_contain_text("Step 2 of 6")
    watch.complaints = [text for text in watch.complaints if "assets/pathway.js" in text]


@pytest.mark.parametrize("width", [768, 1024, 1440])
def test_side_by_side_what_happens_in_both_stands_at_one_height(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(BOTH_PATHWAYS)
    first, second = (
        page.locator(".pathways > .pathway")
        .nth(n)
        .locator(".picture--scene .picture__text")
        .evaluate_all("all => all.map(text => text.getBoundingClientRect().toJSON())")
        for n in (0, 1)
    )
    # Both reach out, both get an answer or none, and something goes on in both.
    assert first[0]["right"] < second[0]["left"]
    for one, other in zip(first[:2], second[:2], strict=True):
        assert one["top"] == pytest.approx(other["top"], abs=0.5)


def test_in_a_narrow_window_one_stands_below_the_other(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(BOTH_PATHWAYS)
    first, second = (page.locator(".pathways > .pathway").nth(n).bounding_box() for n in (0, 1))
    assert first is not None
    assert second is not None
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] <= second["y"]
    assert not scrolls_sideways(page)


def test_on_and_off_is_told_by_lines_shapes_and_a_word_too(page: Page) -> None:
    page.goto(BOTH_PATHWAYS)
    told = [
        figure.evaluate("""figure => [
            getComputedStyle(figure.querySelector(".picture__other")).strokeDasharray,
            [...figure.querySelectorAll(".picture__act path:first-child")]
                .map((way) => getComputedStyle(way).strokeDasharray).join(),
            figure.querySelector(".pathway__tone").textContent,
        ]""")
        for figure in page.locator(".pathways > .pathway").all()
    ]
    assert all(one != other for one, other in zip(*told, strict=True))
    assert [each[2] for each in told] == ["On and off", "Steady"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_lines_and_words_are_seen(new_page: Callable[..., Page], scheme: str) -> None:
    page = new_page(forced_colors="active", color_scheme=scheme)
    page.goto(BOTH_PATHWAYS)
    seen = page.evaluate("""() => {
        const probe = document.createElement("i")
        document.body.append(probe)
        const colour = (name) => { probe.style.color = name; return getComputedStyle(probe).color }
        const allowed = ["CanvasText", "LinkText"].map(colour)
        const grounds = [colour("Canvas")]
        const of = (selector, part) => [...document.querySelectorAll(`.pathway ${selector}`)]
            .map((element) => getComputedStyle(element)[part])
        return {
            lines: of(":is(.picture__act, .picture__other, .picture__rail, .picture__card)", "stroke")
                .every((line) => allowed.includes(line)),
            words: of(":is(tspan, .picture__text text)", "fill").every((fill) => allowed.includes(fill)),
            cards: of(".picture__card", "fill").every((fill) => grounds.includes(fill)),
        }
    }""")
    assert seen == {"lines": True, "words": True, "cards": True}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_on_paper_the_wide_layout_fits_and_nothing_is_cut(page: Page, paper: str) -> None:
    across = {"A4": 210 - 36, "Letter": 215.9 - 36}[paper] / 25.4 * 96
    page.set_viewport_size({"width": int(across), "height": 1000})
    page.emulate_media(media="print")
    page.goto(HEALTHY)
    expect(_picture(page, "wide")).to_be_visible()
    expect(_picture(page, "tall")).to_be_hidden()
    expect(_walk(page)).to_be_hidden()
    box = _picture(page, "wide").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= across
    assert box["height"] <= 267 / 25.4 * 96 - 68  # a sheet less its margins
