"""The geometry of charts and pictures, as plain numbers for the templates to draw."""
