"""Pages that list everything by one line each, and lead to the pages of bounded size that hold it."""
