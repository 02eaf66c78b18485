"""What all blocks share: the header's contract, their id, and small helpers for trees."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar
from xml.etree import ElementTree as etree

from pymdownx.blocks.block import Block

from psychoed.components.options import BlockOptions, Options, options_of
from psychoed.source.fields import names_of, read
from psychoed.text.code_spans import without_code
from psychoed.text.inline import claim_of, slug, tags_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.rendering.scope import Scope
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

OptionsT = TypeVar("OptionsT", bound=Options)

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)")
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"}


class ContentBlock(Block):
    """A block of ours.

    Arguments (for authors):
        The title.

    Options (for authors):
        id: The block's address on the whole site; by default the title's slug.
        claim: The id of the claim that the block as a whole states, for the kinds that can.
    """

    NAME = ""
    ARGUMENT: bool | None = True
    OPTIONS = options_of(BlockOptions)
    TAG = "div"

    @property
    def scope(self) -> Scope:
        """What it is rendered for."""
        scope: Scope = self.config["scope"]
        return scope

    @property
    def words(self) -> Words:
        """What is said of it beside what its author wrote."""
        return self.scope.site.build_info.words

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Create the block's element with its id."""
        self.id = block_id(self.options.get("id"), self.argument or "", self.NAME, self.scope.page_of(self.md))
        self.scope.record.created.add(self.id)
        element = etree.SubElement(parent, self.TAG, {"class": self.NAME, "id": self.id})
        if self.options.get("claim"):
            element.set("data-claim", str(self.options["claim"]))
        return element


class ComponentBlock(ContentBlock):
    """A block that is shown from what was read of it. Here it is only found; what it holds is left as it is."""

    def on_markdown(self) -> str:
        """Leave the content as it is."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Keep the place for what was read. What reading did not come across is reported, and shown as text."""
        element = super().on_create(parent)
        src_uri = self.scope.page_of(self.md)
        if part := self.scope.site.part(self.id, src_uri):
            self.config["tree"].place(element, part, is_home=part.src_uri == src_uri)
        return element


def block_id(given: object, title: str, kind: str, src_uri: str) -> str:
    """Return a block's id: the one given, or the title's slug, or (without a title) the page's name and the kind's."""
    if given:
        return str(given)
    # The words that fill a blank would tell the answer, and change the address.
    return slug(re.sub(r"_{3,}(\([^()]*\))?", "", title)) or f"{page_name(src_uri)}-{kind}"


def page_name(src_uri: str) -> str:
    """Return what a page is called in addresses: its file's name, for an index that of its folder."""
    path = PurePosixPath(src_uri)
    return (path.parent.name or "home") if path.stem.lower() in {"index", "readme"} else path.stem


def fence_id(fence: BlockSource) -> str:
    """Return the id of a block as written."""
    return block_id(fence.options.get("id"), fence.title, fence.name, fence.src_uri)


class FilledBlock(ContentBlock):
    """A block that the site fills: an author says where it stands, and writes nothing in it."""

    ARGUMENT = False
    OPTIONS = options_of(Options)

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Make room. Search would find what fills it twice: it stands elsewhere too."""
        self.scope.record.created.add(self.NAME)
        return etree.SubElement(parent, self.TAG, {"class": self.NAME, "data-search-exclude": ""})


def read_header(fence: BlockSource, block: type[ContentBlock], of: type[OptionsT]) -> tuple[OptionsT, list[Problem]]:
    """Read a block's options, and check its opening line.

    Arguments:
        fence: The block as written.
        block: Its contract.
        of: The table of its options.
    """
    options, problems = read(of, fence.options, f"`{fence.name}`", noun="option")
    known = names_of(of)
    problems += _title_problems(fence, block, can_claim="claim" in known)
    first = next((n for n, line in enumerate(fence.body) if line.strip()), None)
    if first is not None and fence.body[first].strip().partition(":")[0] in known and ":" in fence.body[first]:
        what = f"This option is read as text: `{fence.body[first].strip()}`."
        hint = "Put it right below the opening line, indented by four spaces."
        problems.append(fence.problem(what, hint, fence.body_line + first))
    return options, problems


def filled_problems(fence: BlockSource, block: type[ContentBlock]) -> list[Problem]:
    """Check a block that the site fills: what an author writes in it would not be shown."""
    _, problems = read_header(fence, block, Options)
    if any(line.strip() for line in fence.body):
        what = f"`{fence.name}` holds text of its own."
        problems.append(fence.problem(what, "Put it above or below the block.", fence.body_line))
    return problems


def _title_problems(fence: BlockSource, block: type[ContentBlock], *, can_claim: bool) -> Iterator[Problem]:
    if block.ARGUMENT and not fence.title:
        yield fence.problem(f"`{fence.name}` has no title.", f"Write one behind a stroke: `/// {fence.name} | Title`.")
    if block.ARGUMENT is False and fence.title:
        yield fence.problem(f"`{fence.name}` takes no title.", f"Write only `/// {fence.name}`.")
    if tags := tags_in(fence.title):
        yield fence.problem(f"A title cannot hold HTML: `{tags[0]}`.", "Write it in Markdown, or in words.")
    if claim_of(fence.title):
        hint = "Give the block the option `claim: F1`." if can_claim else "Mark the sentence that states it."
        yield fence.problem("A title cannot carry a claim.", hint)
    elif re.search(r"\{[^{}]*[#.][^{}]*\}$", fence.title):
        yield fence.problem("Braces at the end of a title are read as text.", "Give the block the option `id: name`.")


def unmovable(fence: BlockSource, text: str, line: int) -> list[Problem]:
    """Report what would be lost in a text that is shown on other pages too."""
    words = without_code(text)
    problems = []
    if "][" in words or "[^" in words:
        what = "This text is shown on other pages too, where its reference or footnote leads nowhere."
        problems.append(fence.problem(what, "Write the address in round brackets: `[text](page.md)`.", line))
    if "](<" in words:
        what = "This text is shown on other pages too, and an address in `<` and `>` is not followed there."
        problems.append(fence.problem(what, "Write the address alone, with `%20` for a space.", line))
    if tag := unclosed(tags_in(text)):
        what = f"This text is shown on other pages too, and `{tag}` is not closed in it."
        problems.append(fence.problem(what, "Close it, or write it in Markdown.", line))
    return problems


def unclosed(tags: Iterable[str]) -> str:
    """Return the first of some HTML tags that opens or closes something by itself; empty if they are in balance."""
    opened: list[tuple[str, str]] = []
    for tag in tags:
        found = _TAG.match(tag)
        if not found or found[2].lower() in _VOID or tag.endswith("/>"):
            continue
        name = found[2].lower()
        if not found[1]:
            opened.append((name, tag))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            return tag
    return opened[0][1] if opened else ""


def repeated(fence: BlockSource, ids: list[tuple[str, int]], what: str) -> list[Problem]:
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


def move_children(source: etree.Element, target: etree.Element) -> None:
    """Move all children of one element to the end of another."""
    for child in list(source):
        source.remove(child)
        target.append(child)
