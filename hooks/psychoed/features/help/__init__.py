"""Where readers find help: one list of lines, shown wherever a page needs them."""
