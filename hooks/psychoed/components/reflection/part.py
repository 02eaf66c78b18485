"""`reflection` as read."""

from __future__ import annotations

from dataclasses import dataclass

from psychoed.components.part import Part


@dataclass(frozen=True)
class Reflection(Part):
    """A reflection, read."""

    body: str
    """Markdown that helps the reader to begin; may be empty."""
