"""What machines read: structured data in the pages, and files for search engines and language models."""
