"""Drawn: the geometry of charts and pictures, as plain numbers that templates draw."""
