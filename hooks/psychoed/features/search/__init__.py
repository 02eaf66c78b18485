"""Searching the site: what there is to find, the index as scripts, and what readers may call it."""
