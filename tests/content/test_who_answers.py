"""The help lines of the site: who answers where for what, what may be printed, and what a reader is told of each."""

from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import pytest

from helpers import DOCS
from psychoed.features.help.lines import NEEDS, HelpLines
from psychoed.features.help.pages import HELP_LINES
from psychoed.features.help.place_script import place_script
from psychoed.features.help.reading import read_help_lines
from psychoed.words.reading import english

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.features.help.lines import Need


# What was found when each line was read: for each country and need, who answers, best first. The directory follows.
COVERAGE = """\
Australia
  emergency: au-000
  suicide: au-lifeline
  crisis: au-beyondblue au-lifeline au-13yarn
  partner-abuse: au-1800respect
  abuse-men: au-mensline au-1800respect
  abuse-lgbt: au-1800respect au-lifeline
  sexual: au-1800respect
  young: au-kids
  own-behaviour: au-mrs au-mensline au-lifeline
  deaf: au-000 au-lifeline au-1800respect au-mrs au-kids
Canada
  emergency: ca-911
  suicide: ca-988
  crisis: ca-988
  partner-abuse: ca-sheltersafe ca-988
  abuse-men: ca-988
  abuse-lgbt: ca-988
  sexual: ca-988
  young: ca-khp
  own-behaviour: ca-988
  deaf: ca-911 ca-988 ca-khp
India
  emergency: in-112
  suicide: in-telemanas
  crisis: in-telemanas
  partner-abuse: in-181 in-telemanas
  abuse-men: in-telemanas
  abuse-lgbt: in-telemanas
  sexual: in-telemanas
  young: in-1098
  own-behaviour: in-telemanas
  deaf:
Ireland
  emergency: ie-112
  suicide: ie-samaritans
  crisis: ie-samaritans
  partner-abuse: ie-womensaid ie-samaritans
  abuse-men: ie-samaritans
  abuse-lgbt: ie-lgbt
  sexual: ie-samaritans
  young: ie-samaritans
  own-behaviour: ie-samaritans
  deaf: ie-112
New Zealand
  emergency: nz-111
  suicide: nz-1737
  crisis: nz-1737
  partner-abuse: nz-refuge nz-1737
  abuse-men: nz-1737
  abuse-lgbt: nz-1737
  sexual: nz-1737
  young: nz-1737
  own-behaviour: nz-1737
  deaf: nz-111 nz-1737 nz-refuge
South Africa
  emergency: za-emergency
  suicide: za-sadag
  crisis: za-sadag
  partner-abuse: za-sadag
  abuse-men: za-sadag
  abuse-lgbt: za-sadag
  sexual: za-sadag
  young: za-childline
  own-behaviour: za-sadag
  deaf: za-sadag
United Kingdom
  emergency: uk-999
  suicide: uk-samaritans uk-lifeline-ni
  crisis: uk-shout uk-111 uk-samaritans uk-lifeline-ni
  partner-abuse: uk-refuge uk-scotland uk-wales uk-ni uk-samaritans
  abuse-men: uk-men uk-scotland uk-ni uk-wales
  abuse-lgbt: uk-scotland uk-wales uk-ni uk-samaritans
  sexual: uk-wales uk-ni uk-samaritans
  young: uk-childline
  own-behaviour: uk-samaritans
  deaf: uk-999 uk-lifeline-ni uk-refuge uk-childline uk-shout uk-scotland uk-wales uk-ni
United States
  emergency: us-911
  suicide: us-988
  crisis: us-988
  partner-abuse: us-hotline us-loveisrespect us-stronghearts
  abuse-men: us-hotline us-988
  abuse-lgbt: us-hotline us-988
  sexual: us-stronghearts us-988
  young: us-loveisrespect
  own-behaviour: us-hotline us-stronghearts
  deaf: us-911 us-988 us-hotline us-loveisrespect us-stronghearts
Spain
  emergency: es-112
  suicide: es-024
  crisis: es-024
  partner-abuse: es-016 es-024
  abuse-men: es-024
  abuse-lgbt: es-024
  sexual: es-016 es-024
  young: es-024
  own-behaviour: es-024
  deaf: es-112 es-024 es-016
Mexico
  emergency: mx-911
  suicide: mx-vida
  crisis: mx-vida
  partner-abuse: mx-079 mx-vida
  abuse-men: mx-vida
  abuse-lgbt: mx-vida
  sexual: mx-079 mx-vida
  young: mx-vida
  own-behaviour: mx-vida
  deaf:
Argentina
  emergency: ar-911
  suicide:
  crisis:
  partner-abuse:
  abuse-men:
  abuse-lgbt:
  sexual:
  young:
  own-behaviour:
  deaf:
Chile
  emergency: cl-133
  suicide: cl-4141
  crisis: cl-4141
  partner-abuse: cl-1455 cl-4141
  abuse-men: cl-4141
  abuse-lgbt: cl-4141
  sexual: cl-4141
  young: cl-4141
  own-behaviour: cl-4141
  deaf:
Colombia
  emergency: co-123
  suicide: co-106
  crisis:
  partner-abuse:
  abuse-men:
  abuse-lgbt:
  sexual:
  young: co-141
  own-behaviour:
  deaf:
Germany
  emergency: de-112
  suicide: de-telefonseelsorge
  crisis: de-telefonseelsorge
  partner-abuse: de-hilfetelefon de-telefonseelsorge
  abuse-men: de-maenner
  abuse-lgbt: de-telefonseelsorge
  sexual: de-telefonseelsorge
  young: de-telefonseelsorge
  own-behaviour: de-telefonseelsorge
  deaf: de-hilfetelefon de-telefonseelsorge de-maenner
European Union
  emergency: eu-112
  suicide:
  crisis:
  partner-abuse:
  abuse-men:
  abuse-lgbt:
  sexual:
  young:
  own-behaviour:
  deaf:
Anywhere else
  emergency: emergency
  suicide: world-befrienders
  crisis: world-befrienders
  partner-abuse:
  abuse-men:
  abuse-lgbt:
  sexual:
  young:
  own-behaviour:
  deaf:
"""


