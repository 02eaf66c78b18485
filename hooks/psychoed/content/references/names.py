"""Names of people and groups in references, in all forms in which they are given.

CSL 1.0.2 has `family`, `given`, two kinds of particles and `suffix` for a person, and `literal` for a group. Zotero
exports a name of one word as `given` or `literal`, Crossref a group as `name`. That a list goes on is said by a last
name: BibTeX and Zotero write `others`, PubMed `et al.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from psychoed.content.references.markup import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psychoed.source.fields import Made
    from psychoed.source.given import Given

    Name = Mapping[str, str]

OTHERS = {"literal": "others"}
"""The last of names where there are more that are not named."""

_PARTS = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
_OTHERS = {"others", "and others", "& others", "et al.", "et al", "and et al."}
_AND_OTHERS = re.compile(r"(.+?),?\s+(?:et al\.?|and others|& others)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_MEND = 'Write them as `[{"family": "Young", "given": "L. J."}]`, and groups as `[{"literal": "…"}]`.'


def csl_names(here: Given) -> Made[list[dict[str, str]]]:
    """Read names; where there are more than are named, the last one is `OTHERS`."""
    if here.value in (None, "", []):
        return None, []
    if not isinstance(here.value, list):
        return here.refused("is no list of names", _MEND)
    names: list[dict[str, str]] = []
    has_others = False
    for each in here.value:
        if not isinstance(each, dict):
            return here.refused("holds what is no name", _MEND)
        name = _name(each)
        if not name and any(each.values()):
            return here.refused("holds a name that cannot be read", _MEND)
        spoken = name.get("literal") or name.get("family", "")
        if spoken in _OTHERS:
            has_others = True
        elif found := _AND_OTHERS.fullmatch(spoken):
            has_others = True
            names.append({part: found[1] if said == spoken else said for part, said in name.items()})
        elif name:
            names.append(name)
    return [*names, *([OTHERS] if has_others and names else [])] or None, []


def _name(given: Mapping[str, Any]) -> dict[str, str]:
    """Return a name's parts; nothing where there are none."""
    parts = {part: said for part in _PARTS if (said := words(given.get(part)))}
    if "family" in parts:
        parts.pop("literal", None)
        return parts
    alone = parts.get("literal") or words(given.get("name")) or parts.get("given", "")
    return {"literal": alone} if alone else {}


def named(names: Sequence[Name]) -> list[Name]:
    """Return those of some names that are names."""
    return [name for name in names if name != OTHERS]


def is_more(names: Sequence[Name]) -> bool:
    """Whether there are more than are named."""
    return OTHERS in names


def short(name: Name) -> str:
    """Return what a note calls somebody by: the family's name, with what belongs before it; a group's whole name."""
    whole = in_own_order(name)
    return whole.get("literal") or " ".join(filter(None, [whole.get("non-dropping-particle"), whole["family"]]))


def in_own_order(name: Name) -> Name:
    """Return a name as it is written out: in one piece where no initials are made, as of other scripts than Latin."""
    if {"family", "given"} <= name.keys() and not _LATIN.match(name["given"]):
        return {"literal": f"{name['family']} {name['given']}"}
    return name


def initials(name: Name) -> str:
    """Return the first letters of somebody's given names, which tell them from others of the family."""
    return "".join(part[0] for part in re.split(r"[\s.-]+", name.get("given", "")) if part)
