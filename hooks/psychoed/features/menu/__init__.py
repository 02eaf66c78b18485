"""The menu: what each page shows of the navigation of a site, and where the rest is listed."""