# What pages on the web and people's notes may still name.
OLD_IDS = "emergency find-a-helpline us-emergency us-988 us-hotline us-loveisrespect ca-988 uk-emergency eu-emergency"


def told(text: str) -> dict[tuple[str, str], list[str]]:
    place, answers = "", {}
    for line in text.splitlines():
        if line.startswith("  "):
            need, _, ids = line.strip().partition(":")
            answers[place, need] = ids.split()
        else:
            place = line
    return answers


@pytest.fixture(scope="module")
def lines() -> HelpLines:
    listed, problems = read_help_lines(HELP_LINES, (DOCS / HELP_LINES).read_text("utf-8"), english())
    assert problems == []
    return listed


@pytest.mark.parametrize(("place", "need"), told(COVERAGE))
def test_whoever_asks_is_told_who_answers_in_their_country(lines: HelpLines, place: str, need: Need) -> None:
    answer = [line.id for line in lines.answer("" if place == "Anywhere else" else place, need)]
    assert answer == [*told(COVERAGE)[place, need], "find-a-helpline"]


def test_every_country_is_covered_and_one_that_is_not_listed_is_anywhere_else(lines: HelpLines) -> None:
    assert {place for place, _ in told(COVERAGE)} == {*(place.name for place in lines.places), "Anywhere else"}
    for need in NEEDS:
        assert lines.answer("Atlantis", need) == lines.answer("", need)
        for place in ["", *(place.name for place in lines.places)]:
            assert lines.answer(place, need)[-1] == lines.directory
            assert len({line.id for line in lines.answer(place, need)}) == len(lines.answer(place, need))


def test_a_line_for_one_group_or_area_alone_never_stands_for_everyone(lines: HelpLines) -> None:
    own_group = {"abuse-men": "men", "abuse-lgbt": "lgbt", "young": "young", "indigenous": "indigenous"}
    for place in lines.places:
        for need in set(NEEDS) - {"deaf"}:
            answer = lines.answer(place.name, need)
            for_all = [
                line
                for line in answer
                if line.id == place.general or (not line.area and set(line.whom) <= {own_group.get(need)})
            ]
            assert for_all, (place.name, need)


def test_what_may_not_be_printed_is_on_no_paper(lines: HelpLines) -> None:
    paper = lines.on_paper
    unprintable = {line.id for line in lines.lines if not line.paper}
    # What was read elsewhere only, and what somebody must look at first.
    assert {"in-telemanas", "es-024", "us-loveisrespect", "uk-men"} <= unprintable
    assert {"us-988", "uk-samaritans", "au-000"}.isdisjoint(unprintable)
    assert all(line.paper for line in paper.lines)
    for place in ["", *(place.name for place in lines.places)]:
        for need in NEEDS:
            assert all(line.paper for line in paper.answer(place, need)), (place, need)
            assert paper.answer(place, need)[-1] == lines.directory
    assert [line.id for line in paper.answer("India", "emergency")] == ["emergency", "find-a-helpline"]
    assert [line.id for line in paper.answer("Spain", "suicide")] == ["find-a-helpline"]
    # A sentence that names one of them says something on paper too.
    assert {name: paper.by_id[name].id for name in ("de-112", "es-024", "uk-men", "us-988")} == {
        "de-112": "emergency",
        "es-024": "find-a-helpline",
        "uk-men": "find-a-helpline",
        "us-988": "us-988",
    }
    assert paper.by_id.keys() == lines.by_id.keys()


