"""Writes a report of one's own: one's own template, with what `report.context` hands to every template.

A template that the product should offer, on paper and in a dossier, is a folder of report_templates/ instead:
docs/add-a-report.md.
"""

import datetime as dt
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import diagnostic
from diagnostic import report

HERE = Path(__file__).parent
FOLDER = HERE.parent / "questionnaires" / "maturite-numerique"

questionnaire = diagnostic.load(FOLDER)
response = diagnostic.read_answers(questionnaire, FOLDER / "cases" / "boutique-kaori.yaml").response
context = report.context(diagnostic.diagnose(questionnaire, response), date=dt.date(2026, 3, 12))

templates = Environment(loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
page = templates.get_template("custom_report/letter.html.jinja").render(report=context)
print(report.french_html(page))
