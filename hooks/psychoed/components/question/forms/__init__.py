"""The forms in which authors write questions: a file for each, and a line in `registry.py`."""
