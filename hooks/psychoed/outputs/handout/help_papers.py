"""Which sheets of help lines a site has: one for all countries, and one for each country that has lines enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from psychoed.outputs.handout.names import HELP, PAPERS
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from psychoed.content.site import Site
    from psychoed.features.help.lines import Place
    from psychoed.words.catalogue import Words

FEWEST = 3
"""How many lines of a country may be printed, that it gets a sheet of its own."""

LETTER = frozenset(["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"])
"""The countries that print on US Letter (CLDR, `paperSize`); all others do on A4."""


class HelpSheet(NamedTuple):
    """What a sheet of help lines is called."""

    name: str
    """Its id."""
    place: str
    """The country whose lines it holds; empty for all."""
    papers: tuple[str, ...]
    """The sizes that it comes in: a country's own."""
    src_uri: str
    """The page that lists the lines, relative to `docs_dir`."""

    def title(self, words: Words) -> str:
        """Return what stands above it."""
        return words("handout.help_of", place=self.place) if self.place else words(f"handout.titles.{HELP}")


def help_papers(site: Site) -> list[HelpSheet]:
    """Return the sheets of help lines; none where no page lists them."""
    src_uri = next((page.src_uri for page in site.book.pages if page.help_line), "")
    if not src_uri or not site.help.lines:
        return []
    printed = site.help.on_paper
    places = [place for place in printed.places if len(printed.of(place.name)) >= FEWEST]
    own = [HelpSheet(f"{HELP}-{slug(place.name)}", place.name, (_paper(place),), src_uri) for place in places]
    return [HelpSheet(HELP, "", PAPERS, src_uri), *own]


def _paper(place: Place) -> str:
    a4, letter = PAPERS
    return letter if place.regions and LETTER.issuperset(place.regions) else a4
