"""One help line as an author writes it, and the line that it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psychoed.features.help.contacts import ways, worded
from psychoed.features.help.lines import GROUPS, KINDS, NEEDS, Contact, Group, HelpLine, Need
from psychoed.features.help.marks import ANY_MARK
from psychoed.source.fields import Kind, Lack, given, read, table
from psychoed.source.kinds import TEXT, day, flag, listed, one_of, shaped, text
from psychoed.source.problems import nearest
from psychoed.source.schema import ONE_LINE, shown_as

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.words.catalogue import Words

_WHERE = "Write it as `where: Canada`, or a list; put `NO` in quotes. A line for anywhere else has none."
_NEED = f"Write it as `need: crisis`, or a list with the main one first. Known: {', '.join(NEEDS)}."
_WHOM = f"Write it as `whom: women`, or a list. Known: {', '.join(GROUPS)}."
_SOURCE = "Write addresses, each in quotes."
_WAS = "Write the ids that it had before."


def _told(here: Given) -> Made[str]:
    words, problems = TEXT(here)
    if words and ANY_MARK.search(words):
        return None, [here.wrong("names a help line by a mark.", "Write out what it should say.")]
    return words, problems


_TOLD = shown_as(_told, ONE_LINE)
_ID = shaped(r"[\w-]+", "is no name", "Use letters, digits and hyphens.")


def _words(hint: str) -> Kind[tuple[str, ...]]:
    return listed(text(hint), hint, alone=True)


def _known(known: Collection[str], hint: str) -> Kind[tuple[Any, ...]]:
    return listed(one_of(known, text(hint)), hint, alone=True)


@table
class WrittenLine:
    """What is written of a line; the attributes are those of `HelpLine`."""

    id: str = given(_ID, default="", lack=Lack("Add `id: …`."))
    where: tuple[str, ...] = given(_words(_WHERE), default=())
    needs: tuple[Need, ...] = given(
        _known(NEEDS, _NEED),
        default=(),
        name="need",
        lack=Lack("Add `need: …`."),
    )
    whom: tuple[Group, ...] = given(_known(GROUPS, _WHOM), default=())
    area: str = given(_TOLD, default="")
    name: str = given(_TOLD, default="", lack=Lack("Add `name: …`."))
    use: str = given(_TOLD, default="", name="for", lack=Lack("Add `for: …`."))
    call: tuple[Contact, ...] = given(ways("call"), default=())
    text: tuple[Contact, ...] = given(ways("text"), default=())
    whatsapp: tuple[Contact, ...] = given(ways("whatsapp"), default=())
    chat: tuple[Contact, ...] = given(ways("chat"), default=())
    site: tuple[Contact, ...] = given(ways("site"), default=())
    hours: str = given(_TOLD, default="")
    cost: str = given(_TOLD, default="")
    confidential: str = given(_TOLD, default="")
    languages: str = given(_TOLD, default="")
    silent: str = given(_TOLD, default="")
    deaf: str = given(_TOLD, default="")
    note: str = given(_TOLD, default="")
    beside: str = given(_TOLD, default="")
    keep: bool = given(flag("Write `keep: false`."), default=False)
    paper: bool = given(flag("Write `paper: false`."), default=True)
    checked: date | None = given(day("Write it as YYYY-MM-DD."), default=None)
    source: tuple[str, ...] = given(_words(_SOURCE), default=())
    say: str = given(_TOLD, default="")
    short: str = given(_TOLD, default="")
    was: tuple[str, ...] = given(listed(_ID, _WAS, alone=True), default=())


def read_help_line(item: Given, places: Collection[str] | None, words: Words) -> Made[HelpLine]:
    """Read one item of the list.

    Arguments:
        item: As written.
        places: The names of the places that there are; None where they cannot be read, and any may be.
        words: Of the site.

    Returns:
        The line, if it has no mistake, and what is wrong.
    """
    if not isinstance(item.value, dict):
        hint = "Write its `id`, `where`, `need`, `for`, `name` and how to reach it."
        return None, [item.problem("This is no help line.", hint)]
    own = item.names.get("id", item)
    name = f"The help line `{own.text or own.written}`" if item.get("id") else "This help line"
    written, problems = read(WrittenLine, item.told_of(name))
    if not any(item.get(field) for field in (*KINDS, "say")):
        hint = "Add `call`, `text`, `chat` or `site`."
        problems.append(item.problem(f"{name} does not say how to reach it.", hint))
    if written.keep and "beside" not in item.names:
        what = f"{name} is kept although it is in doubt, and nothing is said beside it."
        hint = "Say in `beside:` what somebody must know who turns to it."
        problems.append(item.names["keep"].problem(what, hint))
    for place in (place for place in written.where if places is not None and place not in places):
        hint = f"Add it to `places:`, or name one that is there. {nearest(place, places or ())}"
        what = f"{name} is in a place that is not listed: {place}."
        problems.append(item.names["where"].problem(what, hint))
    return None if problems else _line(written, item.line, words), problems


def _line(written: WrittenLine, at: int, words: Words) -> HelpLine:
    told = {field: value for field, value in vars(written).items() if field not in {*KINDS, "keep"}}
    contacts = tuple(worded(contact, words) for kind in KINDS for contact in getattr(written, kind))
    # What is kept although somebody has to look at it first can be mended on the site, but not on paper.
    told["paper"] = written.paper and not written.keep
    told["say"] = written.say or contacts[0].shown
    return HelpLine(**told, contacts=contacts, line=at)
