"""What a page would make a browser do besides showing it: ask another site, or run code."""
