"""Markdown with our blocks, links and notes: what it renders for, and what it tells."""
