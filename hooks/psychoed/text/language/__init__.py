"""What is done with words of one language and with those of no other: a module for each, by rules that all share."""
