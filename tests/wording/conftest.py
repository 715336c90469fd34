"""The questionnaires and cases that words are about, as for reports."""

from tests.report.conftest import case, golden, nothing_logged, real, small, told

__all__ = ["case", "golden", "nothing_logged", "real", "small", "told"]
