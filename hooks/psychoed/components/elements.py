"""Elements that several components are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.part import StatingPart
from psychoed.text.inline import claim_of, rebased

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.components.part import Part
    from psychoed.words.catalogue import Words

    Parse = Callable[[etree.Element, str], None]


def block_element(part: Part, kind: str, tag: str = "div") -> etree.Element:
    """Make the element that a block becomes, with its id and the claim that it states as a whole.

    Arguments:
        part: The block.
        kind: Its name, which is its class too.
        tag: What it is.
    """
    element = etree.Element(tag, {"class": kind, "id": part.id})
    if isinstance(part, StatingPart):
        state(element, part.claim)
    return element


def state(element: etree.Element, claim: str | None, rest: str = "") -> None:
    """Let an element state a claim.

    Arguments:
        element: What is marked.
        claim: The claim, if there is one.
        rest: Markdown within it that may carry the mark itself: then it is marked there.
    """
    if claim and not claim_of(rest):
        element.set("data-claim", str(claim))


def title_of(part: Part) -> str:
    """Return a block's title, its links absolute."""
    return rebased(part.title, part.src_uri)


def add_title(element: etree.Element, part: Part) -> None:
    """Put a block's title into its element, and name the element's group after it."""
    title = etree.SubElement(element, "p", {"class": "block-title", "id": f"{part.id}-title"})
    title.text = title_of(part)
    element.set("role", "group")
    element.set("aria-labelledby", f"{part.id}-title")


def add_notes(element: etree.Element, part: Part, words: Words) -> None:
    """Add room to write, and say what becomes of what is written."""
    notes = f"{part.id}-notes"
    etree.SubElement(element, "label", {"for": notes}).text = words("reflection.notes")
    # Without `autocomplete`, some browsers would bring the notes back after a reload.
    etree.SubElement(element, "textarea", {"id": notes, "rows": "4", "autocomplete": "off"})


def put(holder: etree.Element, text: str, parse: Parse, *, loose: bool = False) -> None:
    """Put a piece of Markdown into an element that is empty.

    Arguments:
        holder: A list item or the like.
        text: The Markdown.
        parse: Parses it.
        loose: Whether a single paragraph stays one; otherwise only its words are left.
    """
    parse(holder, text)
    if not loose and [child.tag for child in holder] == ["p"]:
        holder.text = holder[0].text
        holder.remove(holder[0])
