"""A sheet of paper as data: its title, what it holds, and the foot that all sheets share."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from psychoed.content.addresses import target
from psychoed.outputs.foot import make_foot
from psychoed.outputs.handout.names import PAPERS
from psychoed.text.richtext import Target
from psychoed.text.sentence import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psychoed.assets.colours import Inks
    from psychoed.content.provenance import Provenance
    from psychoed.content.site import Site
    from psychoed.content.site_context import SiteContext
    from psychoed.features.evidence.label import EvidenceLabel
    from psychoed.outputs.foot import Foot
    from psychoed.text.richtext import Run
    from psychoed.words.catalogue import Words as Catalogue

TOO_LONG = "The text is too long for its page."
"""What an author is told."""


@dataclass(frozen=True)
class Sheet:
    """A handout, not yet set."""

    id: str
    layout: str
    """What its template calls the way in which it is set."""
    title: str
    """Plain words."""
    src_uri: str
    """The page whose author can change it, relative to `docs_dir`."""
    line: int
    home: str
    """Where the same stands on the site: an address relative to the site's."""
    trust: Provenance
    pages: int
    """How many pages it has to have; 0 for as many as it needs."""
    body: dict[str, Any]
    """What it holds, in the form that its layout knows."""
    sources: tuple[tuple[str, int, str], ...] = ()
    """Page, line and words of each block that it is put together from."""
    papers: tuple[str, ...] = PAPERS
    """The sizes that it comes in."""


def to_data(sheet: Sheet, context: SiteContext, paper: str, inks: Inks) -> dict[str, Any]:
    """Return all that a sheet is set from.

    Arguments:
        sheet: The handout.
        context: What the build shares.
        paper: One of `PAPERS`.
        inks: The colours of paper.
    """
    build_info = context.build_info
    url = build_info.address + sheet.home if build_info.address else ""
    lines = [line for line in context.help_lines if line.paper]
    foot = make_foot(lines, sheet.trust, build_info, Words(url.partition("://")[2], url), "handout.origin")
    return {
        "paper": paper,
        "language": _language(build_info.language),
        "inks": asdict(inks),
        "site": build_info.name,
        "layout": sheet.layout,
        "title": sheet.title,
        # Whoever keeps a file may ask for its version; whoever gets a sheet need not.
        "description": " ".join([build_info.words("handout.copy"), *_version(sheet.trust)]),
        "pages": sheet.pages,
        "page_words": build_info.words.raw("handout.page"),
        "too_long": TOO_LONG,
        "foot": _foot_data(foot, inks),
        "body": sheet.body,
    }


def _language(tag: str) -> dict[str, str]:
    """Part a language tag (BCP 47): language, script and region; the latter two may be missing."""
    first, *others = tag.replace("_", "-").split("-")
    script = next((part.lower() for part in others if len(part) == 4), "")
    region = next((part.upper() for part in others if len(part) == 2), "")
    return {"lang": first.lower(), "script": script, "region": region}


def short_url(address: str, home: str) -> str:
    """Return an address as people write it."""
    return (address + home).partition("://")[2]


def target_of(href: str, context: SiteContext) -> Target:
    """Return where a link leads; nowhere if it is to the site and the site's address is not known."""
    parts = urlsplit(href)
    if shown := context.printed.get(href):
        return Target(shown, href)
    if parts.scheme in {"http", "https"}:
        return Target(href.partition("://")[2].rstrip("/"), href)
    if parts.scheme:
        return Target(unquote(parts.path), href)
    if not context.build_info.address or not href.startswith("/"):
        return Target()
    path, mark, anchor = href[1:].partition("#")
    home = f"{target(context.urls, path)}{mark}{anchor}"
    return Target(short_url(context.build_info.address, home), context.build_info.address + home)


def _runs(parts: Iterable[Words]) -> list[Run]:
    return [{"words": part.words, **({"href": part.href} if part.href else {})} for part in parts]


def _version(trust: Provenance) -> list[str]:
    return [trust.words("copy.version", version=trust.version)] if trust.version else []


def _foot_data(foot: Foot, inks: Inks) -> dict[str, Any]:
    """Return the foot as data: sentences as runs."""
    words, (shown, href) = foot.trust.words, foot.address
    return {
        "ask": foot.ask,
        "help": [*map(_runs, foot.help)],
        "trust": " ".join(replace(foot.trust, version="").sentences),
        "from": _runs(foot.origin),
        "copy": words("handout.copy"),
        "url": shown,
        "href": href,
        "qr": qr_svg(href, inks.ink) if href else "",
        "qr_alt": words("handout.qr", url=href),
    }


def labels_of(site: Site, key: str) -> list[dict[str, str]]:
    """Return the labels of a claim, given the key that evidence knows it by; none where nobody speaks of it."""
    claim, words = site.claims.get(key), site.build_info.words
    given = claim.evidence if claim else ()
    found = dict.fromkeys((evidence.label, evidence.words) for evidence in given)
    return [label_data(label, site.colours.paper, words) | {"about": about} for label, about in found]


def label_data(label: EvidenceLabel, inks: Inks, words: Catalogue) -> dict[str, str]:
    """Return a label as a sheet shows it: its words, its sign and what it means."""
    sign = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">'
        f'<path d="{label.sign}" fill="{inks.ink}" fill-rule="evenodd"/></svg>'
    )
    return {"name": label.title(words), "sign": sign, "meaning": label.meaning(words), "about": ""}


def legend(rows: Iterable[Iterable[dict[str, str]]]) -> list[dict[str, str]]:
    """Return each label that is used once, in the order in which a reader meets it."""
    return list({label["name"]: label for row in rows for label in row}.values())


# Both sizes of a sheet show the same.
@lru_cache(maxsize=256)
def qr_svg(url: str, ink: str) -> str:
    """Return a QR code as SVG, of one ink."""
    # Slow to import, and a site without an address has none.
    import segno

    held = io.BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(held, kind="svg", border=0, dark=ink, light=None, xmldecl=False, svgclass=None, lineclass=None)
    return held.getvalue().decode()
