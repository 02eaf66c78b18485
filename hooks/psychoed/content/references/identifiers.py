"""What names a work and a reference to it: DOIs and keys, in all forms in which they are given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from psychoed.content.references.markup import words
from psychoed.features.evidence.claims import ANCHORS
from psychoed.source.kinds import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.source.fields import Made
    from psychoed.source.given import Given
    from psychoed.source.problems import Problem

# The prefix is “10.” and a number (DOI Handbook, 2.2); what stands before it is an address or a word for it.
_DOI = re.compile(r"(?:.*[/:\s])?(10\.\d{4,9}(?:\.\d+)*/\S+?)[.,;]*", re.IGNORECASE)
_DOI_MEND = "It begins with `10.`; leave it out where you are not sure."
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

_ZOTERO = re.compile(r"https?://zotero\.org/\S+/items/(\w+)|\d+/([A-Z0-9]{8})")
"""The ids of plain Zotero, by address and by library."""

_KEY = re.compile(r"[\w.:+/-]+")
_KEY_MEND = "Use letters, digits and any of `-_.:+/`: `declerck2020`."
_TAKEN = re.compile(rf"(?:claim|label):.*|{'|'.join(map(re.escape, ANCHORS))}")
"""What has an address on the page of sources and is no reference."""


def doi(here: Given) -> Made[str]:
    """Read a DOI, whatever stands around it: an address, `doi:`, blanks; what is empty is none."""
    if here.value in (None, "", []) or (isinstance(here.value, str) and not here.value.strip()):
        return None, []
    if not isinstance(here.value, str):
        return text(_DOI_MEND)(here)
    # Some managers export the form that it has in addresses.
    found = _DOI.fullmatch(unquote(words(here.value)))
    return (found[1], []) if found else here.refused("is no DOI", _DOI_MEND)


def web_address(value: Any) -> str:
    """Return an address that a link can lead to; empty for anything else."""
    return address if _WEB.fullmatch(address := words(value)) else ""


def key(item: Given) -> str:
    """Return by what a reference is cited; empty where there is nothing.

    Zotero exports the key by which people cite, if there is one, beside its own id. Of that, an address, the last part
    names the item.
    """
    name = str(item.get("citation-key") or item.get("id") or "").strip()
    found = _ZOTERO.fullmatch(name)
    return found[1] or found[2] if found else name


def key_problems(item: Given, name: str, called: str) -> Iterator[Problem]:
    """Report a key that no reference can have on the page of sources.

    Better BibTeX makes some with `.`, `:` or `+`, Manubot with `/`.

    Arguments:
        item: The reference.
        name: Its key.
        called: What messages call it.
    """
    if not name:
        yield item.problem(f"{called} has no id.", 'Give it one to cite it by: `"id": "declerck2020"`.')
    elif not _KEY.fullmatch(name):
        yield item.problem(f"{called} has an id that cannot be part of an address.", _KEY_MEND)
    elif _TAKEN.fullmatch(name):
        what = f"{called} has an id that leads to something else on the page of sources."
        yield item.problem(what, 'Give it another one: `"id": "declerck2020"`.')
