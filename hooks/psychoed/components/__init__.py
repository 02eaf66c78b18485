"""Blocks that show themselves where they are written: one folder for each kind, with all that is particular to it."""
