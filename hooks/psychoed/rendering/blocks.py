"""All kinds of blocks that say where something is shown, or what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.pathway.picture_block import PictureBlock
from psychoed.components.question.block import QuestionBlock
from psychoed.components.question.forms.registry import has_form
from psychoed.components.registry import COMPONENTS
from psychoed.features.evidence.block import EvidenceBlock
from psychoed.features.help.block import HelpLinesBlock
from psychoed.features.quiz.block import QuestionsBlock
from psychoed.outputs.embed.gallery_block import GalleryBlock
from psychoed.outputs.embed.note_block import TherapistNoteBlock
from psychoed.outputs.handout.block import HandoutsBlock
from psychoed.outputs.handout.needs_block import SheetsByNeedBlock

if TYPE_CHECKING:
    from psychoed.components.block import ContentBlock
    from psychoed.source.block_source import BlockSource

FILLED: dict[str, type[ContentBlock]] = {block.NAME: block for block in (GalleryBlock, HandoutsBlock, HelpLinesBlock)}
"""Those that the site fills: an author says where they stand."""

BLOCKS: tuple[type[ContentBlock], ...] = (
    *(component.block for component in COMPONENTS),
    *FILLED.values(),
    EvidenceBlock,
    PictureBlock,
    QuestionsBlock,
    SheetsByNeedBlock,
    TherapistNoteBlock,
)
"""All blocks of the toolkit, components too."""

NAMES = frozenset(block.NAME for block in BLOCKS)

SHARED: tuple[type[ContentBlock], ...] = (QuestionBlock,)
"""Those whose name is a usual one elsewhere, too: `question` is a kind of admonition."""


def is_ours(fence: BlockSource) -> bool:
    """Tell whether a block is one of ours, though another extension has one of the same name.

    A question is ours only where there is something to answer in it.
    """
    return fence.name in NAMES and (fence.name != QuestionBlock.NAME or has_form(fence))
