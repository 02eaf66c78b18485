"""The lists of words of crisis that this site has, and what its panels say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from helpers import DOCS, addressed, real_content
from mkdocs_run import DATES, messages, mkdocs, themed_site
from psychoed.features.crisis.groups import GROUPS
from psychoed.features.crisis.reading import read_crisis
from psychoed.features.crisis.script import CRISIS_SCRIPT, lines, matching, panels
from psychoed.features.crisis.terms import CRISIS_FOLDER, OPTIONAL, PANEL
from psychoed.pipeline.assets import Assets
from psychoed.pipeline.page_values import site_values
from psychoed.words.reading import english

if TYPE_CHECKING:
    from pathlib import Path

    from psychoed.pipeline.content import Content


LISTS = sorted((DOCS / CRISIS_FOLDER).glob("*.yml"))


@pytest.fixture(scope="module")
def build() -> Content:
    return real_content()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_each_list_says_that_nobody_else_has_read_it(path: object) -> None:
    """Until somebody has: then this test goes with the sentence."""
    head = re.sub(r"\s*#\s*", " ", path.read_text("utf-8").split("\n\nvars:")[0])  # type: ignore[attr-defined]
    assert "NO CLINICIAN AND NO SECOND NATIVE SPEAKER HAS READ THIS LIST YET" in head


def test_there_are_two_languages_without_mistakes(build: Content) -> None:
    assert [terms.path for terms in build.crisis] == ["crisis-terms/en.yml", "crisis-terms/es.yml"]
    assert [str(p) for p in build.problems if p.src_uri.startswith(CRISIS_FOLDER)] == []
    for terms in build.crisis:
        assert set(terms.groups) == {group.name for group in GROUPS}
        assert all(terms.groups.values())


def test_the_lists_are_published_only_within_the_script(site: object) -> None:
    assert not list(site.rglob("crisis-terms*"))  # type: ignore[attr-defined]
    assert [path.name for path in site.rglob("crisis*")] == ["crisis.js"]  # type: ignore[attr-defined]


def test_panels_speak_plainly_and_do_not_name_what_somebody_fears(build: Content) -> None:
    """Somebody may look on, and nobody is accused."""
    said = build.crisis[0].panels
    for group in GROUPS:
        words = said[group.name]
        assert set(PANEL) - OPTIONAL <= set(words)
        assert words["title"] == "You can talk to someone now"
        assert not re.search(r"abus|violen|suicid|rape|crisis", " ".join(words.values()), re.IGNORECASE)
    assert "You can change this" in said["own-violence"]["lead"]


def test_soft_words_are_no_terms(build: Content) -> None:
    """Pages answer them; a panel would treat a feeling as a danger."""
    soft = {"lonely", "depressed", "depression", "hopeless", "panic", "sad", "toxic", "jealous", "breakup", "anxiety"}
    soft |= {"soledad", "depresion", "triste", "celos", "ruptura", "ansiedad", "toxico"}
    for terms in build.crisis:
        for found in terms.groups.values():
            assert not soft & {term.text.rstrip("*") for term in found}


def test_a_term_is_left_out_of_the_script_only_where_a_shorter_one_is_found(build: Content) -> None:
    data = matching(build.crisis)
    for number, group in enumerate(GROUPS):
        sent = data["terms"][number].split(";")
        stems = tuple(term[:-1] for term in sent if term.endswith("*") and " " not in term)
        for terms in build.crisis:
            for term in terms.groups[group.name]:
                if "{" in term.text or term.text in sent:
                    continue
                padded = f" {term.text} "
                assert any(f" {other} " in padded for other in sent) or any(
                    word.startswith(stems) for word in term.text.split()
                ), term.text


def test_each_line_is_sent_once_and_every_place_has_help_for_everything(build: Content) -> None:
    data = lines(build.site.help, english())
    assert len({json.dumps(line, sort_keys=True) for line in data["lines"]}) == len(data["lines"])
    assert list(data["places"]) == ["", *(place.name for place in build.site.help.places)]
    for name, (danger, *groups) in data["places"].items():
        assert len(danger) == 1
        told = data["lines"][danger[0]]
        assert told.get("ways") or told["say"] == "call your local emergency number"
        # In danger, nobody reads a website.
        assert {way[0] for way in told.get("ways", [])} <= {"call", "text"}, name
        assert len(groups) == len(GROUPS)
        for shown in groups:
            for_men = [number for number in shown if data["lines"][number]["use"].startswith("men ")]
            assert 1 <= len(shown) <= 3 + len(for_men), name
            assert len(set(shown)) == len(shown)
            kinds = {way[0] for number in shown for way in data["lines"][number]["ways"]}
            assert kinds & {"text", "whatsapp", "chat", "site"}, name
            assert danger[0] not in shown


def test_panels_of_the_united_kingdom_have_a_way_without_speaking_and_a_line_for_men(build: Content) -> None:
    data = lines(build.site.help, english())
    shown = dict(zip([group.name for group in GROUPS], data["places"]["United Kingdom"][1:], strict=True))
    assert [data["lines"][number]["name"] for number in shown["suicide"]] == ["Samaritans", "Shout"]
    men = data["lines"][shown["partner-violence"][-1]]
    assert men["use"] == "men hurt or controlled by a partner"
    # What must be said beside it holds numbers, and these can be tapped.
    assert ["116 123", "tel:116123"] in men["beside"]
    assert ["999", "tel:999"] in men["beside"]
    assert "".join(part[0] for part in men["beside"]).endswith("In danger: 999.")


def test_who_may_be_watched_is_told_that_calls_and_messages_stay(build: Content) -> None:
    for group, said in zip(GROUPS, panels(build.crisis, "en")["panels"], strict=True):
        assert ("stay on your phone" in said.get("note", "")) == group.watched, group.name


def test_a_site_without_lists_has_no_panel(build: Content) -> None:
    scripts = {CRISIS_SCRIPT: "'@crisis'"}
    with_lists = replace(build, assets=Assets(scripts))
    assert CRISIS_SCRIPT in addressed(with_lists).filled_scripts
    without = replace(with_lists, crisis=())
    assert site_values(without)["field_scripts"] == {}
    assert CRISIS_SCRIPT not in addressed(without).filled_scripts


def test_panels_of_another_language_are_not_taken(build: Content) -> None:
    spanish = replace(build.crisis[1], panels={"suicide": {"title": "Hola"}})
    data = panels((build.crisis[0], spanish), "en")
    assert {panel["title"] for panel in data["panels"]} == {"You can talk to someone now"}


def test_a_variable_that_there_is_not_is_all_that_the_build_tells(tmp_path: Path) -> None:
    """With the site's scripts, which are filled before any mistake is told."""
    folder = themed_site(tmp_path, {"index.md": DATES})
    (folder / "docs" / CRISIS_FOLDER).mkdir()
    for path in LISTS:
        text = path.read_text("utf-8").replace("\n      - suicid*\n", "\n      - suicid*\n      - don't {patner}\n")
        (folder / "docs" / CRISIS_FOLDER / path.name).write_text(text if path.stem == "en" else path.read_text("utf-8"))
    help_lines = """\
exit: https://weather.example
directory: finder
lines:
  - {id: danger, need: emergency, name: Emergency, for: danger now, say: your emergency number}
  - {id: finder, need: directory, name: Finder, for: finding a line, site: finder.example}
"""
    (folder / "docs/help-lines.yml").write_text(help_lines)
    done = mkdocs("build", cwd=folder)
    told = messages(done)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(told) == 2
    assert re.match(r"crisis-terms/en\.yml:\d+: .*`patner`\. Did you mean 'partner'\?", told[0])
    assert told[1].startswith("1 mistake")


