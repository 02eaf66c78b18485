"""What an author sees over the pages of a preview: mistakes, and why there is no page. No build publishes any of it."""
