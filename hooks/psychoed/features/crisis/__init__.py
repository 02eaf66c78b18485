"""Words of crisis: the lists of what people type, what a panel says then, and the script that puts the two together."""
