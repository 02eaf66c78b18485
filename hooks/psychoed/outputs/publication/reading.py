"""A page as a book has it: nothing to fill in, nothing to open, each picture once and legible on any ground.

E-readers have no forms worth the name, and programs that turn a book into another format leave out what is folded. So
questions become lists with letters, and what a page folds away, answers and notes on evidence, stands at the end of
its chapter, with links there and back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.outputs.publication.asking import answers_of
from psychoed.outputs.publication.elements import classes, drop, moved, swap
from psychoed.rendering.dressing import CALLOUT
from psychoed.text.inline import HEADING_TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psychoed.assets.colours import Colours
    from psychoed.components.question.interactions import Interaction
    from psychoed.words.catalogue import Words

_PLAIN = {
    "details": "div",
    "summary": "p",
    "fieldset": "div",
    "legend": "p",
    "form": "div",
    "label": "span",
    "output": "span",
    "meter": "span",
    "progress": "span",
}
"""What an element becomes of which only the words are left."""

_FIELDS = frozenset({"input", "textarea", "select", "button", "datalist"})
_NO_BOOK = frozenset({"script", "template", "style"})
_OF_FORMS = ("for", "open", "name", "hidden")


def read_as_book(
    root: etree.Element, name: str, asked: Mapping[str, Interaction], colours: Colours, words: Words
) -> None:
    """Turn a page into a chapter.

    Arguments:
        root: The page, without namespaces; it is changed.
        name: What the page is called. The ids that are made here begin with it and one dot, and no other does.
        asked: How its questions are answered, by their ids.
        colours: What its pictures are set in.
        words: What the book says beside its questions.
    """
    for svg in [*root.iter("svg")]:
        _ground(svg, colours.light.card)
        if svg.get("fill") == "currentColor":
            svg.set("fill", colours.mark)
    _pick_pictures(root)
    _undress(root, colours)
    answers = _answers(root, name, asked, words)
    notes = _notes(root, name, words)
    _without_fields(root)
    root.extend([*answers, *notes])


def _undress(root: etree.Element, colours: Colours) -> None:
    """Show what other Markdown extensions make without a style of theirs: e-readers know a few things of ours."""
    for parent in [*root.iter()]:
        for labels in [child for child in parent if "tabbed-labels" in classes(child)]:
            # Each part has its title.
            drop(parent, labels)
    for element in root.iter():
        names = classes(element)
        if CALLOUT in names and element.tag == "div":
            element.tag = "aside"
        elif {f"{CALLOUT}-title", "tabbed-title"}.intersection(names):
            element.set("class", "summary")
        elif "twemoji" in names:
            for icon in element.iter("svg"):
                icon.attrib.update({"width": "1em", "height": "1em", "fill": colours.mark})


def _pick_pictures(root: etree.Element) -> None:
    """Keep of a picture in two layouts the tall one: a style that hides the other is lost in conversions."""
    for holder in root.iter("div"):
        if "pathway__picture--both" in classes(holder):
            for wide in [svg for svg in holder if "picture--wide" in classes(svg)]:
                drop(holder, wide)
            holder.set("class", "pathway__picture")
        if "pathway__picture" in classes(holder):
            # Nothing can be switched on; the steps follow as a list.
            for svg in [part for part in holder if {"picture--inside", "pathway__layer"}.intersection(classes(part))]:
                drop(holder, svg)


def _ground(svg: etree.Element, paper: str) -> None:
    """Lay paper behind a picture: its inks are for paper, and e-readers turn the page dark."""
    box = svg.get("viewBox", "").split()
    if "picture" not in classes(svg) or len(box) != 4:
        return
    sides = dict(zip(("x", "y", "width", "height"), box, strict=True))
    ground = etree.Element("rect", {"class": "picture__ground", "fill": paper, "rx": "8", **sides})
    at = next((number for number, child in enumerate(svg) if child.tag not in {"title", "desc"}), len(svg))
    svg.insert(at, ground)


def _answers(root: etree.Element, name: str, asked: Mapping[str, Interaction], words: Words) -> list[etree.Element]:
    """Take the answers of a page's questions out; return the section that holds them, if there are any."""
    made: list[etree.Element] = []
    for section in [section for section in root.iter("section") if "question" in classes(section)]:
        answers = answers_of(section, asked.get(section.get("id", "")), words)
        if answers is None:
            continue
        number = len(made) + 1
        back = section.get("id") or f"{name}.question.{number}"
        section.set("id", back)
        there = etree.SubElement(section, "p", {"class": "question__answer"})
        link = etree.SubElement(there, "a", {"href": f"#{name}.answer.{number}"})
        link.text = words("book.answer")
        held = etree.Element("div", {"class": "answers", "id": f"{name}.answer.{number}"})
        title = etree.SubElement(held, "p", {"class": "answers__question"})
        again = etree.SubElement(title, "a", {"href": f"#{back}", "role": "doc-backlink"})
        again.text = _asked(section) or words("question.show")
        moved(answers, held)
        made.append(held)
    return _section(f"{name}.answers", words("book.answers"), made)


