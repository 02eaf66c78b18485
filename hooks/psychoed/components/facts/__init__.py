"""A table of things, each with what is said of it."""
