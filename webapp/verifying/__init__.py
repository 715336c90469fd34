"""A dossier that anybody may have checked, by its code or by the file."""
