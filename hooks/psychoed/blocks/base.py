"""What all blocks share: the header's contract, their id, and small helpers for trees."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as etree

from pymdownx.blocks.block import Block, type_any

from psychoed.problems import nearest
from psychoed.text import plain, slug

if TYPE_CHECKING:
    from psychoed.problems import Problem
    from psychoed.source import Fence

OPTIONS: dict[str, tuple[Any, Any]] = {"id": ("", type_any), "claim": ("", type_any)}
"""Options that every kind of block has. Values are checked by the readers, which can name the line;
a checker that fails here would turn the block back into text."""


class ContentBlock(Block):
    """A block of ours.

    Arguments (for authors):
        The title.

    Options (for authors):
        id: The block's address on the whole site; by default the title's slug.
        claim: The id of the claim that the block as a whole states.
    """

    NAME = ""
    ARGUMENT: bool | None = True
    OPTIONS = OPTIONS
    TAG = "div"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Create the block's element with its id."""
        self.id = block_id(self.options.get("id"), self.argument or "", self.NAME, self.config["site"].page_of(self.md))
        element = etree.SubElement(parent, self.TAG, {"class": self.NAME, "id": self.id})
        if self.options.get("claim"):
            element.set("data-claim", str(self.options["claim"]))
        return element

    def title_in(self, element: etree.Element, tag: str = "p") -> etree.Element:
        """Put the block's title first in an element and name the element's group after it."""
        title = etree.Element(tag, {"class": "block-title", "id": f"{self.id}-title"})
        title.text = self.argument
        element.insert(0, title)
        element.set("role", "group")
        element.set("aria-labelledby", f"{self.id}-title")
        return title


def block_id(given: object, title: str, kind: str, src_uri: str) -> str:
    """Return a block's id: the one given, or the title's slug, or (without a title) the page's name and the kind's."""
    if given:
        return str(given)
    return slug(title) or f"{PurePosixPath(src_uri).stem}-{kind}"


def fence_id(fence: Fence) -> str:
    """Return the id of a block as written."""
    return block_id(fence.options.get("id"), fence.title, fence.name, fence.src_uri)


def header_problems(fence: Fence, block: type[ContentBlock]) -> list[Problem]:
    """Check a block's opening line and options against its contract."""
    problems = []
    if block.ARGUMENT and not fence.title:
        problems.append(
            fence.problem(f"`{fence.name}` has no title.", f"Write one behind a stroke: `/// {fence.name} | Title`.")
        )
    if block.ARGUMENT is False and fence.title:
        problems.append(fence.problem(f"`{fence.name}` takes no title.", f"Write only `/// {fence.name}`."))
    known = [*block.OPTIONS, "attrs"]
    for number, name in enumerate(fence.options, 1):
        if name not in known:
            line = fence.line + number
            problems.append(fence.problem(f"`{fence.name}` has no option `{name}`.", nearest(str(name), known), line))
    for name in ("id", "claim"):
        value = fence.options.get(name, "")
        if not isinstance(value, str) or any(c.isspace() for c in value):
            remedy = "Use letters, digits and hyphens, as in `calm-friend`."
            problems.append(fence.problem(f"`{name}: {value}` is not a name.", remedy, fence.line_of(name)))
    return problems


def repeated(fence: Fence, ids: list[tuple[str, int]], what: str) -> list[Problem]:
    """Report rows, steps or options of one block that cannot be told apart.

    Arguments:
        fence: The block.
        ids: Address or words of each, and its line; empty ones are passed over.
        what: What they are called, such as `row`.
    """
    first: dict[str, int] = {}
    problems = []
    for name, line in ids:
        if name and name in first:
            problems.append(
                fence.problem(f"This {what} says the same as the one in line {first[name]}.", "Word them apart.", line)
            )
        first.setdefault(name, line)
    return problems


def raw_text(element: etree.Element) -> str:
    """Return an element's Markdown before inline parsing."""
    return element.text or ""


def label(element: etree.Element) -> str:
    """Return an element's words, for an attribute."""
    return plain(raw_text(element))


def move_children(source: etree.Element, target: etree.Element) -> None:
    """Move all children of one element to the end of another."""
    for child in list(source):
        source.remove(child)
        target.append(child)
