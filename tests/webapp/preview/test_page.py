"""The page of the workbench: questions, problems in their place, and the diagnosis of the answers given."""

from __future__ import annotations

import json
import re

import pytest
import yaml

import diagnostic
from webapp.preview.app import create_preview

CASE = "cases/boutique.yaml"


@pytest.fixture
def begun(author):
    """The author has begun from the case of the folder."""
    return author.sends("/depart", case=str(author.folder / CASE))


def test_questions_are_shown_with_their_ids_and_states(author):
    author.looks("profil")
    assert "activite sans réponse" in author.part("item-activite")
    assert "Quelle est votre activité principale ?" in author.part("item-activite")
    waiting = author.part("item-stock-oui")
    assert "peut-être posée plus tard" in waiting
    assert "Sa condition est encore ouverte" in waiting
    assert "ouvert activite : commerce ← sans réponse" in waiting


def test_answering_changes_states_and_diagnosis_at_once(author):
    author.answers("activite", "services", page="profil")
    assert "activite répondue" in author.part("item-activite")
    assert "stock-oui pas posée" in author.part("item-stock-oui")
    assert "faux activite : commerce ← services « Services »" in author.part("item-stock-oui")
    author.answers("sauvegarde", "rien", page="gestion")
    assert "Priorité 15 : impact +10, effort -1, urgente +6." in author.text
    assert "Parce que vos fichiers ne sont pas sauvegardés." in author.text


def test_a_question_of_a_matrix_tells_how_many_rows_are_answered(author):
    author.answers("vente.payer", "jamais", page="clients")
    assert "vente 1 sur 2 répondues" in author.part("item-vente")


def test_on_the_short_path_what_is_beyond_it_says_so(author):
    author.sends("/parcours?rubrique=clients", path="short")
    assert "vente hors du parcours court" in author.part("item-vente")
    author.sends("/parcours?rubrique=clients", path="full")
    assert "vente sans réponse" in author.part("item-vente")


def test_an_answer_kept_for_a_question_that_is_not_asked_is_told(author, begun):
    author.answers("activite", "services", page="profil")
    assert "Une réponse est gardée : elle reviendra avec la question." in author.part("item-stock-oui")


def test_an_answer_that_cannot_be_read_is_shown_again_with_what_is_wrong(author):
    author.answers("effectif", "beaucoup", page="projet")
    assert "Écrivez un nombre, par exemple 12." in author.part("item-effectif")
    assert 'value="beaucoup"' in author.html
    author.answers("effectif", "12", page="projet")
    assert "Écrivez un nombre" not in author.text
    assert "effectif répondue" in author.part("item-effectif")


def test_an_answer_is_withdrawn_by_emptying_it(author):
    author.answers("effectif", "12", page="projet").answers("effectif", page="projet")
    assert "effectif sans réponse" in author.part("item-effectif")


def test_a_question_that_went_while_it_was_being_answered_changes_nothing(author):
    assert author.answers("nowhere", "x").status == 200


def test_a_page_that_is_no_longer_there_leads_to_the_first(author):
    assert "Fiche d'identité" in author.looks("nowhere").text
    assert 'id="page-identite"' in author.html


def test_a_questionnaire_without_an_identity_sheet_begins_at_its_first_section(author):
    text = (author.folder / "questionnaire.yaml").read_text(encoding="utf-8")
    (author.folder / "questionnaire.yaml").write_text(re.sub(r"identity:\n(  - .*\n)+", "", text), encoding="utf-8")
    (author.folder / CASE).unlink()
    author.edits("catalogue/aids.yaml", "when: {commune: {province: [nord, iles]}}", "when: {activite: services}")
    author.looks()
    assert 'id="page-profil"' in author.html


def test_the_whole_section_says_when_it_is_asked(author):
    author.looks("livraison")
    assert "Rubrique posée si… ouvert" in author.text


