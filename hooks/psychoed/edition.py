"""The edition that a build makes: of what site, for what address, from what version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True)
class Edition:
    """What a build is a build of."""

    name: str = ""
    """The site's name."""
    description: str = ""
    address: str = ""
    """Where it will be reached, with a slash at the end; empty where only a preview is made."""
    author: str = ""
    """Who writes its pages, where a page names nobody else."""
    version: str = ""
    """The release, or the commit, that it is made from; empty where neither is known."""
    day: date | None = None
    """The day of that commit."""
    moment: datetime | None = None
    """What files are dated with, in UTC: the moment of that commit, or what `SOURCE_DATE_EPOCH` names."""
    feedback: str = ""
    """Where to send corrections: an e-mail or web address; empty for none."""
    language: str = "en"
    licence: str = "https://creativecommons.org/licenses/by/4.0/"
    """The address of the licence of its words."""
    licence_name: str = "CC BY 4.0"
