"""What a build is a build of: what site, for what address, from what version."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from psychoed.words.reading import english

if TYPE_CHECKING:
    from datetime import date, datetime

    from psychoed.words.catalogue import Words

AUTHOR_TYPES = ("Organization", "Person")
"""What the author of a site may be, in the words of schema.org."""


@dataclass(frozen=True)
class BuildInfo:
    """What a build is a build of."""

    name: str = ""
    """The site's name."""
    description: str = ""
    address: str = ""
    """Where it will be reached, with a slash at the end; empty where that is not known, and in a preview."""
    preview: bool = False
    """Whether an author watches it being written."""
    author: str = ""
    """Who writes its pages, where a page names nobody else."""
    author_type: str = ""
    """One of `AUTHOR_TYPES`: what that is; empty where nobody says so, for no name tells."""
    version: str = ""
    """The release, or the commit, that it is made from; empty where neither is known."""
    day: date | None = None
    """The day of that commit."""
    moment: datetime | None = None
    """What files are dated with, in UTC: the moment of that commit, or what `SOURCE_DATE_EPOCH` names."""
    feedback: str = ""
    """Where to send corrections: an e-mail or web address; empty for none."""
    strict: frozenset[str] = frozenset()
    """What the site holds itself to: names of `source/strict.py`."""
    words: Words = field(default_factory=english)
    """What readers see that no author of a page wrote."""
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    """The address of the licence of its words."""
    licence_name: str = "CC BY 4.0"

    @property
    def language(self) -> str:
        """The language of all that it says, as a tag of BCP 47."""
        return self.words.language

    @property
    def is_local(self) -> bool:
        """Whether its address leads to the very machine that asks: to try things out, and for nobody else."""
        host = urlsplit(self.address).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            # RFC 6761, 6.3: names below `localhost` are as local as it is.
            return f".{host}".endswith(".localhost")
