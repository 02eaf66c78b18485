"""Between MkDocs and the toolkit: the only folder here that knows MkDocs."""
