"""A questionnaire of ten lines, in the folder `coffee`: what its score can still become, and a wrong answer."""

from pathlib import Path

import diagnostic

questionnaire = diagnostic.load(Path(__file__).parent / "coffee")

for answers in ({}, {"brewing": "filter"}, {"grinder": "yes", "brewing": "espresso"}):
    response = diagnostic.Response.to(questionnaire, answers)
    diagnosis = diagnostic.diagnose(questionnaire, response)
    craft = diagnostic.to_data(diagnosis)["scores"]["craft"]
    print(f"{answers}: from {craft['low']:.0f} to {craft['high']:.0f}, complete: {diagnosis.complete}")

try:
    diagnostic.Response.to(questionnaire, {"brewing": "tea"})
except diagnostic.AnswerError as error:
    print(error)
