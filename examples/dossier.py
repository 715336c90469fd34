"""Makes a dossier, signs it with a key for demonstrations, verifies it, and reads back what it carries."""

import datetime as dt
import tempfile
from pathlib import Path

import diagnostic
from diagnostic import dossier
from diagnostic.dossier.signing import demonstration_key
from diagnostic.dossier.verification import verify

FOLDER = Path(__file__).parents[1] / "questionnaires" / "maturite-numerique"
NOW = dt.datetime.now(dt.UTC)

questionnaire = diagnostic.load(FOLDER)
response = diagnostic.read_answers(questionnaire, FOLDER / "cases" / "boutique-kaori.yaml").response
diagnosis = diagnostic.diagnose(questionnaire, response)
pdf = dossier.render_pdf(diagnosis, date=NOW.date())

with tempfile.TemporaryDirectory() as folder:
    key, passphrase = Path(folder, "key.p12"), Path(folder, "key.txt")
    passphrase.write_text("a passphrase\n", encoding="utf-8")
    key.write_bytes(demonstration_key(NOW, "a passphrase"))
    signed = dossier.sign_pdf(pdf, dossier.read_key(key, passphrase), NOW)

print(f"as it was signed: {verify(signed).verdict}")
print(f"its title changed afterwards: {verify(signed.replace(b'Boutique', b'Fabrique', 1)).verdict}")

carried = dossier.read_dossier(signed)
print(f"the same diagnosis: {diagnostic.to_json(carried.diagnosed()) == diagnostic.to_json(diagnosis)}")
