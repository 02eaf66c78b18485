"""The ways to reach a help line: as they are written in the list, and as links."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from psychoed.features.help.lines import Contact
from psychoed.source.fields import Field, Lack, read_fields
from psychoed.source.kinds import TEXT, listed, shaped, unless_empty
from psychoed.source.schema import fields_schema, schema_of, shown_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.features.help.lines import Kind
    from psychoed.source.fields import Kind as Value
    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.words.catalogue import Words

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

_HINT: Mapping[Kind, str] = {
    "call": 'Write it as `call: "116 123"`, and other words into `says` or `note`.',
    "text": 'Write it as `text: {to: "88788", word: START}`.',
    "whatsapp": 'Write it as `whatsapp: "+44 7400 000000"`, and other words into `says`.',
    "chat": "Write it as `chat: childline.org.uk`.",
    "site": "Write it as `site: findahelpline.com`.",
}
_FILL = "Fill it, or remove the line."
_NOUN: Mapping[Kind, str] = {
    "call": "telephone number",
    "text": "number to text",
    "whatsapp": "number",
    "chat": "address",
    "site": "address",
}


_OTHERS: Mapping[str, Value[str]] = {
    "dial": shaped(_DIALLED, "cannot be dialled", "Write digits alone."),
    "word": unless_empty(TEXT),
    "says": unless_empty(TEXT),
}


def _way(kind: Kind) -> Value[Contact]:
    address, *others = _PARTS[kind]
    hint = _HINT[kind]
    shape = shaped(WEB if address == "site" else _NUMBER, f"is no {_NOUN[kind]}", hint)
    parts = {address: Field(shape, Lack(hint)), **{part: Field(_OTHERS[part]) for part in others}}

    def way(here: Given) -> Made[Contact]:
        is_told = isinstance(here.value, dict)
        # An address may stand alone.
        whole = here.told_of(here.as_owner) if is_told else replace(here, names={address: here})
        told, problems = read_fields(parts, whole, "", noun="part", others="refused")
        return None if problems else _contact(kind, told.pop(address), **told), problems

    return shown_as(way, {"anyOf": [schema_of(shape), fields_schema(parts)]})


def ways(kind: Kind) -> Value[tuple[Contact, ...]]:
    """Return how ways of one kind are read: an address, what is told of one, or a list of such."""
    return listed(_way(kind), _FILL, alone=True)


def _contact(kind: Kind, shown: str, dial: str = "", word: str = "", says: str = "") -> Contact:
    if kind in {"chat", "site"}:
        return Contact(kind, shown, f"https://{quote(shown, safe='/?=&%')}", says)
    dialled = dial or _digits(shown)
    if kind == "call":
        return Contact(kind, shown, f"tel:{quote(dialled, safe='+')}", says)
    if kind == "whatsapp":
        # Without the country's code it would reach somebody in another country.
        return Contact(kind, shown, f"https://wa.me/{dialled[1:]}" if dialled.startswith("+") else "", says)
    # Apple's phones take `&body=` alone, Android's `?body=` alone: both read this.
    body = f"?&body={quote(word, safe='')}" if word else ""
    return Contact(kind, shown, f"sms:{quote(dialled, safe='+')}{body}", says, word)


def worded(way: Contact, words: Words) -> Contact:
    """Return a way as it is printed: a number to text with what to text there."""
    return replace(way, shown=words("help.text_word", word=way.word, number=way.shown)) if way.word else way


def _digits(number: str) -> str:
    """Return a number as it is dialled: the zero in brackets behind a country's code is for calls from within."""
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return "".join(character for character in number if character in "+*#0123456789")
