"""Runs the pages: opens the port, serves, deletes old responses."""
