"""What an author writes: one module for each kind of block, with its data, its reader and its rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.blocks.contrast import Contrast, ContrastBlock, read_contrast
from psychoed.blocks.evidence import Evidence, EvidenceBlock, read_evidence
from psychoed.blocks.facts import Facts, FactsBlock, read_facts
from psychoed.blocks.gallery import GalleryBlock
from psychoed.blocks.handouts import HandoutsBlock
from psychoed.blocks.help_lines import HelpLinesBlock
from psychoed.blocks.pathway import Pathway, PathwayBlock, read_pathway
from psychoed.blocks.picture import PictureBlock, Pictured, read_picture
from psychoed.blocks.question.block import QuestionBlock
from psychoed.blocks.question.data import Question
from psychoed.blocks.question.reader import read_question
from psychoed.blocks.questions import Placed, QuestionsBlock, read_questions
from psychoed.blocks.reflection import Reflection, ReflectionBlock, read_reflection
from psychoed.blocks.takeaways import Takeaways, TakeawaysBlock, read_takeaways
from psychoed.blocks.terms import Term, Terms, TermsBlock, read_terms
from psychoed.blocks.therapist_note import TherapistNote, TherapistNoteBlock, read_therapist_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from psychoed.blocks.base import ContentBlock
    from psychoed.fences import Fence
    from psychoed.problems import Problem

__all__ = [
    "BLOCKS",
    "FILLED",
    "READERS",
    "STATING",
    "Contrast",
    "Evidence",
    "Facts",
    "HelpLinesBlock",
    "Part",
    "Pathway",
    "Pictured",
    "Placed",
    "Question",
    "Reflection",
    "Takeaways",
    "Term",
    "Terms",
    "TherapistNote",
    "read_evidence",
    "read_picture",
    "read_questions",
    "read_therapist_note",
]

Part = Contrast | Facts | Pathway | Question | Reflection | Takeaways | Terms
"""Any block of a page, read."""

STATING = (Contrast, Facts, Pathway, Takeaways)
"""The kinds of blocks that state claims, as a whole or part by part."""

READERS: dict[str, Callable[[Fence], tuple[Part, list[Problem]]]] = {
    "contrast": read_contrast,
    "facts": read_facts,
    "pathway": read_pathway,
    "question": read_question,
    "reflection": read_reflection,
    "takeaways": read_takeaways,
    "terms": read_terms,
}

FILLED: dict[str, type[ContentBlock]] = {block.NAME: block for block in (GalleryBlock, HandoutsBlock, HelpLinesBlock)}
"""The kinds of blocks that the site fills: an author says where they stand."""

BLOCKS: tuple[type[ContentBlock], ...] = (
    ContrastBlock,
    EvidenceBlock,
    FactsBlock,
    GalleryBlock,
    HandoutsBlock,
    HelpLinesBlock,
    PathwayBlock,
    PictureBlock,
    QuestionBlock,
    QuestionsBlock,
    ReflectionBlock,
    TakeawaysBlock,
    TermsBlock,
    TherapistNoteBlock,
)
