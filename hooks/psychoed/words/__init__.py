"""All that readers see and no author wrote: one catalogue for each language."""
