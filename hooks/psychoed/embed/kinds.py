"""The kinds of parts, and where their embeds stand."""

from __future__ import annotations

FACTS, PATHWAY, CONTRAST, TAKEAWAYS, TERMS = "facts", "pathway", "contrast", "takeaways", "terms"
QUESTION, REFLECTION, QUIZ, TERM = "question", "reflection", "quiz", "term"
WITHDRAWN = "withdrawn"
"""What stands at the address of an embed that is no more."""

PICKED = (TERM, QUESTION)
"""The kinds that there are too many of to show each in the gallery."""

EMBED_FOLDER = "embed/v1"
"""In the site. What is published there keeps its address; where a part changes its meaning, a second folder begins."""

UP = "../../"
"""From an embed to the site."""
