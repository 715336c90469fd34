"""What an installation is: its settings, what it offers, its organisations, its demonstration."""
