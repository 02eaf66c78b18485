"""The labels of evidence: how strong the research behind a claim is, in words and a sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

if TYPE_CHECKING:
    from psychoed.words.catalogue import Words


@dataclass(frozen=True)
class EvidenceLabel:
    """How sure research is."""

    name: str
    """What authors write."""
    key: str
    """Its name in classes and addresses, and in the catalogue of words."""
    sign: str
    """An icon as the data of an SVG path in a box of 16 by 16; the label never goes without its words."""
    since: int = 0
    """With how many changes of labels it came: one more than the newest there is makes a version of each data file."""

    def said(self, words: Words) -> str:
        """Return what readers see, as it stands within a sentence."""
        return words(f"evidence.labels.{self.key}.name")

    def title(self, words: Words) -> str:
        """Return what readers see, as it stands at the beginning of a line."""
        return words.capital(self.said(words))

    def meaning(self, words: Words) -> str:
        """Return what it tells a reader, Markdown."""
        return words(f"evidence.labels.{self.key}.meaning")


LABELS = (
    EvidenceLabel(
        "not tested in people",
        "untested",
        # A broken ring with nothing in it
        "M13.9 4.3A7 7 0 0 1 13.9 11.7L12.5 10.8A5.3 5.3 0 0 0 12.5 5.2z"
        "M11.7 13.9A7 7 0 0 1 4.3 13.9L5.2 12.5A5.3 5.3 0 0 0 10.8 12.5z"
        "M2.1 11.7A7 7 0 0 1 2.1 4.3L3.5 5.2A5.3 5.3 0 0 0 3.5 10.8z"
        "M4.3 2.1A7 7 0 0 1 11.7 2.1L10.8 3.5A5.3 5.3 0 0 0 5.2 3.5z",
        since=1,
    ),
    EvidenceLabel(
        "contested",
        "contested",
        # Two arrows that meet head on
        "M0 6.6h2.6V3l5 5-5 5V9.4H0zM16 6.6h-2.6V3l-5 5 5 5V9.4H16z",
    ),
    EvidenceLabel(
        "simplification",
        "simplification",
        # Roughly equal
        "M1 5.5C3 2.5 5.5 2.5 8 4s5 1.5 7-1v2.4c-2 2.5-4.5 2.5-7 1s-5-1.5-7 1.5z"
        "M1 11.5C3 8.5 5.5 8.5 8 10s5 1.5 7-1v2.4c-2 2.5-4.5 2.5-7 1s-5-1.5-7 1.5z",
    ),
    EvidenceLabel(
        "mostly animal studies",
        "animals",
        # A paw
        "M8 8c2.4 0 4.6 2.6 4.6 4.5 0 1.3-.9 2-2.1 2-.9 0-1.6-.5-2.5-.5s-1.6.5-2.5.5c-1.2 0-2.1-.7-2.1-2"
        "C3.4 10.6 5.6 8 8 8zM2.4 5.6a1.5 2 0 1 1 0 4 1.5 2 0 1 1 0-4zM13.6 5.6a1.5 2 0 1 1 0 4 1.5 2 0 1 1 0-4z"
        "M5.7 1.5a1.6 2.2 0 1 1 0 4.4 1.6 2.2 0 1 1 0-4.4zM10.3 1.5a1.6 2.2 0 1 1 0 4.4 1.6 2.2 0 1 1 0-4.4z",
    ),
    EvidenceLabel(
        "some support in people",
        "some",
        # A disc, half full
        "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zM8 2.7v10.6A5.3 5.3 0 1 1 8 2.7z",
    ),
    EvidenceLabel(
        "well supported in people",
        "well",
        # A full disc with a tick
        "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zM6.9 11.9 3.4 8.4 4.8 7l2.1 2.1 4.3-4.3 1.4 1.4z",
    ),
)
"""In the order in which they are shown: what is least known stands first, so that nothing is hidden."""

BY_NAME = {label.name: label for label in LABELS}


def label_element(label: EvidenceLabel, words: Words, ask: str = "") -> etree.Element:
    """Make the mark that shows a label.

    Arguments:
        label: What it says.
        words: In which words.
        ask: The question that it answers, said before it.
    """
    mark = etree.Element("span", {"class": f"evidence-mark evidence-mark--{label.key}"})
    # Where no stylesheet of ours is read, as in e-readers and reading modes, it is drawn in the colour of the text.
    drawn = {"viewBox": "0 0 16 16", "aria-hidden": "true", "width": "16", "height": "16", "fill": "currentColor"}
    svg = etree.SubElement(mark, "svg", drawn)
    etree.SubElement(svg, "path", {"d": label.sign, "fill-rule": "evenodd"})
    if ask:
        asked = etree.SubElement(mark, "span", {"class": "evidence-mark__ask"})
        asked.text = AtomicString(ask)
        asked.tail = AtomicString(" ")
    said = etree.SubElement(mark, "span", {"class": "evidence-mark__label"})
    said.text = AtomicString(label.title(words))
    return mark


def label_markup(label: EvidenceLabel, words: Words) -> str:
    """Write the mark that shows a label as inline HTML, for generated Markdown."""
    return etree.tostring(label_element(label, words), encoding="unicode")
