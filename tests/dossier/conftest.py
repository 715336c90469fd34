"""The questionnaires and cases that dossiers are made of, as for reports."""

from tests.report.conftest import case, golden, real, small, told

__all__ = ["case", "golden", "real", "small", "told"]
