"""Components in the tree of a document: each is made from what was read, in the place where its fence was found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from psychoed.components.registry import component_of
from psychoed.components.viewing import Viewing
from psychoed.source.relocated import parse_relocated

if TYPE_CHECKING:
    from xml.etree import ElementTree as etree

    from markdown import Markdown

    from psychoed.components.part import Part
    from psychoed.content.site import Site
    from psychoed.rendering.kept import Filling, Late


class ComponentTree(Treeprocessor):
    """Puts components in the places that were found for them.

    Arguments:
        md: The document's Markdown instance.
        site: What there is to show.
    """

    name = "psychoed_parts"
    # The first of all: whatever reads the tree finds it as if all had been written there.
    priority = 100

    def __init__(self, md: Markdown, site: Site) -> None:
        super().__init__(md)
        self.site = site
        self._places: dict[etree.Element, tuple[Part, bool]] = {}
        self.fillings: list[Filling] = []
        """What is to be filled by where the tree is shown."""
        self.late: list[Late] = []
        """What is to be completed once words are linked."""

    def place(self, element: etree.Element, part: Part, *, is_home: bool) -> None:
        """Note what an element stands for.

        Arguments:
            element: It keeps a place; what it holds is what an author wrote there, and is not shown.
            part: What will stand there.
            is_home: Whether it was written there.
        """
        self._places[element] = (part, is_home)

    def run(self, root: etree.Element) -> None:
        """Fill all places, those too that lie within what stands in others."""
        while self._places:
            places, self._places = self._places, {}
            for parent in list(root.iter()):
                for number, child in enumerate(parent):
                    if child in places:
                        parent[number] = self._made(child, *places[child])

    def _made(self, place: etree.Element, part: Part, is_home: bool) -> etree.Element:
        made = self.element(part, is_home=is_home)
        made.tail = place.tail
        own = next((element for element in made.iter() if element.get("id") == part.id), made)
        classes = dict.fromkeys(f"{own.get('class', '')} {place.get('class', '')}".split())
        own.attrib.update({**place.attrib, **({"class": " ".join(classes)} if classes else {})})
        if is_home:
            _lead_within(made, part.src_uri)
        return made

    def element(self, part: Part, *, is_home: bool) -> etree.Element:
        """Make the element of a component.

        Arguments:
            part: What it shows.
            is_home: Whether the document is the one that it was written in.
        """
        viewing = Viewing(self.site, partial(parse_relocated, self.md), self.late.append, is_home)
        return component_of(part).element(part, viewing)


def _lead_within(made: etree.Element, src_uri: str) -> None:
    """Let links to the page itself lead within it, whatever its address is where it is read."""

    def within(text: str | None) -> str | None:
        if text and not isinstance(text, AtomicString):
            return text.replace(f"](/{src_uri}#", "](#")
        return text

    for element in made.iter():
        element.text, element.tail = within(element.text), within(element.tail)


def component_tree(md: Markdown) -> ComponentTree:
    """Return what puts components in the documents of a Markdown instance."""
    found = md.treeprocessors[ComponentTree.name]
    assert isinstance(found, ComponentTree)
    return found
