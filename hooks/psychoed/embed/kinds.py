"""The kinds of parts, and where their embeds stand."""

from __future__ import annotations

FACTS, PATHWAY, CONTRAST, TAKEAWAYS, TERMS = "facts", "pathway", "contrast", "takeaways", "terms"
QUESTION, REFLECTION, QUIZ, TERM = "question", "reflection", "quiz", "term"

EMBED_FOLDER = "embed/v1"
"""In the site. What is published there keeps its address; where a part changes its meaning, a second folder begins."""

UP = "../../"
"""From an embed to the site."""
