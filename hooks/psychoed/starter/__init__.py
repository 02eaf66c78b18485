"""A small complete site to begin with: its files, what fills them, and the command that writes them."""
