"""`vignette`: a scene of a few sentences, with one question to think about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psychoed.components.vignette.part import Vignette

from psychoed.components.block import ComponentBlock, fence_id, read_header, unmovable
from psychoed.components.options import BlockOptions
from psychoed.text.inline import rebased

if TYPE_CHECKING:
    from psychoed.source.block_source import BlockSource
    from psychoed.source.problems import Problem


class VignetteBlock(ComponentBlock):
    """A titled scene with room to write.

    Content (for authors):
        A few sentences. The last paragraph is the question.
    """

    NAME = "vignette"
    TAG = "section"


def read_vignette(fence: BlockSource) -> tuple[Vignette, list[Problem]]:
    """Read a `vignette` block; report a missing scene or question."""
    text = "\n".join(fence.body).strip()
    _, problems = read_header(fence, VignetteBlock, BlockOptions)
    problems += unmovable(fence, text, fence.body_line)
    # Code that is parted is none any more: a block in it would be one, and hold itself.
    scene, _, question = ("", "", text) if "```" in text else text.rpartition("\n\n")
    if not scene.strip():
        what = "This vignette has no scene, or no question."
        problems.append(fence.problem(what, "Write a few sentences, an empty line, and the question."))
    moved = (rebased(part.strip(), fence.src_uri) for part in (scene, question))
    return Vignette(fence_id(fence), fence.title, fence.src_uri, fence.line, *moved), problems
