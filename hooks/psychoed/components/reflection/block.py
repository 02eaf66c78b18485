"""`reflection`: a question without right or wrong, for the reader alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.block import ComponentBlock, fence_id, read_header, unmovable
from psychoed.components.options import BlockOptions
from psychoed.text.inline import rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem
from psychoed.components.reflection.part import Reflection


class ReflectionBlock(ComponentBlock):
    """A prompt with room to write. Nothing is stored or sent.

    Content (for authors):
        A sentence or two that help to begin; may be left out.
    """

    NAME = "reflection"


def read_reflection(fence: BlockSource) -> tuple[Reflection, list[Problem]]:
    """Read a `reflection` block."""
    text = "\n".join(fence.body).strip()
    _, problems = read_header(fence, ReflectionBlock, BlockOptions)
    problems += unmovable(fence, text, fence.body_line)
    read = Reflection(fence_id(fence), fence.title, fence.src_uri, fence.line, rebased(text, fence.src_uri))
    return read, problems
