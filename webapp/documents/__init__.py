"""PDF files that a visitor requests, waits for and downloads: dossiers and blank questionnaires."""
