"""Forms: questions as they are shown, answers as they are read, mistakes, and two screens merged."""
