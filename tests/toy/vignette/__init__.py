"""A scene of a few sentences, with one question to think about."""
