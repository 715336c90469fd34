"""The single entry point `diagnose()`, with the JSON of a diagnosis and its conditions as trees."""

from diagnostic.diagnosis.diagnose import Diagnosis, diagnose
from diagnostic.diagnosis.handed import handed_over
from diagnostic.diagnosis.json import DiagnosisData, to_data, to_json
from diagnostic.diagnosis.tree import Branch, explain

__all__ = ["Branch", "Diagnosis", "DiagnosisData", "diagnose", "explain", "handed_over", "to_data", "to_json"]
