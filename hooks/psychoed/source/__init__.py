"""Files of a site taken apart, with their lines, and what is wrong with them."""
