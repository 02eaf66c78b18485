"""One part in the gallery, and single ones to pick from: light, for the script makes previews and codes when asked.

Without script, all is there that needs none: the frame, the first code and what a picture of the part would say. How
the others read is told once, for any part.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed.components.registry import BY_NAME
from psychoed.outputs.embed.kinds import EMBED_FOLDER, QUIZ
from psychoed.outputs.embed.snippets import codes
from psychoed.outputs.handout.links import part_printable, printable_links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from psychoed.content.site import MadeSite
    from psychoed.outputs.embed.embed import Embed

_WITHOUT_SCRIPT = (2, 5)
"""The codes that stand with each part, counted from 1: others run scripts, or say again what these say."""


def part_elements(site: MadeSite, embed: Embed, up: str) -> etree.Element:
    """Return a part.

    Arguments:
        site: Holds what is built.
        embed: What it shows.
        up: The way to the folder of embeds from the page.
    """
    part, words = embed.part, site.build_info.words
    section = etree.Element("section", {"class": "gallery__part", **_facts(embed)})
    heading = etree.SubElement(section, "h4", {"id": f"part:{part.id}"})
    heading.text = AtomicString(part.title)
    kind = paragraph("gallery__kind", f"{words(_said(part.kind))} ")
    home = etree.SubElement(kind, "a", {"href": f"/{part.home}"})
    home.text = AtomicString(words("gallery.home"))
    section.append(kind)
    for links in printable_links(part_printable(part, words), words):
        files = etree.SubElement(section, "p", {"class": "gallery__files"})
        files.append(links)
    preview = details_of(section, words("gallery.preview"), embed, "preview")
    frame = {"src": f"{up}/{part.id}.html", "title": part.title, "height": str(embed.tallest)}
    bare = etree.SubElement(preview, "noscript")
    etree.SubElement(bare, "iframe", {**frame, "loading": "lazy", "class": "gallery__frame"})
    copied = details_of(section, words("gallery.codes"), embed, "codes")
    _fields(etree.SubElement(copied, "noscript"), site, embed, part.id, only=_WITHOUT_SCRIPT)
    return section


def details_of(parent: etree.Element, title: str, embed: Embed, shows: str = "") -> etree.Element:
    """Add what can be opened about a part.

    Arguments:
        parent: What it becomes a child of.
        title: What is said to open it.
        embed: What it is about.
        shows: What the script puts in, `preview` or `codes`; it is no use on paper.
    """
    given = {"class": "gallery__more gallery__screen", "data-shows": shows} if shows else {"class": "gallery__more"}
    details = etree.SubElement(parent, "details", given)
    summary = etree.SubElement(details, "summary")
    summary.text = AtomicString(title)
    of = etree.SubElement(summary, "span", {"class": "visually-hidden"})
    of.text = AtomicString(f": {embed.part.title}")
    return details


def template_element(site: MadeSite, embed: Embed) -> etree.Element:
    """Return what can be copied for any part, with names in braces: for readers without script, and for the script.

    Arguments:
        site: Holds what is built.
        embed: Some part.
    """
    words = site.build_info.words
    details = etree.Element("details", {"class": "gallery__more gallery__screen gallery__template"})
    etree.SubElement(details, "summary").text = AtomicString(words("gallery.any"))
    details.append(paragraph("gallery__kind", words("gallery.any_about")))
    _fields(details, site, _blank(embed, words.each("gallery.blanks")), "any", _template(embed))
    return details


def picker(site: MadeSite, kind: str, embeds: list[Embed]) -> Iterator[etree.Element]:
    """Yield a list of embeds; the script turns it into one to pick from, with the same fields as a part.

    Arguments:
        site: Holds what is built.
        kind: What they are.
        embeds: At least one.
    """
    words = site.build_info.words
    heading = etree.Element("h3", {"id": f"parts:{kind}"})
    heading.text = AtomicString(words(f"gallery.single.{kind}"))
    yield heading
    section = etree.Element("section", {"class": "gallery__picker", "data-pick": words("gallery.pick")})
    first = embeds[0]
    _fields(details_of(section, words("gallery.codes"), first), site, first, kind, _template(first))
    details = etree.SubElement(section, "details", {"class": "gallery__more"})
    etree.SubElement(details, "summary").text = AtomicString(words.count("gallery.all", len(embeds)))
    listed = etree.SubElement(details, "ul")
    for embed in embeds:
        link = {"href": f"/{EMBED_FOLDER}/{embed.part.id}.html", **_facts(embed)}
        etree.SubElement(etree.SubElement(listed, "li"), "a", link).text = AtomicString(embed.part.title)
    yield section


def paragraph(name: str, text: str) -> etree.Element:
    """Return a paragraph with a class."""
    made = etree.Element("p", {"class": name})
    made.text = AtomicString(text)
    return made


def _said(kind: str) -> str:
    """Return the key of what is said that a part is."""
    return "gallery.quiz" if kind == QUIZ else BY_NAME[kind].gallery


def _facts(embed: Embed) -> dict[str, str]:
    """Return what the script makes codes of, besides the title."""
    facts = {"id": embed.part.id, "height": str(embed.tallest), "home": embed.home, "alt": embed.part.alt}
    return {f"data-{name}": fact for name, fact in facts.items()}


_NAMES = {name: name for name in ("id", "title", "alt", "home", "height")}
"""What the script knows that differs."""


def _template(embed: Embed) -> Embed:
    """Return an embed with names in braces for what differs, as the script fills them in."""
    return _blank(embed, _NAMES)


def _blank(embed: Embed, names: Mapping[str, str]) -> Embed:
    """Return an embed with what differs in braces, by what it is called."""
    told = {name: f"{{{names[name]}}}" for name in _NAMES}
    part = replace(embed.part, id=told["id"], title=told["title"], alt=told["alt"])
    return replace(embed, part=part, home=told["home"], tallest=told["height"])


def _fields(
    parent: etree.Element,
    site: MadeSite,
    embed: Embed,
    name: str,
    template: Embed | None = None,
    only: Collection[int] = (),
) -> None:
    """Add a field for each thing to copy: it can be selected by hand, and the script adds a button.

    Arguments:
        parent: What they become children of.
        site: Holds what is built.
        embed: What they are about.
        name: Tells them from other fields on the page.
        template: The same with names in braces for what differs, where the script fills it in for others.
        only: Which ones; all where none is named.
    """
    filled = [text for _, text in codes(template, site.build_info)] if template else []
    for number, (title, text) in enumerate(codes(embed, site.build_info), 1):
        if only and number not in only:
            continue
        field = f"copy:{name}:{number}"
        label = etree.SubElement(parent, "label", {"for": field})
        label.text = AtomicString(title)
        given = {"id": field, "readonly": "", "spellcheck": "false", "class": "gallery__field"}
        given["rows"] = str(min(8, max(1, sum(1 + len(line) // 62 for line in text.split("\n")))))
        if filled:
            given["data-template"] = filled[number - 1]
        etree.SubElement(parent, "textarea", given).text = AtomicString(text)