def test_what_may_not_be_printed_is_in_no_copy_and_no_sentence(site: Path, lines: HelpLines) -> None:
    hidden = [way.shown for line in lines.lines if not line.paper for way in line.contacts]
    shown = {way.shown for line in lines.lines if line.paper for way in line.contacts}
    # Short ones are parts of other numbers; a few are the same elsewhere.
    hidden = [number for number in hidden if len(number) > 4 and number not in shown]
    assert len(hidden) > 8
    page = (site / "help-now.html").read_text("utf-8")
    assert [number for number in hidden if number not in page] == []
    copies: dict[str, str] = {}
    for path in (site / "downloads").iterdir():
        if path.suffix in {".zip", ".epub"}:
            with zipfile.ZipFile(path) as packed:
                copies |= {
                    f"{path.name}/{name}": packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
                }
        elif path.name.endswith("one-page.html"):
            copies[path.name] = path.read_text("utf-8")
    assert any(name.endswith("help-now.html") for name in copies)
    found = [(name, number) for name, text in copies.items() for number in hidden if number in text]
    assert found == []
    whole = next(text for name, text in copies.items() if name.endswith("one-page.html"))
    offline = next(text for name, text in copies.items() if name.endswith("/help-now.html"))
    for text in (whole, offline):
        india = text.split('data-place="India"')[1].split("</details>")[0]
        assert "local emergency number" in india
        assert "findahelpline.com" in india


def test_ids_that_were_ever_there_still_lead_to_a_line(lines: HelpLines) -> None:
    assert set(OLD_IDS.split()) <= lines.by_id.keys()
    assert lines.by_id["uk-abuse"].id == "uk-refuge"
    assert lines.by_id["eu-emergency"].say == "112"


def test_each_way_is_a_link_wherever_one_can_be_made(lines: HelpLines) -> None:
    for way in (way for line in lines.lines for way in line.contacts):
        digits = re.sub(r"[^+*#0-9]", "", way.shown)
        if way.kind == "call":
            assert way.href == f"tel:{digits}".replace("*", "%2A")
        elif way.kind == "text":
            word, _, _ = way.shown.rpartition(" to ")
            assert way.href == f"sms:{digits}" + (f"?&body={word}" if word else "")
        elif way.kind == "whatsapp":
            assert way.href == (f"https://wa.me/{digits[1:]}" if digits.startswith("+") else "")
        else:
            assert way.href == f"https://{way.shown}"


def test_no_reader_is_shown_a_remark_on_where_something_was_read(lines: HelpLines) -> None:
    remark = re.compile(
        r"\bR[1-5]\b|\b20[0-2]\d\b|\bnews|own page|not seen|in conflict|\bcheck\)|encyclopedia|\b24/7|24x7"
        r"|\b(horas|gratuit|confidencial|anonym\b|kostenfrei|rund um|lunes|Montag|idiomas)",
        re.IGNORECASE,
    )
    for line in lines.lines:
        said = [line.use, line.hours, line.cost, line.confidential, line.languages, line.silent, line.deaf, line.note]
        said += [way.says for way in line.contacts]
        assert [text for text in said if remark.search(text)] == [], line.id
        # This way was closed.
        assert "press 3" not in line.languages.lower()


def test_what_is_kept_in_doubt_says_so(lines: HelpLines) -> None:
    for name in ("uk-men", "us-loveisrespect"):
        assert "Check the hours on their site." in lines.by_id[name].beside
        assert not lines.by_id[name].hours


def test_a_silent_call_is_told_in_the_same_words_on_the_card_and_in_the_text(lines: HelpLines) -> None:
    text = (DOCS / "help-now.md").read_text("utf-8")
    for name in ("uk-999", "au-000", "nz-111"):
        assert lines.by_id[name].silent
        assert lines.by_id[name].silent in text
    # Pressing 55 at once, or unasked, brings nobody.
    assert "if you are then asked, press 55 and stay on the line" in lines.by_id["uk-999"].silent


def test_time_zones_are_those_that_browsers_know(lines: HelpLines) -> None:
    known = available_timezones()
    if "Europe/London" not in known:
        reason = "this system has no time zones, and Python none of its own: install tzdata"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    begins = {zone[:-1] for place in lines.places for zone in place.zones if zone.endswith("/*")}
    assert {start for start in begins if not any(zone.startswith(start) for zone in known)} == set()
    named = {zone for place in lines.places for zone in place.zones if not zone.endswith("/*")}
    assert named - known - {"America/Coyhaique", "US/Pacific-New"} == set()
    regions = [region for place in lines.places for region in place.regions]
    assert len(regions) == len(set(regions))


def test_the_script_holds_every_place_and_nothing_else_is_left_in_it(lines: HelpLines) -> None:
    made = place_script("const places = '@places';", lines.places)
    assert made.startswith('const places = {"Argentina":{"zones":["America/Argentina/*",')
    assert made.endswith("}};")
    assert "'@" not in made


def test_what_stands_beside_a_line_in_doubt_can_be_called_and_what_editors_know_is_not_told(site: Path) -> None:
    page = (site / "help-now.html").read_text("utf-8")
    (card,) = re.findall(r'<li class="help-line-card"[^>]*>(?:(?!</li>).)*Men’s Advice Line.*?</li>', page, re.S)
    assert re.search(r'In danger: <a href="tel:999">999</a>\.', card)
    assert "0800 456 789" not in page
