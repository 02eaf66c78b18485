"""What browsers get beside pages: the theme, styles with their tokens, scripts, templates."""
