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
_OTHERS = re.compile(r"(?:and |& )?(?:others|et\.? al\.?)", re.IGNORECASE)
# A group may well be called “Friends and Others”.
_AND_OTHERS = re.compile(r"(.+?),?\s+(?:(?i:et\.? al\.?)|(?:and|&) others|(?:AND|&) OTHERS)")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Quotes, brackets and the like, and letters that are only signs: the ʻayn of “ʻAbd”.
_SIGNS = re.compile(r"(?:^|(?<=[\s-]))(?:[^\w\s-]|[_\u02b0-\u02ff])+")

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
        if _is_others(spoken, name.get("given", "")):
            has_others = True
        elif found := _AND_OTHERS.fullmatch(spoken):
            has_others = True
            names.append({part: found[1] if said == spoken else said for part, said in name.items()})
        elif name:
            names.append(name)
    if has_others and not names:
        return here.refused("names nobody before the others", _MEND)
    return [*names, *([OTHERS] if has_others else [])] or None, []


def _is_others(spoken: str, given: str) -> bool:
    """Whether a name says that there are more. Somebody with a given name may be called Others."""
    is_small = spoken == spoken.lower()
    return bool(_OTHERS.fullmatch(spoken if is_small else f"{given} {spoken}".strip()))


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
    if not {"family", "given"} <= name.keys():
        return name
    first, particle = _initialled(name["given"])
    others = {part: said for part, said in name.items() if part != "given"}
    if not first:
        return others
    if not _LATIN.match(first):
        return {"literal": f"{name['family']} {name['given']}"}
    particles = " ".join(filter(None, [particle, name.get("dropping-particle")]))
    return {**others, "given": first} | ({"dropping-particle": particles} if particles else {})


def _initialled(given: str) -> tuple[str, str]:
    """Return given names as citeproc-py makes initials of them, and the particle behind them, as in “Bessel van der”.

    It takes the first sign of each word whatever it is, and every word for a particle that begins with a small letter.
    """
    names: list[str] = []
    for word in _SIGNS.sub("", given).split():
        first, *others = [part for part in word.split("-") if part] or [""]
        if first and (not names or first.endswith(".")):
            first = _capital(first)
        gap = "-" if first[:1].isupper() else " "
        names += gap.join([first, *map(_capital, others)]).split()
    end = next((n for n in range(len(names), 1, -1) if names[n - 1][0].isupper()), 1)
    return " ".join(names[:end]), " ".join(names[end:])


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def initials(name: Name) -> str:
    """Return the first letters of somebody's given names, which tell them from others of the family."""
    return "".join(part[0] for part in re.split(r"[\s.-]+", name.get("given", "")) if part)
