"""What was read of a site, as data that nothing changes."""
