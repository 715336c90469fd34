"""Every page of the wizard and every state it can be in, and how any browser comes there."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, NamedTuple

import diagnostic
from tests.webapp.browser.driving import REAL
from tests.webapp.models import DMA, SAMM
from webapp.setup.state import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

SEND = "document.getElementById('answers').submit()"
NOTHING_TICKED = "for (const one of document.querySelectorAll(':checked')) one.checked = false;"
QUOTE = """
    const plan = document.querySelector('.plan-form');
    plan.querySelector('[name=quote]').value = 'beaucoup';
    plan.submit()"""
LINK = "const link = document.getElementById('link'); link.value = 'abcd'; link.form.submit()"
DEPOSIT = """
    const bytes = Uint8Array.from(atob('%s'), (sign) => sign.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], 'dossier.pdf', {type: 'application/pdf'}));
    document.getElementById('dossier').files = held.files;
    document.getElementById('dossier').form.submit()"""
WRITTEN = """
    for (const [name, value] of [['email', 'chez moi'], ['ridet', '9999999'], ['effectif', 'beaucoup']])
      for (const field of document.getElementsByName(name)) field.value = value;"""
ANOTHER = """
    const boxes = [...document.querySelectorAll('#answers [data-question] input[type=radio]')];
    for (const box of boxes.slice(0, 2)) box.checked = true;"""


class State(NamedTuple):
    """A page as somebody may find it: whose it is, where, what is done there, what happened elsewhere before that."""

    name: str
    whose: str = ""  # nobody's: a page of the site
    place: str = ""
    does: str = ""
    before: Callable[[object, str], None] | None = None


def changed_elsewhere(app: object, token: str) -> None:
    """Change the same answers on another screen, while the page is open."""
    store = app.extensions[NAME].store  # type: ignore[attr-defined] # a Flask
    kept = store.get(token)
    question = next(one for one in kept.questionnaire.sections[0].questions if one.kind == "single")
    said = kept.response.answers.get(question.id)
    other = next(choice.id for choice in reversed(question.all_choices) if choice.id != said)
    store.save(kept, kept.response.saying(kept.questionnaire, question.id, other))


EXAMPLE = "exemples/maturite-numerique/boutique-kaori"
PROFILE = f"rubrique/{diagnostic.load(REAL).sections[0].id}"
SECTIONS = [section.id for section in diagnostic.load(REAL).sections]
STATES = [
    State("start"),
    State("start of another", place="commencer/eu-dma-sme"),
    State("start with mistakes", does=NOTHING_TICKED + "document.querySelector('.start-form form').submit()"),
    State("a link that leads nowhere", does=LINK),
    State("other questionnaires", place="questionnaires"),
    State("examples", place="exemples"),
    State("an example", place=EXAMPLE),
    State("an example's answers", place=f"{EXAMPLE}/reponses"),
    State("an example's step", place=f"{EXAMPLE}/etape/crm"),
    State("an example's funding", place=f"{EXAMPLE}/financement"),
    State("an example's dossier waited for", place=f"{EXAMPLE}/dossier"),
    State("data", place="donnees"),
    State("verify", place="verifier"),
    State("verify with a mistake", place="verifier?code=bonjour"),
    State("a code that is not known", place="verifier?code=aaaa-bbbb-cccc-dddd"),
    State("verified: unreadable", place="verifier", does=DEPOSIT % base64.b64encode(b"%PDF-1.7 nothing").decode()),
    State("not found", place="nulle-part"),
    State("not allowed", "kaori", "resultats/rien"),
    State("before the questions", "begun", "depart"),
    State("identity", "kaori", "identite"),
    State("identity with mistakes", "begun", "identite", WRITTEN + SEND),
    *(State(f"section {one}", "kaori", f"rubrique/{one}") for one in SECTIONS),
    State("section changed elsewhere", "shared", PROFILE, ANOTHER + SEND, changed_elsewhere),
    State("section of rows", "dma", "rubrique/strategie"),
    State("section of wide rows", "dma", "rubrique/preparation"),
    State("section of a model", "samm", "rubrique/strategy-metrics"),
    State("review", "kaori", "verification"),
    State("review with everything missing", "begun", "verification"),
    State("results", "kaori", "resultats"),
    State("results of nothing", "begun", "resultats"),
    State("results of axes", "dma", "resultats"),
    State("results of levels", "samm", "resultats"),
    State("what may change", "begun", "resultats/ce-qui-peut-changer"),
    State("a step", "kaori", "resultats/etape/crm"),
    State("a step with a mistake", "kaori", "resultats/etape/crm", QUOTE),
    State("funding", "kaori", "resultats/financement"),
    State("nothing waited for", "kaori", "dossier/preparation"),
    State("waiting", "kaori", "dossier"),
    State("delete", "kaori", "supprimer"),
]  # fmt: skip


def people(app: object) -> dict[str, str]:
    """Keep the responses that the states are about; return their private tokens by name."""
    installed = app.extensions[NAME]  # type: ignore[attr-defined] # a Flask
    real, store = installed.questionnaire, installed.store
    kaori = diagnostic.read_answers(real, REAL / "cases" / "boutique-kaori.yaml").response
    kept = {name: store.add(real, kaori, "advisor") for name in ("kaori", "shared")}
    kept["begun"] = store.add(real, diagnostic.Response.to(real), "self")
    for name, folder in (("dma", DMA), ("samm", SAMM)):
        model = next(one for one in installed.offered if one.id == folder.name)
        first = model.questions[0]
        said = [first.all_choices[0].id] if first.kind == "multiple" else first.all_choices[0].id
        kept[name] = store.add(model, diagnostic.Response.to(model).saying(model, first.id, said), "self")
    return {name: one.token for name, one in kept.items()}
