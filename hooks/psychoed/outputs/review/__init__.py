"""A copy of a page that somebody reviews by filling it in, and the way back into the list of reviews."""
