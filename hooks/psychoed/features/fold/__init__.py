"""Sections that are folded at first: a reader opens what they want, and a link opens what it leads to."""
