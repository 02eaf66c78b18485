"""What the script of the panel gets from the build: terms to look for, words to say, and help lines by country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psychoed.features.crisis.groups import GROUPS
from psychoed.features.crisis.writing import VAR, Runs
from psychoed.features.help.reach import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from psychoed.features.crisis.terms import Terms
    from psychoed.features.help.lines import Contact, HelpLine, HelpLines, Need
    from psychoed.words.catalogue import Words

CRISIS_SCRIPT = "assets/crisis.js"
EMBED_CRISIS_SCRIPT = "assets/parts/crisis-embed.js"
"""The script of the panel, relative to `docs_dir`: that of pages, and that of embeds, which is smaller."""

SLOT = "crisis"
"""Its name for what the build knows only once it has read everything."""

LINES_OF_ONE = 2
"""How many lines a panel shows, besides the emergency number."""


def matching(lists: Sequence[Terms]) -> dict[str, Any]:
    """Return what is looked for: terms stand behind one another, those that begin alike together, which packs well.

    A variable is the number of its words in `vars`, in braces.
    """
    values: dict[tuple[str, ...], int] = {}
    groups: dict[str, list[str]] = {group.name: [] for group in GROUPS}
    look_alikes: list[str] = []
    same: dict[str, list[str]] = {}
    for terms in lists:
        number = {name: values.setdefault(words, len(values)) for name, words in terms.words.items()}

        for name, found in terms.groups.items():
            groups[name] += [_short(term.text, number) for term in found]
        look_alikes += [_short(term.text, number) for term in terms.look_alikes]
        for right, others in terms.same.items():
            same.setdefault(right, []).extend([other.text for other in others])
    return {
        "vars": [_joined(words) for words in values],
        "same": {right: _joined(others) for right, others in same.items()},
        "terms": [_joined(_needed(set(groups[group.name]))) for group in GROUPS],
        "lookAlikes": _joined(look_alikes),
    }


def _needed(terms: set[str]) -> Iterator[str]:
    """Yield the terms of a group that hold no other of its terms: these are found wherever the others would be."""
    held = Runs(terms)
    stems = tuple(term[:-1] for term in terms if term.endswith("*") and " " not in term)
    for term in terms:
        words = term.split()
        shorter = any(run != term for run in held.within(words))
        if not shorter and not (len(words) > 1 and any(word.startswith(stems) for word in words)):
            yield term


def _short(text: str, number: Mapping[str, int]) -> str:
    return VAR.sub(lambda found: f"{{{number[found[1]]}}}", text)


def _joined(texts: Iterable[str]) -> str:
    return ";".join(sorted(set(texts)))


def panels(lists: Sequence[Terms], language: str) -> dict[str, Any]:
    """Return what panels say: for each group its words, and whether it holds the way out."""
    spoken = next((terms for terms in lists if terms.path.endswith(f"/{language}.yml")), None)
    said = spoken.panels if spoken else {}
    return {
        "panels": [{**said.get(group.name, {}), "watched": group.watched} for group in GROUPS],
        "results": spoken.results if spoken else "",
    }


def lines(help_lines: HelpLines, words: Words) -> dict[str, Any]:
    """Return each help line that a panel may show once, and for each place the numbers of those that it shows.

    A place has its emergency numbers first, then the lines of each group; the place without a name is anywhere else.
    """
    written: list[dict[str, Any]] = []

    def number(line: HelpLine, *, is_emergency: bool = False) -> int:
        told = _danger(line, words) if is_emergency else _line(line, help_lines)
        if told not in written:
            written.append(told)
        return written.index(told)

    places = {}
    for name in ("", *(place.name for place in help_lines.places)):
        danger = [line for line in help_lines.answer(name, "emergency") if line != help_lines.directory][:1]
        others = [*help_lines.answer(name, "abuse-men"), *help_lines.answer(name, "crisis")]
        places[name] = [
            [number(line, is_emergency=True) for line in danger],
            *(
                [number(line) for line in chosen(help_lines.answer(name, group.need), group.need, danger, others)]
                for group in GROUPS
            ),
        ]
    return {"exit": help_lines.exit, "lines": written, "places": places}


def chosen(
    answer: Sequence[HelpLine], need: Need, danger: Sequence[HelpLine] = (), others: Sequence[HelpLine] = ()
) -> list[HelpLine]:
    """Choose the lines that a panel shows.

    Two that are for the need: those for anyone in the country, else those for a part of it or for one group, and then
    the general line too, since they leave people out. Where all of them are for speaking, one for writing comes last;
    where abuse is met by lines for women, the line for men does, with what has to be said beside it.

    Arguments:
        answer: What there is, best first; the directory comes last.
        need: What the panel helps with.
        danger: What the panel shows as the emergency number.
        others: Lines of the place for men, and for any crisis.
    """
    there = [line for line in answer if line not in danger]
    own = sorted((line for line in there if need in line.needs), key=_is_for_few)
    shown = [line for line in own if line.serves_everyone(need)][:LINES_OF_ONE]
    if not shown:
        shown = [*own[:LINES_OF_ONE], *[line for line in there if line.serves_everyone(need)][:1]]
        shown.sort(key=_is_for_few)
    rest = [line for line in there if line not in shown]
    if shown and not any(map(_is_silent, shown)):
        meant = (
            line for line in (*rest, *others) if {need, "crisis"} & {*line.needs} and line.serves_everyone("crisis")
        )
        shown += [line for line in meant if line not in danger and _is_silent(line)][:1]
    shown += sorted(rest, key=lambda line: bool(line.area))[: max(0, LINES_OF_ONE - len(shown))]
    if shown and not any(map(_is_silent, shown)):
        # The directory leads to lines that answer messages.
        shown.append(there[-1])
    if need == "partner-abuse" and any(line.whom == ("women",) for line in shown):
        shown += [line for line in others if line.whom == ("men",)][:1]
    return list(dict.fromkeys(shown))


def _is_for_few(line: HelpLine) -> bool:
    return bool(set(line.whom) - {"women", "men"})


def _is_silent(line: HelpLine) -> bool:
    return bool(line.by("text", "whatsapp", "chat"))


def _danger(line: HelpLine, words: Words) -> dict[str, Any]:
    """Write an emergency number, or what is said in its stead: nobody in danger reads a website."""
    return _told(
        say="" if line.contacts else words("help.dial", line=line.say), silent=line.silent, ways=line.by("call", "text")
    )


def _line(line: HelpLine, help_lines: HelpLines) -> dict[str, Any]:
    beside = within(line.beside, line.contacts, help_lines.numbers(line))
    parts = [[part.words, part.href] if part.href else [part.words] for part in beside]
    return _told(name=line.name, use=line.use, area=line.area, beside=parts, hours=line.hours, ways=line.contacts)


def _told(*, ways: Iterable[Contact], **others: str | list[list[str]]) -> dict[str, Any]:
    """Write a line as short as it can be told; what is empty is left out."""
    written = [[way.kind, way.shown, way.href, *([way.says] if way.says else [])] for way in ways]
    return {name: value for name, value in {**others, "ways": written}.items() if value}
