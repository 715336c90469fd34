"""Diagnoses many responses, one a line of a table, and counts what is recommended.

For thousands of lines, `diagnostic diagnose --batch` does this in several processes, and keeps a file of those that it
cannot take.
"""

import csv
import io
from collections import Counter
from pathlib import Path

import diagnostic

TABLE = """\
fichier-clients,sauvegarde-q
papier,rien
tableur,hors-site
parchemin,
"""

questionnaire = diagnostic.load(Path(__file__).parents[1] / "questionnaires" / "maturite-numerique")
recommended: Counter[str] = Counter()
for number, row in enumerate(csv.DictReader(io.StringIO(TABLE)), start=1):
    answers = {question: answer for question, answer in row.items() if answer}
    try:
        response = diagnostic.Response.to(questionnaire, answers)
    except diagnostic.AnswerError as error:
        print(f"line {number} is left out: {error}")
        continue
    statuses = diagnostic.to_data(diagnostic.diagnose(questionnaire, response))["statuses"]
    recommended.update(key for key, status in statuses.items() if status == "recommended")
for recommendation, count in recommended.most_common():
    print(f"{recommendation}: {count}")
