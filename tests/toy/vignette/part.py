"""`vignette` as read."""

from __future__ import annotations

from dataclasses import dataclass

from psychoed.components.part import Part


@dataclass(frozen=True)
class Vignette(Part):
    """A scene, and a question about it."""

    scene: str
    """Markdown; its links are absolute."""
    question: str
    """Markdown: the last paragraph of the block."""
