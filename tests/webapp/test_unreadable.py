"""A response that is kept and cannot be read: each page of it says so, and it can be downloaded, mended and deleted."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from diagnostic import ResponseNotFoundError
from webapp.answering.aside import FIELD

DEEP = "[" * 2000 + "]" * 2000
PAGES = (
    "",
    "/identite",
    "/rubrique/clients",
    "/rubrique/nulle-part",
    "/verification",
    "/resultats",
    "/resultats/etape/crm",
    "/resultats/financement",
    "/resultats/ce-qui-peut-changer",
    "/dossier",
    "/dossier/preparation",
    "/dossier.pdf",
)
FORMS = (
    "/identite",
    "/rubrique/clients",
    "/resultats/crm",
    "/resultats/etape/crm",
    "/parcours-complet",
    "/dossier/annuler",
    "/dossier/recommencer",
)
SPOILED = {
    "an answer that is none any more": {"answers": '{"effectif": "douze", "fichier-clients": "papier"}'},
    "a question that is none any more": {"answers": '{"question-d-avant": "oui"}'},
    "an amount below nothing": {"quotes": '{"crm": -5}'},
    "a recommendation that is none any more": {"quotes": '{"conseil-d-avant": 5}'},
    "JSON two thousand deep": {"answers": DEEP},
    "something else than JSON": {"solutions": "{"},
    "a revision out of range": {"revision": 2.0**70},
    "a day that is none": {"updated": "hier"},
}


@pytest.fixture(params=SPOILED.values(), ids=list(SPOILED))
def spoiled(request, visitor):
    visitor.answers("company", "Chez Kaori").answers("fichier-clients", "papier")
    write(visitor, **request.param)
    return visitor


def write(visitor, table="response", **columns):
    with visitor.store._engine.begin() as connection:
        for column, value in columns.items():
            connection.execute(text(f"UPDATE {table} SET {column} = :value"), {"value": value})  # noqa: S608 - ours


def csrf(visitor):
    visitor.opens("/")
    return dict(visitor.page.fields)["csrf_token"]


def test_every_page_and_every_form_of_it_says_so(spoiled):
    for page in PAGES:
        spoiled.opens(f"/q/{spoiled.token}{page}")
        assert (page, spoiled.status) == (page, 422)
        assert "ne peut plus être lu" in spoiled.text
        assert "Continuer avec le reste" in spoiled.text
        assert f"/q/{spoiled.token}/telles-quelles.json" in spoiled.html
    token = csrf(spoiled)
    for page in FORMS:
        reply = spoiled.client.post(f"/q/{spoiled.token}{page}", data={"csrf_token": token, "revision": "1"})
        assert (page, reply.status_code) == (page, 422)
        assert "ne peut plus être lu" in reply.get_data(as_text=True)


def test_an_answer_saved_as_it_is_given_is_told_too_and_all_can_be_downloaded(spoiled):
    token = csrf(spoiled)
    body = {"question": "effectif", "values": ["2"], "said": "", "sheet": "clients", "revision": 1}
    reply = spoiled.client.post(f"/q/{spoiled.token}/reponse", json=body, headers={"X-CSRFToken": token})
    assert reply.status_code == 422
    assert "ouvrez le lien privé" in reply.get_json()["message"]
    reply = spoiled.client.get(f"/q/{spoiled.token}/telles-quelles.json")
    kept = json.loads(reply.get_data(as_text=True))
    assert set(kept) >= {"identity", "answers", "quotes", "solutions", "revision", "digest"}
    assert "fingerprint" not in kept
    assert "attachment" in reply.headers["Content-Disposition"]


def test_it_can_be_deleted(spoiled):
    spoiled.opens(f"/q/{spoiled.token}/supprimer")
    assert spoiled.status == 200
    spoiled.sends()
    assert "il n'en reste rien ici" in spoiled.text
    with pytest.raises(ResponseNotFoundError):
        spoiled.store.raw(spoiled.token)


def test_one_can_go_on_with_the_rest(spoiled):
    spoiled.opens(f"/q/{spoiled.token}").sends(f"/q/{spoiled.token}/garder-le-reste")
    assert spoiled.status == 200
    assert "le reste est gardé" in spoiled.text
    spoiled.answers("effectif", "3")
    assert spoiled.status == 200
    assert spoiled.response.answers["effectif"] == 3


def test_it_says_which_answer_it_is_and_what_it_was(visitor):
    visitor.answers("company", "Chez Kaori").answers("fichier-clients", "papier")
    write(visitor, answers='{"effectif": "douze", "fichier-clients": "papier"}')
    visitor.opens(f"/q/{visitor.token}")
    question = next(one for one in visitor.app.extensions["diagnostic"].questionnaire.questions if one.id == "effectif")
    assert question.label.replace("’", "'")[:20] in visitor.text
    assert '"douze"' in visitor.text
    assert "un nombre est attendu" in visitor.text
    assert "Chez Kaori" in visitor.text


def test_a_questionnaire_that_cannot_be_read_leaves_the_download_and_the_deletion(visitor, make_app, settings):
    visitor.answers("company", "Chez Kaori")
    write(visitor, "questionnaire", canonical="{}")
    visitor.store._questionnaires.clear()  # as after a restart
    visitor.opens(f"/q/{visitor.token}/resultats")
    assert visitor.status == 422
    assert "Continuer avec le reste" not in visitor.text
    assert visitor.opens(f"/q/{visitor.token}/telles-quelles.json").status == 200
    visitor.opens(f"/q/{visitor.token}/supprimer").sends()
    assert "Vos réponses sont supprimées" in visitor.text


def test_a_link_copied_into_the_first_page_leads_there(visitor):
    write(visitor, path="tortueux")
    token = csrf(visitor)
    reply = visitor.client.post("/reprendre", data={"csrf_token": token, "link": visitor.token}, follow_redirects=True)
    assert reply.status_code == 422
    assert "Parcours choisi" in reply.get_data(as_text=True)


def test_a_revision_that_no_database_takes_is_never_the_end(visitor):
    for revision in (str(2**70), str(-(2**70)), "9" * 5000, "1e400", str(2**31)):
        visitor.opens("identite").sends(company=f"Chez Kaori {revision[:9]}", revision=revision)
        assert visitor.status in {200, 400, 409, 422}
    for number in (2**70, -(2**70), 2**31, True, 1.5, "un", [1]):
        visitor.opens("rubrique/clients").saves("fichier-clients", "papier", sheet="clients", base=number)
        assert visitor.status in {200, 400, 409, 422}
    assert visitor.opens("identite").status == 200


def test_a_bug_leaves_the_download_and_the_deletion(visitor, app):
    app.view_functions["results.show"] = lambda token: 1 / 0
    visitor.opens("resultats")
    assert visitor.status == 500
    assert f"/q/{visitor.token}/telles-quelles.json" in visitor.html
    assert f"/q/{visitor.token}/supprimer" in visitor.html


@pytest.mark.parametrize(
    "columns",
    [
        {"identity": '{"company": "Kaori \\ud83d"}'},
        {"answers": '{"remarque": "\\udc00 \\u0000 bonjour"}'},
        {"quotes": f'{{"crm": {10**27}}}'},
        {"answers": f'{{"chiffre": "{10**27}"}}'},
        {"answers": '{"effectif": 1e999}'},
        {"answers": '{"effectif": NaN}'},
        {"mode": "on ne sait qui"},
    ],
    ids=str,
)
def test_whatever_is_kept_no_page_fails_and_it_can_be_deleted(visitor, columns):
    """What is read today may be refused tomorrow, or the other way round; either way there is an answer."""
    visitor.answers("company", "Chez Kaori")
    write(visitor, **columns)
    for page in (*PAGES, "/rubrique/projet", "/rubrique/besoin"):
        assert visitor.opens(f"/q/{visitor.token}{page}").status < 500
    visitor.opens(f"/q/{visitor.token}/telles-quelles.json")
    assert visitor.status == 200
    visitor.opens(f"/q/{visitor.token}/supprimer").sends()
    assert "il n'en reste rien ici" in visitor.text


@pytest.mark.parametrize(
    "content",
    ["{", "[1]", "{}", '{"fields": {"company": 1}, "seen": {}, "lost": [], "unsent": 0}', DEEP],
    ids=lambda content: str(len(content)),
)
def test_what_was_put_aside_and_cannot_be_read_is_as_if_it_were_not(visitor, content):
    visitor.answers("company", "Chez Kaori")
    key = visitor.store.asides.put(visitor.token, content)
    assert visitor.opens(f"identite?{FIELD}={key}").status == 200
    assert "Chez Kaori" in visitor.html
