"""The gallery: each part with a preview, what to copy and its note; single words and questions to pick from."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.outputs.embed.gallery_part import details_of, paragraph, part_elements, picker, template_element
from psychoed.outputs.embed.gallery_plan import plan_of
from psychoed.outputs.embed.kinds import EMBED_FOLDER, UNLISTED
from psychoed.outputs.embed.snippets import UNKNOWN
from psychoed.outputs.pieces import from_to, onward_item, piece_uri
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from psychoed.content.site import MadeSite
    from psychoed.outputs.embed.embed import Embed
    from psychoed.outputs.embed.gallery_plan import Plan

    Parse = Callable[[etree.Element, str], None]


def gallery_element(
    site: MadeSite, url: str, parse: Parse, src_uri: str = "", piece: str = ""
) -> Iterator[etree.Element]:
    """Yield the elements of the gallery, or of a page that it leads to.

    Arguments:
        site: Holds the embeds and the notes.
        url: The address of the page that it is on, relative to the site's.
        parse: Parses block-level Markdown into an element.
        src_uri: The gallery's page, relative to `docs_dir`.
        piece: The name of the page that it leads to; empty for the gallery itself.
    """
    words = site.build_info.words
    plan = _plan(site)
    listed = [embed for embed in site.embeds if embed.part.kind not in UNLISTED and _stands(plan, embed, piece)]
    picked = {kind: _picked(site, plan, kind, piece) for kind in UNLISTED}
    if not site.build_info.address and (listed or any(picked.values())):
        yield paragraph("gallery__unknown", words("gallery.unknown", address=UNKNOWN))
    yield _contents(site, listed, picked, () if piece else _onward(site, plan, src_uri))
    if listed:
        yield from _listed(site, listed, url, parse)
    for kind, found in picked.items():
        if found:
            yield from picker(site, kind, found)
    if listed:
        yield template_element(site, listed[0])


def part_page(site: MadeSite, gallery: str, name: str) -> str:
    """Return the page, relative to `docs_dir`, on which a part stands: a gallery, or one that it leads to.

    Arguments:
        site: Holds the embeds.
        gallery: The page of the gallery, relative to `docs_dir`.
        name: The part's id.
    """
    piece = _plan(site).page_of(site.embeds_by_id[name].part.src_uri) if name in site.embeds_by_id else ""
    return piece_uri(gallery, piece) if piece else gallery


def _plan(site: MadeSite) -> Plan:
    return plan_of((embed.part.kind, embed.part.src_uri) for embed in site.embeds)


def _stands(plan: Plan, embed: Embed, piece: str) -> bool:
    """Tell whether a part stands on a page of the gallery."""
    return plan.page_of(embed.part.src_uri) == piece


def _picked(site: MadeSite, plan: Plan, kind: str, piece: str) -> list[Embed]:
    """Return what can be picked of a kind on a page of the gallery."""
    found = [embed for embed in site.embeds if embed.part.kind == kind]
    if kind not in plan.picks:
        return [] if piece else found
    stretches = {f"{kind}-{number}": stretch for number, stretch in enumerate(plan.picks[kind], 1)}
    start, end = stretches.get(piece, (0, 0))
    return found[start:end]


def _listed(site: MadeSite, embeds: Sequence[Embed], url: str, parse: Parse) -> Iterator[etree.Element]:
    """Yield parts, each group below the title of its page."""
    words = site.build_info.words
    notes = {note.about: note for page in site.book.pages for note in page.notes}
    up = posixpath.relpath(EMBED_FOLDER, posixpath.dirname(url) or ".")
    page = ""
    for embed in embeds:
        if embed.part.src_uri != page:
            page = embed.part.src_uri
            heading = etree.Element("h3", {"id": _page_id(page)})
            heading.text = AtomicString(site.book.by_uri[page].title)
            yield heading
        section = part_elements(site, embed, up)
        if note := notes.get(embed.part.id):
            details = details_of(section, words("gallery.note"), embed)
            parse(etree.SubElement(details, "div", {"class": "gallery__note"}), note.note)
        yield section


def _contents(
    site: MadeSite, listed: Sequence[Embed], picked: dict[str, list[Embed]], onward: Sequence[etree.Element]
) -> etree.Element:
    """Return links to what the gallery holds, page by page: it is long."""
    pages = dict.fromkeys(embed.part.src_uri for embed in listed)
    links = {_page_id(page): site.book.by_uri[page].title for page in pages}
    links |= {
        f"parts:{kind}": site.build_info.words(f"gallery.single.{kind}") for kind, found in picked.items() if found
    }
    contents = etree.Element("ul", {"class": "gallery__contents"})
    contents.extend([*onward])
    for anchor, title in links.items():
        link = etree.SubElement(etree.SubElement(contents, "li"), "a", {"href": f"#{anchor}"})
        link.text = AtomicString(title)
    return contents


def _onward(site: MadeSite, plan: Plan, src_uri: str) -> list[etree.Element]:
    """Return items that lead to pages of the gallery. What stands there is called here as if it stood here."""
    words = site.build_info.words
    items = []
    for name, uris in zip(plan.names, plan.pages, strict=False):
        held = [embed.part for uri in uris for embed in site.embeds_of(uri) if embed.part.kind not in UNLISTED]
        said = from_to([site.book.by_uri[uri].title for uri in uris], words)
        anchors = [*map(_page_id, uris), *(f"part:{part.id}" for part in held)]
        items.append(onward_item(f"/{piece_uri(src_uri, name)}", said, len(held), anchors))
    for kind, stretches in plan.picks.items():
        found = [embed.part.title for embed in site.embeds if embed.part.kind == kind]
        for number, (start, end) in enumerate(stretches, 1):
            said = words("gallery.some", what=words(f"gallery.single.{kind}"), range=from_to(found[start:end], words))
            anchors = [f"parts:{kind}"] if number == 1 else []
            items.append(onward_item(f"/{piece_uri(src_uri, f'{kind}-{number}')}", said, end - start, anchors))
    return items


def _page_id(src_uri: str) -> str:
    return f"parts:{slug(src_uri.rpartition('.')[0])}"
