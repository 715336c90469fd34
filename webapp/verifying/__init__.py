"""Verifies a dossier for anybody, by its code or by its file."""