def test_what_a_case_gives_is_diagnosed(author, begun):
    assert "e-commerce" in begun.part("d-wishes")
    assert "pas encore" in begun.part("d-wishes")
    assert "D'abord : crm" in begun.text
    assert "recommandée Réunir les clients dans un outil unique (CRM)" in begun.text
    assert "Tout : plus aucune réponse ne manque." not in begun.text  # two fields of the identity sheet are open


def test_the_conditions_of_a_recommendation_are_told_as_they_are_worth_now(author, begun):
    found = author.part("rec-crm")
    assert "faux fichier-clients : logiciel ← papier (1) « Sur des fiches, un cahier ou un carnet »" in found
    assert "vrai fichier-clients : tete | papier" in found
    author.sends("/depart", case="")
    assert "ouvert fichier-clients : tete | papier ← sans réponse" in author.part("rec-crm")


def test_what_missing_answers_can_change_is_listed(author):
    author.looks()
    assert "peuvent changer" in author.text
    assert re.search(r"sauvegarde : [^:]*statut sauvegarde", author.text)


def test_the_answers_before_a_new_beginning_can_be_taken_back(author, begun):
    author.sends("/depart?rubrique=profil", case="")
    assert "activite sans réponse" in author.part("item-activite")
    author.sends("/retour?rubrique=profil")
    assert "activite répondue" in author.part("item-activite")


def test_a_case_that_is_not_one_of_the_folder_is_not_opened(author, tmp_path):
    (tmp_path / "secret.yaml").write_text("answers: {activite: services}\n", encoding="utf-8")
    author.sends("/depart?rubrique=profil", case=str(tmp_path / "secret.yaml"))
    assert "activite sans réponse" in author.part("item-activite")


def test_a_case_with_mistakes_is_told_and_not_begun_from(author):
    author.edits(CASE, "activite: commerce", "activite: comerce").looks("profil")
    assert "cases/boutique.yaml:6:13" in author.text
    author.sends("/depart?rubrique=profil", case=str(author.folder / CASE))
    assert "activite sans réponse" in author.part("item-activite")


def test_a_mistake_is_shown_at_its_line_in_the_list_and_beside_its_question(author, begun):
    author.edits("sections/clients.yaml", "    weight: 3\n", "    wieght: 3\n").looks("clients")
    assert f"{author.folder}/sections/clients.yaml:8:5" in author.text
    assert "unknown-key" in author.text
    assert "Vouliez-vous dire « weight » ?" in author.text
    assert '<span class="from-here">wieght: 3</span>' in author.html
    assert "clients.yaml:8:5" in author.part("item-fichier-clients")
    assert "clients.yaml:8:5" not in author.part("item-vente")
    assert "fichier-clients répondue" in author.part("item-fichier-clients")
    author.answers("fichier-clients", "tete", page="clients")
    assert "D'abord : crm" in author.text
    author.edits("sections/clients.yaml", "    wieght: 3\n", "    weight: 3\n").looks("clients")
    assert "Aucun problème" in author.text
    assert "clients.yaml:8:5" not in author.text
    assert "fichier-clients répondue" in author.part("item-fichier-clients")


def test_a_mistake_in_a_recommendation_is_beside_it(author):
    author.looks()
    author.edits("recommendations/toutes.yaml", "  impact: 4\n", "  impact: 9\n").looks()
    assert "5 au plus" in author.part("rec-e-commerce")
    assert "5 au plus" not in author.part("rec-crm")


def test_a_mistake_of_the_section_itself_is_at_the_top_of_its_page(author):
    author.looks("clients")
    author.edits("sections/clients.yaml", "intro:", "introo:").looks("clients")
    beside = author.html.partition('id="page-clients"')[2].partition('id="item-')[0]
    assert "clients.yaml:3:1" in beside


