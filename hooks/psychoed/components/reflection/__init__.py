"""A question without right or wrong, for the reader alone."""
