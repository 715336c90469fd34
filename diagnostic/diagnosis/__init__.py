"""diagnose(): the one way through; a diagnosis and its JSON."""

from diagnostic.diagnosis.diagnose import Diagnosis, diagnose
from diagnostic.diagnosis.handed import handed_over
from diagnostic.diagnosis.json import DiagnosisData, to_data, to_json

__all__ = ["Diagnosis", "DiagnosisData", "diagnose", "handed_over", "to_data", "to_json"]
