"""The gallery: each part with a preview, what to copy and its note; single words and questions to pick from."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.registry import BY_NAME
from psychoed.outputs.embed.kinds import EMBED_FOLDER, QUIZ, UNLISTED
from psychoed.outputs.embed.snippets import UNKNOWN, codes
from psychoed.outputs.handout.links import part_printable, printable_links
from psychoed.text.inline import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psychoed.content.site import MadeSite
    from psychoed.outputs.embed.embed import Embed

    Parse = Callable[[etree.Element, str], None]


def gallery_element(site: MadeSite, url: str, parse: Parse) -> Iterator[etree.Element]:
    """Yield the elements of the gallery.

    Arguments:
        site: Holds the embeds and the notes.
        url: The address of the page that it is on, relative to the site's.
        parse: Parses block-level Markdown into an element.
    """
    words = site.build_info.words
    notes = {note.about: note for page in site.book.pages for note in page.notes}
    up = posixpath.relpath(EMBED_FOLDER, posixpath.dirname(url) or ".")
    if not site.build_info.address:
        yield _paragraph("gallery__unknown", words("gallery.unknown", address=UNKNOWN))
    yield _contents(site)
    page = ""
    for embed in site.embeds:
        if embed.part.kind in UNLISTED:
            continue
        if embed.part.src_uri != page:
            page = embed.part.src_uri
            heading = etree.Element("h3", {"id": _page_id(page)})
            heading.text = AtomicString(site.book.by_uri[page].title)
            yield heading
        section = etree.Element("section", {"class": "gallery__part"})
        section.extend([*_part(site, embed, up)])
        if note := notes.get(embed.part.id):
            details = _details(section, words("gallery.note"), embed)
            parse(etree.SubElement(details, "div", {"class": "gallery__note"}), note.note)
        yield section
    for kind in UNLISTED:
        if found := [embed for embed in site.embeds if embed.part.kind == kind]:
            yield from _picker(site, kind, found)


def _contents(site: MadeSite) -> etree.Element:
    """Return links to what the gallery holds, page by page: it is long."""
    pages = dict.fromkeys(embed.part.src_uri for embed in site.embeds if embed.part.kind not in UNLISTED)
    kinds = {embed.part.kind for embed in site.embeds}
    links = {_page_id(page): site.book.by_uri[page].title for page in pages}
    links |= {f"parts:{kind}": site.build_info.words(f"gallery.single.{kind}") for kind in UNLISTED if kind in kinds}
    contents = etree.Element("ul", {"class": "gallery__contents"})
    for anchor, title in links.items():
        link = etree.SubElement(etree.SubElement(contents, "li"), "a", {"href": f"#{anchor}"})
        link.text = AtomicString(title)
    return contents


def _page_id(src_uri: str) -> str:
    return f"parts:{slug(src_uri.rpartition('.')[0])}"


def _part(site: MadeSite, embed: Embed, up: str) -> Iterator[etree.Element]:
    part, words = embed.part, site.build_info.words
    heading = etree.Element("h4", {"id": f"part:{part.id}"})
    heading.text = AtomicString(part.title)
    yield heading
    kind = _paragraph("gallery__kind", f"{words(_said(part.kind))} ")
    home = etree.SubElement(kind, "a", {"href": f"/{part.home}"})
    home.text = AtomicString(words("gallery.home"))
    yield kind
    for links in printable_links(part_printable(part, words), words):
        paragraph = etree.Element("p", {"class": "gallery__files"})
        paragraph.append(links)
        yield paragraph
    holder = etree.Element("div")
    _preview(_details(holder, words("gallery.preview"), embed), embed, up)
    _fields(_details(holder, words("gallery.codes"), embed), site, embed, part.id)
    yield from holder


def _said(kind: str) -> str:
    """Return the key of what is said that a part is."""
    return "gallery.quiz" if kind == QUIZ else BY_NAME[kind].gallery


def _details(parent: etree.Element, title: str, embed: Embed) -> etree.Element:
    details = etree.SubElement(parent, "details", {"class": "gallery__more"})
    summary = etree.SubElement(details, "summary")
    summary.text = AtomicString(title)
    of = etree.SubElement(summary, "span", {"class": "visually-hidden"})
    of.text = AtomicString(f": {embed.part.title}")
    return details


def _preview(parent: etree.Element, embed: Embed, up: str) -> None:
    frame = {"src": f"{up}/{embed.part.id}.html", "title": embed.part.title, "height": str(embed.tallest)}
    etree.SubElement(parent, "iframe", {**frame, "loading": "lazy", "class": "gallery__frame"})


def _fields(parent: etree.Element, site: MadeSite, embed: Embed, name: str, template: Embed | None = None) -> None:
    """Add a field for each thing to copy: it can be selected by hand, and the script adds a button.

    Arguments:
        parent: What they become children of.
        site: Holds what is built.
        embed: What they are about.
        name: Tells them from other fields on the page.
        template: The same with names in braces for what differs, where the script fills it in for others.
    """
    filled = [text for _, text in codes(template, site.build_info)] if template else []
    for number, (title, text) in enumerate(codes(embed, site.build_info)):
        field = f"copy:{name}:{number + 1}"
        label = etree.SubElement(parent, "label", {"for": field})
        label.text = AtomicString(title)
        given = {"id": field, "readonly": "", "spellcheck": "false", "class": "gallery__field"}
        given["rows"] = str(min(8, max(1, sum(1 + len(line) // 62 for line in text.split("\n")))))
        if filled:
            given["data-template"] = filled[number]
        etree.SubElement(parent, "textarea", given).text = AtomicString(text)


def _picker(site: MadeSite, kind: str, embeds: list[Embed]) -> Iterator[etree.Element]:
    """Yield a list of embeds; the script turns it into one to pick from, with the same fields as a part."""
    words = site.build_info.words
    heading = etree.Element("h3", {"id": f"parts:{kind}"})
    heading.text = AtomicString(words(f"gallery.single.{kind}"))
    yield heading
    section = etree.Element("section", {"class": "gallery__picker", "data-pick": words("gallery.pick")})
    first = embeds[0]
    part = replace(first.part, id="{id}", title="{title}", alt="{alt}")
    template = replace(first, part=part, home="{home}", tallest="{height}")
    _fields(_details(section, words("gallery.codes"), first), site, first, kind, template)
    details = etree.SubElement(section, "details", {"class": "gallery__more"})
    etree.SubElement(details, "summary").text = AtomicString(words.count("gallery.all", len(embeds)))
    listed = etree.SubElement(details, "ul")
    for embed in embeds:
        link = {"href": f"/{EMBED_FOLDER}/{embed.part.id}.html", "data-id": embed.part.id}
        link |= {"data-height": str(embed.tallest), "data-home": embed.home, "data-alt": embed.part.alt}
        etree.SubElement(etree.SubElement(listed, "li"), "a", link).text = AtomicString(embed.part.title)
    yield section


def _paragraph(name: str, text: str) -> etree.Element:
    paragraph = etree.Element("p", {"class": name})
    paragraph.text = AtomicString(text)
    return paragraph
