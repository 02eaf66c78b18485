"""The ways to reach a help line: as they are written in the list, and as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from psychoed.help import labels
from psychoed.help.lines import KINDS, Contact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psychoed.help.lines import Kind

WEB = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
"""A web address without `https://`."""

_NUMBER = re.compile(r"[+*#0-9(][0-9 ()*#-]*")
_DIALLED = re.compile(r"\+?[0-9*#]+")
_PARTS: Mapping[Kind, tuple[str, ...]] = {
    "call": ("number", "dial", "says"),
    "text": ("to", "word", "says"),
    "whatsapp": ("number", "dial", "says"),
    "chat": ("site", "says"),
    "site": ("site", "says"),
}
"""What each way is told by, the address first."""

_REMEDY: Mapping[Kind, str] = {
    "call": 'Write it as `call: "116 123"`, and other words into `says` or `note`.',
    "text": 'Write it as `text: {to: "88788", word: START}`.',
    "whatsapp": 'Write it as `whatsapp: "+44 7400 000000"`, and other words into `says`.',
    "chat": "Write it as `chat: childline.org.uk`.",
    "site": "Write it as `site: findahelpline.com`.",
}
_NOUN: Mapping[Kind, str] = {
    "call": "telephone number",
    "text": "number to text",
    "whatsapp": "number",
    "chat": "address",
    "site": "address",
}


def listed(value: Any) -> list[Any]:
    """Return a value that may stand alone or in a list as a list."""
    return value if isinstance(value, list) else [value]


def contact_problems(kind: Kind, given: object) -> Iterator[tuple[str, str]]:
    """Check what is written of one way.

    Arguments:
        kind: The field.
        given: Its value: an address, or a mapping, or a list of such.

    Yields:
        What is wrong, as it follows “The help line `id` has”, and what to do.
    """
    if isinstance(given, list) and not given:
        yield f"an empty `{kind}`.", "Fill it, or remove the line."
    for item in listed(given):
        yield from _item_problems(kind, item)


def _item_problems(kind: Kind, item: object) -> Iterator[tuple[str, str]]:
    parts = _PARTS[kind]
    given: dict[str, Any] = item if isinstance(item, dict) else {parts[0]: item}
    for part, value in given.items():
        if part not in parts:
            yield f"a `{kind}` with a part `{part}`, which means nothing.", f"Known: {', '.join(parts)}."
        elif value is None or (value == "" and part == parts[0]):
            yield f"an empty `{kind}`.", "Fill it, or remove the line."
        elif not isinstance(value, str):
            # 0800 would lose its zero, and NO is false.
            yield f"a `{kind}` that is read as no text: {value!r}.", "Put it in quotes."
        elif "\n" in value.strip():
            yield f"a `{kind}` of several lines.", "Write it on one line."
    address = given.get(parts[0], "")
    if parts[0] not in given:
        yield f"a `{kind}` without `{parts[0]}`.", _REMEDY[kind]
    elif (
        isinstance(address, str)
        and address
        and "\n" not in address
        and not (WEB if parts[0] == "site" else _NUMBER).fullmatch(address)
    ):
        yield f"a `{kind}` that is no {_NOUN[kind]}: {address}.", _REMEDY[kind]
    if isinstance(given.get("dial"), str) and not _DIALLED.fullmatch(given["dial"]):
        yield f"a `dial` that nobody can dial: {given['dial']}.", "Write digits alone."


def contacts(item: Mapping[str, Any]) -> tuple[Contact, ...]:
    """Return the ways of a line that has no mistakes."""
    ways = [(kind, way) for kind in KINDS for way in listed(item.get(kind, []))]
    return tuple(_contact(kind, way if isinstance(way, dict) else {_PARTS[kind][0]: way}) for kind, way in ways)


def _contact(kind: Kind, way: Mapping[str, str]) -> Contact:
    shown, says = way[_PARTS[kind][0]].strip(), way.get("says", "").strip()
    if kind in {"chat", "site"}:
        return Contact(kind, shown, f"https://{quote(shown, safe='/?=&%')}", says)
    dialled = way.get("dial") or _digits(shown)
    if kind == "call":
        return Contact(kind, shown, f"tel:{quote(dialled, safe='+')}", says)
    if kind == "whatsapp":
        # Without the country's code it would reach somebody in another country.
        return Contact(kind, shown, f"https://wa.me/{dialled[1:]}" if dialled.startswith("+") else "", says)
    word = way.get("word", "").strip()
    # Apple's phones take `&body=` alone, Android's `?body=` alone: both read this.
    body = f"?&body={quote(word, safe='')}" if word else ""
    told = labels.TEXT_WORD.format(word=word, number=shown) if word else shown
    return Contact(kind, told, f"sms:{quote(dialled, safe='+')}{body}", says)


def _digits(number: str) -> str:
    """Return a number as it is dialled: the zero in brackets behind a country's code is for calls from within."""
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return "".join(character for character in number if character in "+*#0123456789")
