"""Said: everything that a template or the results page shows, already in words."""
