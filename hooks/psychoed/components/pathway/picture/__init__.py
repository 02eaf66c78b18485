"""The pathway picture: stations on a line or a loop, laid out from measured words and drawn as SVG."""
