"""The order of references, and what tells those apart that a note would call by the same name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from psychoed.content.references import names
from psychoed.text.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from psychoed.content.references.csl import Reference
    from psychoed.words.catalogue import Words

_SHOWN = 3
"""Of more authors than these, the list names the first alone: the style's `et-al-min` and `et-al-use-first`."""


def sort_key(reference: Reference) -> tuple[object, ...]:
    """Return what to sort by: authors, year, title, as the style does.

    A name is sorted as it is shown, so that one family stands together however its particles were given: “de Berker”
    under D. Of a work without authors the title counts. What has no year follows what has one.
    """
    item = reference.item
    people: list[names.Name] = next((item[role] for role in ("author", "editor", "translator") if item.get(role)), [])
    listed = [names.in_own_order(name) for name in names.named(people)]
    title = collation_key(reference.title)
    keys = [(collation_key(names.short(name)), collation_key(names.initials(name))) for name in listed]
    if names.is_more(people) or len(keys) > _SHOWN:
        keys = [keys[0], (("", ""), ("", ""))]
    days = item.get("issued", {}).get("date-parts", [])
    year = (0, days[0][0], "") if days else (1, 0, reference.year)
    return (keys or [(title, ("", ""))], year, title, reference.key)


def lettered(references: Mapping[str, Reference], cited: Collection[str], words: Words) -> dict[str, Reference]:
    """Give a letter to each reference of those that would be called the same: `Young, 2020a` and `Young, 2020b`.

    Arguments:
        references: The list by key.
        cited: The keys of those that readers meet: only these are told apart.
        words: In which words notes speak.

    Returns:
        The same list, in the same order.
    """
    same: dict[str, list[Reference]] = {}
    for key in cited:
        if key in references:
            same.setdefault(references[key].short(words), []).append(references[key])
    letters = {
        reference.key: _letter(number)
        for several in same.values()
        if len(several) > 1
        for number, reference in enumerate(sorted(several, key=sort_key))
    }
    return {key: replace(each, letter=letters.get(key, "")) for key, each in references.items()}


def _letter(number: int) -> str:
    """Return a to z, then aa, ab and so on."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)
