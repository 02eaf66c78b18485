"""What the site cites: the list of references, and how a reference is written out."""