def _asked(section: etree.Element) -> str:
    """Return the words of a question; those with a blank, where its title only says that a word is missing."""
    found = {name: element for element in section.iter() for name in classes(element)}
    shown = found.get("blank", found.get("question__title"))
    return " ".join("".join(shown.itertext()).split()) if shown is not None else ""


def _notes(root: etree.Element, name: str, words: Words) -> list[etree.Element]:
    """Take the notes on evidence out, and leave a mark that leads to each."""
    made: list[etree.Element] = []
    more: etree.Element | None = None
    parents = {child: parent for parent in root.iter() for child in parent}
    for details in [details for details in root.iter("details") if "evidence" in classes(details)]:
        summary, number = details.find("summary"), len(made) + 1
        spans = summary.findall("span") if summary is not None else []
        mark = next((span for span in spans if "evidence-mark" in classes(span)), None)
        if summary is None or mark is None:
            continue
        to, back = f"{name}.note.{number}", f"{name}.mark.{number}"
        shown = etree.Element("p", {"class": "evidence"})
        link = etree.SubElement(shown, "a", {"id": back, "href": f"#{to}", "role": "doc-noteref"})
        link.set("epub:type", "noteref")
        for about in [span for span in spans if "evidence__about" in classes(span)]:
            said = _copied(about)
            said.tail = " "
            shown.insert(0, said)
        link.append(_copied(mark))
        if parents[details].tag == "td":
            # The heading of its column asks.
            for ask in [part for part in link[0] if "evidence-mark__ask" in classes(part)]:
                drop(link[0], ask)
        swap(parents[details], details, shown)
        note = etree.Element("div", {"class": "evidence__entry", "id": to})
        of = etree.SubElement(note, "p", {"class": "evidence__of"})
        again = etree.SubElement(of, "a", {"href": f"#{back}", "role": "doc-backlink"})
        for part in summary:
            part.attrib.pop("class", None) if "visually-hidden" in classes(part) else None
            again.append(part)
        details.remove(summary)
        moved(details, note)
        # Each says where the labels are explained; once is enough where they stand together.
        for holder in [*note.iter()]:
            for told in [child for child in holder if "evidence__more" in classes(child)]:
                more = told
                drop(holder, told)
        made.append(note)
    section = _section(f"{name}.notes", words("book.notes"), [*made, *([more] if more is not None else [])])
    for one in section:
        one.set("epub:type", "endnotes")
        one.set("role", "doc-endnotes")
    return section


def _copied(element: etree.Element) -> etree.Element:
    copy = etree.fromstring(etree.tostring(element, encoding="unicode"))
    copy.tail = None
    return copy


def _section(name: str, title: str, held: list[etree.Element]) -> list[etree.Element]:
    if not held:
        return []
    section = etree.Element("section", {"class": "chapter__end"})
    etree.SubElement(section, "h2", {"id": name}).text = title
    section.extend([*held])
    return [section]


def _without_fields(root: etree.Element) -> None:
    """Leave of whatever else could be filled in or opened its words, and nothing of what runs."""
    fields: Mapping[str, str] = {
        name: element.tag for element in root.iter() if element.tag in _FIELDS and (name := element.get("id"))
    }
    for parent in [*root.iter()]:
        for child in [*parent]:
            # What is said to a field says nothing without it.
            if child.tag in _FIELDS | _NO_BOOK or (child.tag == "label" and child.get("for") in fields):
                drop(parent, child)
    for element in root.iter():
        if element.tag in _PLAIN:
            plain = _PLAIN[element.tag]
            if element.tag == "summary":
                element.set("class", " ".join([*classes(element), "summary"]))
                # A paragraph holds no heading.
                plain = "div" if any(child.tag in HEADING_TAGS for child in element) else plain
            element.tag = plain
            for name in _OF_FORMS:
                element.attrib.pop(name, None)