SLIPS = [
    ("\ngroups:", "\ngrups:"),
    ("\n  suicide:", "\n  suicde:"),
    ("\n  suicide:", "\nsuicide:"),
    ("\n    terms:", "\n    term:"),
    ("\n      - suicid*", "\n     - suicid*"),
    ("\nlook_alikes:", "\nlook_alike:"),
    ("\nvars:", "\nvar:"),
    ("\nsame:", "\nsam:"),
    ("\n  partner:", "\n  partners:"),
    ("\n  pareja:", "\n  parejas:"),
    ("\n    panel:", "\n    pannel:"),
    ("\n      title:", "\n      titel:"),
]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_one_slip_gives_one_message(path: Path, build: Content) -> None:
    """A slip that hides a part of a list once made a hundred terms and look-alikes seem wrong."""
    data = {f"{CRISIS_FOLDER}/{each.name}": each.read_text("utf-8") for each in LISTS}
    name = f"{CRISIS_FOLDER}/{path.name}"
    slips = [(right, wrong) for right, wrong in SLIPS if right in data[name]]
    assert len(slips) > 8
    for right, wrong in slips:
        slipped = {**data, name: data[name].replace(right, wrong, 1)}
        told = [str(problem) for problem in read_crisis(slipped, "en", build.site.help)[1]]
        assert len(told) == 1, (wrong, told[:3])
        assert re.match(rf"{name}:\d+: ", told[0])


@pytest.mark.parametrize("term", ["5", "2026", "5*", "'***'", "'#'", "'...'"])
def test_a_term_without_letters_is_told(term: str, build: Content) -> None:
    data = {f"{CRISIS_FOLDER}/{path.name}": path.read_text("utf-8") for path in LISTS}
    name = f"{CRISIS_FOLDER}/en.yml"
    data[name] = data[name].replace("\n      - suicid*", f"\n      - suicid*\n      - {term}")
    (told,) = read_crisis(data, "en", build.site.help)[1]
    assert re.search(r"has no letters|holds no words", told.message)
    assert "`words`" not in told.hint
