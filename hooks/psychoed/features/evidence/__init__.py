"""How sure research is about each claim: shown where the claim is read, and all together on one page."""
