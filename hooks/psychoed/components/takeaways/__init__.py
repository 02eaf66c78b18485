"""What a reader may try."""
