"""Blocks that say where something is shown, or what is known: one module each, with its data, reader and rendering."""
