"""The terminal: words, files, arguments, and help and errors in French."""
