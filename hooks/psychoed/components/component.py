"""What a kind of block has to say of itself, so that it shows up wherever the others do.

A new kind is a folder with a class that has these members, a line in `registry.py`, and its name among the words. What
it has none of, such as a sheet, it says with None: a member that is missing is an error of types, and not an output
without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from psychoed.components.part import Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as etree

    from psychoed.components.asking.asking import Asking, Group
    from psychoed.components.block import ContentBlock
    from psychoed.components.paper import Frame, OnPaper, OnWorksheet, Printing
    from psychoed.components.viewing import Viewing
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
    from psychoed.words.catalogue import Words

PartT = TypeVar("PartT", bound=Part)


class Scripts(NamedTuple):
    """The scripts of a component, as paths relative to `docs_dir`. It is complete without."""

    marker: str = ""
    """The class by which a page is known that shows it."""
    page: str = ""
    """On such a page; empty for none."""
    lays_out: bool = False
    """Whether it changes what a reader sees first, so that it has to run before the page is shown."""
    asks: bool = False
    """Whether it asks questions: on a page of nothing else, it changes what a reader sees first."""
    embed: Sequence[str] = ()
    """In its embed."""
    volume: str = ""
    """Where all pages are one."""


class Component(Protocol[PartT]):
    """A kind of block that shows itself where it is written."""

    @property
    def part(self) -> type[PartT]:
        """What it is read as."""

    @property
    def block(self) -> type[ContentBlock]:
        """Its name and its options."""

    @property
    def scripts(self) -> Scripts:
        """What runs where it is shown."""

    @property
    def sample(self) -> str:
        """The key of its name on the page that shows the look; empty where it is shown there in another way."""

    @property
    def gallery(self) -> str:
        """The key of what the gallery says that it is; empty where there are too many of it to show each."""

    @property
    def is_discovered(self) -> bool:
        """Whether programs that ask what to embed of a page may get it."""

    @property
    def has_sheet(self) -> bool:
        """Whether it has a sheet of its own: `sheet` then returns one."""

    @property
    def has_slide(self) -> bool:
        """Whether it can be drawn: `slide` then returns a picture."""

    @property
    def is_worked(self) -> bool:
        """Whether the worksheet holds it: `worksheet` then returns what."""

    def read(self, fence: BlockSource) -> tuple[PartT, list[Problem]]:
        """Read a block of this kind, and note what is wrong within it."""

    def element(self, part: PartT, viewing: Viewing) -> etree.Element:
        """Make what shows it on a page, and in every other document of Markdown."""

    def alt(self, part: PartT, words: Words) -> list[str]:
        """Say in plain words what it says, but for its title and its notes; where need be with words of the site."""

    def questions(self, part: PartT, asking: Asking) -> Group | None:
        """Make questions about it; None where there is nothing to ask."""

    def sheet(self, part: PartT, printing: Printing) -> OnPaper | None:
        """Return what its sheet shows; None where it has none."""

    def worksheet(self, part: PartT, printing: Printing) -> OnWorksheet | None:
        """Return what the worksheet shows of it; None for nothing."""

    def slide(self, part: PartT, printing: Printing, credit: str, frame: Frame | None = None) -> etree.Element | None:
        """Draw it as a picture to show, with a credit line below it; None where it is no picture.

        Arguments:
            part: It.
            printing: What the site knows.
            credit: The last line.
            frame: What it has to fill; by default it is as high as it needs to be.

        Raises:
            UnknownSignError: No font has a shape for one of its signs.
        """


AnyComponent = Component[Any]
