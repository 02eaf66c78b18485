"""The kinds of what can be embedded, and where embeds stand."""

from __future__ import annotations

from psychoed.components.registry import COMPONENTS

QUIZ, TERM = "quiz", "term"
"""What can be embedded besides components, whose kind is their name: the quiz of a page, a word of the glossary."""

WITHDRAWN = "withdrawn"
"""What stands at the address of an embed that is no more."""

UNLISTED = (TERM, *(component.block.NAME for component in COMPONENTS if not component.gallery))
"""The kinds that there are too many of to show each in the gallery."""

DISCOVERED = (*(component.block.NAME for component in COMPONENTS if component.is_discovered), QUIZ)
"""The kinds that programs may get which ask what to embed of a page."""

EMBED_FOLDER = "embed/v1"
"""In the site. What is published there keeps its address; where a part changes its meaning, a second folder begins."""

UP = "../../"
"""From an embed to the site."""
