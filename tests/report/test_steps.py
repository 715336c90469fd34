from __future__ import annotations

NEEDY = {"clients": "papier", "reseau": "non", "poste": "oui", "photos": "non", "stock": "no", "employes": 3}


def step(context, key):
    return next(one for one in context.steps if one.id == key)


def test_a_step_tells_why_by_the_answers(told):
    assert step(told(NEEDY), "fichier").why == "Parce que vos clients sont notés sur des fiches papier."


def test_a_proper_noun_keeps_its_capital(told):
    assert step(told(NEEDY), "connexion").why == "Parce qu’Internet coupe souvent."


def test_a_prerequisite_tells_what_it_prepares_and_how_things_stand(told):
    context = told({**NEEDY, "clients": "logiciel", "reseau": "parfois", "souhaits": ["drone"]})
    assert step(context, "connexion").why == (
        "Préalable à «\u00a0Filmer avec un drone\u00a0», parce que les images pèsent lourd. "
        "Aujourd’hui, Internet ne tient pas toujours."
    )


def test_a_prerequisite_of_many_counts_them(told):
    wishes = {
        "souhaits": ["drone", "vitrine", "fichier", "reserve"],
        "canaux": ["marche"],
        "stock": "yes",
        "inventaire": "jamais",
    }
    why = step(told({**NEEDY, **wishes, "reseau": "parfois"}), "connexion").why
    assert "3 autres étapes en ont aussi besoin." in why
    assert "Préalable aussi à" in step(told({**NEEDY, "reseau": "parfois", "souhaits": ["drone"]}), "connexion").why


def test_a_prerequisite_pulled_in_tells_each_step_that_needs_it(told):
    context = told({**NEEDY, "canaux": ["marche"], "clients": "dont-know", "souhaits": ["vitrine"]})
    fichier = step(context, "fichier")
    assert fichier.required
    assert (
        fichier.why == "Préalable à «\u00a0Ouvrir une vitrine en ligne\u00a0», parce qu’il faut savoir à qui l’on vend."
    )
    assert fichier.before == ("Ouvrir une vitrine en ligne",)
    assert fichier.after == ("Fiabiliser Internet",)
    assert fichier.to_check.startswith("À vérifier avec un conseiller")


def test_the_steps_are_numbered_as_they_are_read(told):
    context = told({**NEEDY, "souhaits": ["drone", "vitrine"], "canaux": ["marche"]})
    assert [one.number for one in context.steps] == list(range(1, len(context.steps) + 1))
    assert [horizon.id for horizon in context.horizons] == ["now", "foundation", "priorities", "later"]


def test_the_title_of_the_priorities_does_not_promise_three(told):
    titles = {horizon.id: horizon.title for horizon in told(NEEDY).horizons}
    assert titles["priorities"] == "Vos priorités"


def test_the_solution_chosen_and_a_quote_are_what_a_step_costs(told):
    context = told(NEEDY, solutions={"fichier": "light"}, quotes={"connexion": 42_000})
    assert [way.planned for way in step(context, "fichier").ways] == [True, False]
    assert step(context, "fichier").cost == "gratuit"
    assert step(context, "connexion").cost == "42\u202f000\u00a0F\u00a0CFP (devis)"
    assert step(context, "connexion").quoted


def test_a_priority_says_its_first_gesture(told):
    priority = told(NEEDY).priorities[0]
    assert (priority.number, priority.id, priority.first_gesture) == (1, "fichier", "Lister vingt clients.")


def test_the_explanation_is_html_without_the_html_of_the_author(told):
    assert step(told(NEEDY), "connexion").explanation == "<p>Tout passe par <strong>lui</strong>.</p>"
    assert "&lt;b&gt;" in told().annex.method


def test_what_is_in_place_is_told_with_its_answers(told):
    context = told({**NEEDY, "clients": "logiciel"})
    assert [(one.title, one.because) for one in context.in_place] == [
        ("Réunir ses clients dans un fichier (noms, téléphones)", "Vos clients sont dans un logiciel.")
    ]
