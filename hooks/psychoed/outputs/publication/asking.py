"""A question as a book asks it: what can be chosen, placed, sorted or matched as lists, a blank as a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from xml.etree import ElementTree as etree

from psychoed.components.question.interactions import Choice, Match, Order, TextEntry
from psychoed.outputs.publication.elements import classes, drop, moved, swap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psychoed.components.question.interactions import Interaction
    from psychoed.words.catalogue import Words

BLANK_LINE = "________"


def answers_of(section: etree.Element, interaction: Interaction | None, words: Words) -> etree.Element | None:
    """Turn the fields of a question into words.

    Arguments:
        section: A question as `question_element` makes it; it is changed.
        interaction: How it is answered; None for what somebody wrote by hand that looks like a question.
        words: What is said beside what can be chosen.

    Returns:
        Its answers, taken out of it; None where it has none.
    """
    parents = {child: parent for parent in section.iter() for child in parent}
    for fieldset in [*section.iter("fieldset")]:
        _lettered(fieldset, interaction, words)
        fieldset.tag = "div"
        fieldset.set("class", "question__asked")
    for blank in [field for field in section.iter("input") if "blank" in classes(parents[field])]:
        line = etree.Element("span", {"class": "blank__line"})
        line.text = BLANK_LINE
        swap(parents[blank], blank, line)
    answers = next((found for found in section.iter("details") if "answers" in classes(found)), None)
    if answers is None:
        return None
    drop(parents[answers], answers)
    if (summary := answers.find("summary")) is not None:
        answers.remove(summary)
    for reasons in answers.findall("ul"):
        # In the order in which they were asked for: the letters agree.
        if isinstance(interaction, Choice):
            reasons.tag = "ol"
            reasons.set("type", "A")
    return answers


def _lettered(fieldset: etree.Element, interaction: Interaction | None, words: Words) -> None:
    """Put a list in the place of the rows to answer in."""
    rows = [row for row in fieldset if "option" in classes(row)]
    legend = fieldset.find("legend")
    if legend is not None:
        legend.tag = "p"
        legend.set("class", "question__title")
    if not rows:
        return
    options = etree.Element("ol", {"class": "options", "type": "A"})
    said = [*_beside(rows[0], interaction, words)] if interaction else []
    for row in rows:
        moved(_words(row), etree.SubElement(options, "li"))
    fieldset.insert(list(fieldset).index(rows[0]), options)
    for row in rows:
        drop(fieldset, row)
    at = list(fieldset).index(options) + 1
    for number, told in enumerate(said):
        fieldset.insert(at + number, told)


def _words(row: etree.Element) -> etree.Element:
    """Return the element with the words of a row: what is chosen, or what is placed, sorted or matched."""
    text = next((part for part in row.iter() if "option__text" in classes(part)), None)
    label = row.find("label")
    return text if text is not None else label if label is not None else row


def _beside(row: etree.Element, interaction: Interaction, words: Words) -> Iterator[etree.Element]:
    """Yield what has to be said beside the options: that several fit, which groups there are, what to match with."""
    match interaction:
        case Choice(several=True):
            yield _how(words("book.several"))
        case Match(grouped=grouped):
            yield _how(words("book.groups" if grouped else "book.matches"))
            listed = etree.Element("ul", {"class": "targets"})
            for target in _targets(row):
                moved(target, etree.SubElement(listed, "li"))
            yield listed
        case Choice() | Order() | TextEntry():
            pass
        case _:
            assert_never(interaction)


def _how(said: str) -> etree.Element:
    told = etree.Element("p", {"class": "question__how"})
    told.text = said
    return told


def _targets(row: etree.Element) -> list[etree.Element]:
    """Return the elements with the words of the targets: beside buttons where they are groups, or in a list."""
    groups = [words for choice in row.iter("label") for words in choice.findall("span") if "choice" in classes(choice)]
    return groups or [entry for entry in row.iter("option") if entry.get("value")]
