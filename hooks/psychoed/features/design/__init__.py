"""The look written down: what the stylesheet's tokens are worth, and a page that shows every component."""
