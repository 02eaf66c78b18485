"""One question: what it is, the forms in which it is written, and what it becomes on a page."""
