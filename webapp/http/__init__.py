"""Shared by every page: errors, security headers, language, static files."""
