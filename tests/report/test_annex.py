from __future__ import annotations


def answers(context):
    return {answer.id: answer for section in context.annex.sections for answer in section.answers}


def test_every_question_is_there_with_its_answer_or_its_state(told):
    said = answers(told({"stock": "no", "clients": "dont-know", "canaux": [], "jours.lundi": "oui", "employes": 2}))
    assert (said["stock"].answer, said["clients"].answer, said["canaux"].answer) == ("Non", "je ne sais pas", "aucun")
    assert (said["inventaire"].answer, said["inventaire"].state) == ("non posée", "not-asked")
    assert (said["poste"].answer, said["poste"].state) == ("sans réponse", "unanswered")
    assert (said["jours.lundi"].question, said["jours.lundi"].answer) == ("Êtes-vous ouvert le lundi\u202f?", "Oui")
    assert said["employes"].answer == "2 personnes"


def test_what_hangs_on_a_missing_answer_says_so(told):
    assert answers(told())["inventaire"].answer == "dépend d’une réponse qui manque"


def test_not_applicable_is_told(told):
    assert answers(told({"stock": "not-applicable"}))["stock"].answer == "sans objet"


def test_several_ticks_and_plain_texts_are_read_as_given(told):
    said = answers(told({"canaux": ["marche", "route"], "nom-long": "Du pain", "ouverture": "2020-01-01"}))
    assert said["canaux"].answer == "Au marché\u202f; Au bord de la route"
    assert (said["nom-long"].answer, said["ouverture"].answer) == ("Du pain", "1er\u00a0janvier\u00a02020")


def test_a_short_path_says_what_it_left_out(told):
    context = told({"clients": "papier"}, path="short")
    assert answers(context)["poste"].answer == "parcours complet seulement"
    assert "réservées au parcours complet" in context.annex.counts


def test_what_is_open_is_told_with_what_it_can_change(told):
    annex = told({"stock": "no"}).annex
    changes = {one.question: one.changes for one in annex.open_questions}
    assert changes["Où notez-vous vos clients\u202f?"].startswith("La note «\u00a0Outils\u00a0»")
    assert changes["Combien êtes-vous\u202f?"].endswith("la feuille de route et son financement")
    assert annex.open_without_effect > 0
    assert [line.split(" ")[0] for line in annex.undecided] == ["Niveaux", "Préconisations"]
    assert annex.decided.startswith("Les réponses qui manquent peuvent encore changer")


def test_an_undecided_wish_is_named(told):
    annex = told({"souhaits": ["drone", "vitrine"], "canaux": ["marche"]}).annex
    assert "Besoins encore indécis\u00a0: la vitrine en ligne et les drones." in annex.undecided


def test_many_open_wishes_are_told_together(told):
    changes = [one.changes for one in told().annex.open_questions]
    assert any("le verdict sur les outils souhaités" in text for text in changes)
    one = told({"souhaits": ["drone"]}).annex.open_questions
    assert any("le verdict sur les drones" in each.changes for each in one)
