"""A sheet of help lines to put up or to keep: large numbers, and only lines that may be printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from psychoed.features.help.block import place_id, shown_lines, unchecked
from psychoed.features.help.pages import HELP_LINES
from psychoed.outputs.handout.help_papers import help_papers
from psychoed.outputs.handout.names import HELP
from psychoed.outputs.handout.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from psychoed.content.provenance import Provenance
    from psychoed.content.site import Site
    from psychoed.content.site_context import SiteContext
    from psychoed.features.help.lines import Contact, HelpLine, HelpLines
    from psychoed.outputs.handout.help_papers import HelpSheet
    from psychoed.words.catalogue import Words


def help_sheets(site: Site, context: SiteContext, trust: Callable[[str], Provenance]) -> Iterator[Sheet]:
    """Yield each sheet of help lines.

    Arguments:
        site: The site as read.
        context: What the build shares.
        trust: Tells what a page says of itself.
    """
    for named in help_papers(site):
        home = context.url(f"{named.src_uri}#{place_id(named.place)}" if named.place else named.src_uri)
        title = named.title(context.build_info.words)
        body = _body(named, site.help.on_paper, context.build_info.words)
        page = trust(named.src_uri)
        yield Sheet(named.name, HELP, title, HELP_LINES, 0, home, page, 1, body, papers=named.papers)


def _body(named: HelpSheet, lines: HelpLines, words: Words) -> dict[str, Any]:
    shown = shown_lines(lines, named.place)
    if named.place and lines.directory:
        shown.append(lines.directory)
    numbers = [] if named.place else [*_numbers(lines, words)]
    # In danger, what all countries share has no number to give.
    told = [line for line in shown if named.place or line.reachable]
    return {
        "numbers": numbers,
        "ask": words("handout.help_numbers") if numbers else "",
        "talk": words("handout.help_talk") if numbers else "",
        "lines": [_line(line, words) for line in told],
        "unchecked": unchecked(replace(lines, lines=tuple(told)), words),
        "hidden": words("handout.help_hidden"),
    }


def _numbers(lines: HelpLines, words: Words) -> Iterator[dict[str, Any]]:
    """Yield the emergency numbers of each place that has some, and what there is of them elsewhere."""
    for place in lines.places:
        calls = [way for line in lines.of(place.name) if line.needs[0] == "emergency" for way in line.by("call")]
        if calls:
            yield {"place": place.name, "ways": _ways(calls, words, named=False)}
    for line in lines.of(""):
        if line.needs[0] == "emergency":
            yield {"place": words("help.anywhere"), "ways": [{"lead": "", "shown": {"words": line.name}, "says": ""}]}


def _line(line: HelpLine, words: Words) -> dict[str, Any]:
    chats = {way.href for way in line.by("chat")}
    # Where one can chat on a line's site, its address is there already.
    ways = [way for way in line.contacts if way.kind != "site" or way.href not in chats]
    facts = [(words("help.hours"), line.hours), (words("help.cost"), line.cost)]
    return {
        "name": line.name,
        "area": words("help.area", area=line.area) if line.area else "",
        "use": words("help.for", use=line.use),
        "whom": words("lists.between").join(words(f"help.whom.{group}") for group in line.whom),
        "ways": _ways(ways, words),
        "beside": line.beside,
        "facts": " ".join(f"{term}: {said}." for term, said in facts if said),
    }


def _ways(ways: Iterable[Contact], words: Words, *, named: bool = True) -> list[dict[str, Any]]:
    return [
        {
            "lead": words(f"help.ways.{way.kind}") if named else "",
            "shown": {"words": way.shown, **({"href": way.href} if way.href else {})},
            "says": f"({way.says})" if way.says else "",
            "large": way.kind in {"call", "text"},
        }
        for way in ways
    ]
