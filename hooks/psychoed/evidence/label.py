"""The labels of evidence: how strong the research behind a claim is, in words and a sign."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as etree

from markdown.util import AtomicString

from psychoed import labels


@dataclass(frozen=True)
class EvidenceLabel:
    """How sure research is."""

    name: str
    """What authors write and readers see, in lower case."""
    key: str
    """Its name in classes and addresses."""
    meaning: str
    """What it tells a reader, Markdown."""
    sign: str
    """An icon as the data of an SVG path in a box of 16 by 16; the label never goes without its words."""

    @property
    def title(self) -> str:
        """The name as it stands at the beginning of a line."""
        return self.name[0].upper() + self.name[1:]


LABELS = (
    EvidenceLabel(
        "contested",
        "contested",
        labels.EVIDENCE_MEANS["contested"],
        # Two arrows that meet head on
        "M1 7h3.5V4.5L8 8l-3.5 3.5V9H1zM15 9h-3.5v2.5L8 8l3.5-3.5V7H15zM7.2 1h1.6v3H7.2zM7.2 12h1.6v3H7.2z",
    ),
    EvidenceLabel(
        "simplification",
        "simplification",
        labels.EVIDENCE_MEANS["simplification"],
        # Roughly equal
        "M1 6.4C3.2 3.6 5.4 3.6 8 5s4.6 1 6.2-1.2L15.4 5C13.2 7.8 11 7.8 8.4 6.4S3.8 5.4 2.2 7.6z"
        "M1 11.4C3.2 8.6 5.4 8.6 8 10s4.6 1 6.2-1.2L15.4 10C13.2 12.8 11 12.8 8.4 11.4S3.8 10.4 2.2 12.6z",
    ),
    EvidenceLabel(
        "mostly animal studies",
        "animals",
        labels.EVIDENCE_MEANS["mostly animal studies"],
        # A paw
        "M8 8c2.4 0 4.6 2.6 4.6 4.5 0 1.3-.9 2-2.1 2-.9 0-1.6-.5-2.5-.5s-1.6.5-2.5.5c-1.2 0-2.1-.7-2.1-2"
        "C3.4 10.6 5.6 8 8 8zM2.4 5.6a1.5 2 0 1 1 0 4 1.5 2 0 1 1 0-4zM13.6 5.6a1.5 2 0 1 1 0 4 1.5 2 0 1 1 0-4z"
        "M5.7 1.5a1.6 2.2 0 1 1 0 4.4 1.6 2.2 0 1 1 0-4.4zM10.3 1.5a1.6 2.2 0 1 1 0 4.4 1.6 2.2 0 1 1 0-4.4z",
    ),
    EvidenceLabel(
        "some support in people",
        "some",
        labels.EVIDENCE_MEANS["some support in people"],
        # A disc, half full
        "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zM8 2.7v10.6A5.3 5.3 0 1 1 8 2.7z",
    ),
    EvidenceLabel(
        "well supported in people",
        "well",
        labels.EVIDENCE_MEANS["well supported in people"],
        # A full disc with a tick
        "M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zM7 11.6 3.8 8.4 5 7.2l2 2 4-4 1.2 1.2z",
    ),
)
"""In the order in which they are shown: what is doubtful stands first, so that nothing is hidden."""

BY_NAME = {label.name: label for label in LABELS}


def label_element(label: EvidenceLabel, ask: str = "") -> etree.Element:
    """Make the mark that shows a label.

    Arguments:
        label: What it says.
        ask: The question that it answers, said before it.
    """
    mark = etree.Element("span", {"class": f"evidence-mark evidence-mark--{label.key}"})
    svg = etree.SubElement(mark, "svg", {"viewBox": "0 0 16 16", "aria-hidden": "true", "width": "16", "height": "16"})
    etree.SubElement(svg, "path", {"d": label.sign, "fill-rule": "evenodd"})
    if ask:
        asked = etree.SubElement(mark, "span", {"class": "evidence-mark__ask"})
        asked.text = AtomicString(ask)
        asked.tail = AtomicString(" ")
    words = etree.SubElement(mark, "span", {"class": "evidence-mark__label"})
    words.text = AtomicString(label.title)
    return mark


def label_markup(label: EvidenceLabel) -> str:
    """Write the mark that shows a label as inline HTML, for generated Markdown."""
    return etree.tostring(label_element(label), encoding="unicode")
