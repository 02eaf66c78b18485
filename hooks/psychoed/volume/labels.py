"""The words that the toolkit itself puts into the book, in one place, so that they can be translated."""

from __future__ import annotations

ANSWER = "The answer, at the end of this chapter"
ANSWERS = "Answers"
NOTES = "How sure is research?"
SEVERAL = "More than one fits."
GROUPS = "Sort into:"
MATCHES = "Match with:"
COVER = "Cover of “{site}”"
COVER_NAME = "Cover"
LANDMARKS = "Places in this book"
ACCESSIBILITY = (
    "Headings, lists and tables are marked as such, and there is a list of contents. Each picture of a pathway is "
    "followed by the same steps in words. Answers to questions and notes on research stand at the end of each chapter, "
    "with links there and back. Nothing moves or sounds. We know of no barrier, but no one outside the "
    "project has tested the book."
)
