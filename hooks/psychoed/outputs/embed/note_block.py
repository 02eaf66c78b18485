"""`therapist-note`: how a therapist may use a block. Readers never see it where it is written; the gallery shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as etree

from psychoed.components.block import ContentBlock, read_header, unmovable
from psychoed.components.options import Options, options_of
from psychoed.features.block_data import TherapistNote, note_name
from psychoed.source.problems import Problem
from psychoed.text.inline import plain, rebased

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psychoed.source.block_source import BlockSource
    from psychoed.words.catalogue import Words

_LEAD = re.compile(r"\*\*(.+?)\.?\*\*")


class TherapistNoteBlock(ContentBlock):
    """Holds a note for therapists.

    Arguments (for authors):
        The id of the block that it is about, or `quiz-` and the name of a page for that page's quiz.

    Content (for authors):
        A paragraph for each: **Purpose.** **When.** **When not.** **How to introduce it.** **Prompts.** **Caution.**
    """

    NAME = "therapist-note"
    OPTIONS = options_of(Options)

    def on_markdown(self) -> str:
        """Keep the note as it is: it is shown elsewhere."""
        return "raw"

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Say that it was made: one that reading does not come across would be lost without a word."""
        self.parent = parent
        self.scope.record.created.add(note_name(self.argument or ""))
        return etree.SubElement(parent, "pre")

    def on_end(self, block: etree.Element) -> None:
        """Take it away: readers are shown the block, therapists the note in the gallery."""
        self.parent.remove(block)


def read_therapist_note(fence: BlockSource) -> tuple[TherapistNote, list[Problem]]:
    """Read a `therapist-note` block."""
    _, problems = read_header(fence, TherapistNoteBlock, Options)
    text = "\n".join(fence.body).strip()
    problems += unmovable(fence, text, fence.body_line)
    return TherapistNote(fence.title, rebased(text, fence.src_uri), fence.src_uri, fence.line), problems


def note_problems(notes: Iterable[TherapistNote], words: Words) -> Iterator[Problem]:
    """Report notes that are empty, and what a therapist would look for in vain: in the words of the site's language."""
    parts = words.each("note.parts").values()
    for note in notes:
        found = {lead.casefold() for lead in _LEAD.findall(note.note)}
        missing = [part for part in parts if part.casefold() not in found]
        if not plain(note.note):
            what, hint = "This note says nothing.", f"Write a paragraph for each: {', '.join(parts)}."
            yield Problem(note.src_uri, note.line, what, hint)
        elif missing:
            what = f"This note does not say: {', '.join(missing)}."
            yield Problem(note.src_uri, note.line, what, f"Add a paragraph that begins with `**{missing[0]}.**`.")
