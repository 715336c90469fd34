"""Print reports: templates, the fonts of the reports, and page layout by WeasyPrint."""