def test_answers_that_no_longer_fit_are_listed_and_come_back(author, begun):
    author.edits("sections/profil.yaml", "id: commerce,", "id: negoce,")
    author.edits("sections/profil.yaml", "{activite: [commerce]}", "{activite: [negoce]}")
    author.edits("sections/livraison.yaml", "{activite: [commerce]}", "{activite: [negoce]}").looks("profil")
    assert "1 réponse ne va plus avec les fichiers" in author.text
    assert "activite sans réponse" in author.part("item-activite")
    author.edits("sections/profil.yaml", "id: negoce,", "id: commerce,")
    author.edits("sections/profil.yaml", "{activite: [negoce]}", "{activite: [commerce]}")
    author.edits("sections/livraison.yaml", "{activite: [negoce]}", "{activite: [commerce]}").looks("profil")
    assert "ne va plus" not in author.text
    assert "activite répondue" in author.part("item-activite")


def test_an_answer_that_no_longer_fits_can_be_forgotten(author, begun):
    author.edits("sections/projet.yaml", "id: effectif", "id: equipe").looks("projet")
    assert "1 réponse ne va plus" in author.text
    author.sends("/retrait", key="effectif")
    assert "ne va plus" not in author.text


def test_a_folder_that_does_not_load_yet_shows_its_problems_until_it_does(author):
    author.edits("questionnaire.yaml", "version: 1.0.0", "version: un").looks()
    assert "Ce questionnaire ne peut pas encore être montré" in author.text
    assert "questionnaire.yaml:1:1" in author.text
    assert author.answers("activite", "services").status == 200
    assert author.sends("/depart", case="x").status == 200
    assert author.client.get("/diagnostic.json").status_code == 404
    author.edits("questionnaire.yaml", "version: un", "version: 1.0.0").looks()
    assert "Aucun problème" in author.text


def test_the_diagnosis_is_given_as_json(author, begun):
    found = json.loads(author.client.get("/diagnostic.json").text)
    assert found["wishes"][0]["verdict"] == "not-yet"


def test_the_answers_are_given_as_a_file_that_the_command_line_reads(author, begun, tmp_path):
    path = tmp_path / "reponses.yaml"
    path.write_text(author.client.get("/reponses.yaml").text, encoding="utf-8")
    questionnaire = diagnostic.load(author.folder)
    assert diagnostic.read_answers(questionnaire, path).response == (
        diagnostic.read_answers(questionnaire, author.folder / CASE).response
    )
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]["stock-oui"] == "yes"


def test_the_news_tell_each_version_once(author, begun):
    news = author.client.get("/suivi").response
    first = next(news)
    author.edits("questionnaire.yaml", "version: 1.0.0", "version: 1.0.1")
    second = next(news)
    author.answers("activite", "services")
    third = next(news)
    assert len({first, second, third}) == 3
    assert f'data-version="{third.decode().partition("data: ")[2].strip()}"' in author.html


@pytest.mark.parametrize("where", ["/reponse", "/depart", "/retour", "/parcours", "/retrait"])
def test_another_site_cannot_send_a_change(author, where):
    reply = author.client.post(where, data={"case": "", "path": "short", "key": "x"})
    assert reply.status_code in {200, 415}
    assert (reply.status_code == 200) == (where == "/retour")


def test_a_change_that_is_no_mapping_is_refused(author):
    assert author.client.post("/reponse", json=["x"]).status_code == 400


def test_on_this_machine_alone_no_other_name_leads_here(author):
    assert author.client.get("/", headers={"Host": "elsewhere.example:8765"}).status_code == 400
    for name in ("localhost:8765", "127.0.0.1:8765", "[::1]:8765"):
        assert author.client.get("/", headers={"Host": name}).status_code == 200


def test_on_an_address_that_was_asked_for_any_name_leads_here(folder):
    client = create_preview(folder, "0.0.0.0").test_client()  # noqa: S104 - that is what is tested
    assert client.get("/", headers={"Host": "machine.example"}).status_code == 200


def test_the_page_does_with_what_the_policy_allows(author, begun):
    reply = author.client.get("/")
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in reply.headers
    for forbidden in (" style=", "<style", "<script>", " onclick="):
        assert forbidden not in author.html
