"""One question in one of six forms: what it is, how it is read, and what it becomes on a page."""
