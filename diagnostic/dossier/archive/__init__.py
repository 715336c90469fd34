"""The archival file: PDF/A-3a and PDF/UA-1 with the diagnosis attached, and how to read it back."""

from diagnostic.dossier.archive.conformance import archived
from diagnostic.dossier.archive.parts import Part, parts_of
from diagnostic.dossier.archive.reading import Dossier, read_dossier

__all__ = ["Dossier", "Part", "archived", "parts_of", "read_dossier"]
