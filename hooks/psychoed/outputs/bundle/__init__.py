"""What is downloaded: the offline bundle, and the page that lists it."""
