"""Steps that lead to one another, in a line or a loop."""
