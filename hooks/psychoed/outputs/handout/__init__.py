"""What is handed out on paper: sheets as data, set by `typesetting/`."""
