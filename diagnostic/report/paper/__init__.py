"""Printed: templates, the fonts of the reports, and pages laid out by WeasyPrint."""
