"""Old addresses that lead on: links live for years."""
