"""What every page has in common: errors, security, language, files that pages load."""
