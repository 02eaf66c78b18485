"""Patterns side by side, compared row by row."""
