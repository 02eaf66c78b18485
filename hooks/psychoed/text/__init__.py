"""Words: of inline Markdown, in order, folded, measured."""
