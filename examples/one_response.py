"""Diagnoses one response: loads a questionnaire, says what was answered, reads what follows."""

from pathlib import Path

import diagnostic

FOLDER = Path(__file__).parents[1] / "questionnaires" / "maturite-numerique"

questionnaire = diagnostic.load(FOLDER)
response = diagnostic.read_answers(questionnaire, FOLDER / "cases" / "boutique-kaori.yaml").response
diagnosis = diagnostic.diagnose(questionnaire, response)

# Plain data: what `diagnostic diagnose --json` prints, described by questionnaires/schema/diagnosis.json.
data = diagnostic.to_data(diagnosis)
for dimension, score in data["scores"].items():
    print(f"{dimension}: {score['value']:.0f} of 100, {score['level']}")
for step in data["roadmap"]:
    answers = ", ".join(one["question"] for one in step["evidence"])
    print(f"{step['recommendation']} ({step['horizon']}): {answers}")
