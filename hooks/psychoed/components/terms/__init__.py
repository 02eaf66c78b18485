"""Words of the glossary, defined where they belong."""
