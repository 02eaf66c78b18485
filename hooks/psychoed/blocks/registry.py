"""All kinds of blocks that say where something is shown, or what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.blocks.evidence import EvidenceBlock
from psychoed.blocks.gallery import GalleryBlock
from psychoed.blocks.handouts import HandoutsBlock
from psychoed.blocks.help_lines import HelpLinesBlock
from psychoed.blocks.picture import PictureBlock
from psychoed.blocks.questions import QuestionsBlock
from psychoed.blocks.therapist_note import TherapistNoteBlock
from psychoed.components.registry import COMPONENTS

if TYPE_CHECKING:
    from psychoed.components.block import ContentBlock

FILLED: dict[str, type[ContentBlock]] = {block.NAME: block for block in (GalleryBlock, HandoutsBlock, HelpLinesBlock)}
"""Those that the site fills: an author says where they stand."""

BLOCKS: tuple[type[ContentBlock], ...] = (
    *(component.block for component in COMPONENTS),
    *FILLED.values(),
    EvidenceBlock,
    PictureBlock,
    QuestionsBlock,
    TherapistNoteBlock,
)
"""All blocks of the toolkit, components too."""
