"""All that knows Typst: what sets a sheet, a picture or a cover from data, and the templates that it reads."""
