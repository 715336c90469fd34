from __future__ import annotations

from fractions import Fraction

import pytest

from diagnostic.response import Said
from diagnostic.roadmap import Evidence
from diagnostic.wording.answers import clauses


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("clients", "papier", "vos clients sont notés sur des fiches papier"),
        ("stock", "no", "à la question « Avez-vous du stock ? », vous avez répondu « Non »"),
        ("canaux", ("marche", "route"),
         "à la question « Où vendez-vous ? », vous avez répondu « Au marché » et « Au bord de la route »"),
        ("canaux", (),
         "à la question « Où vendez-vous ? », vous avez répondu qu’aucun choix ne convient"),
        ("clients", Said.DONT_KNOW,
         "à la question « Où notez-vous vos clients ? », vous avez répondu que vous ne saviez pas"),
        ("stock", Said.NOT_APPLICABLE, "la question « Avez-vous du stock ? » est sans objet pour vous"),
        ("clients", None, "la question « Où notez-vous vos clients ? » est encore sans réponse"),
        ("jours.lundi", "oui", "à la question « Êtes-vous ouvert le lundi ? », vous avez répondu « Oui »"),
        ("employes", Fraction(12),
         "à la question « Combien êtes-vous ? », vous avez répondu « 12 personnes »"),
        ("recettes", Fraction(1_500_000),
         "à la question « Quelles recettes par an ? », vous avez répondu « 1 500 000 F CFP »"),
        ("ouverture", "2020-01-01", "à la question « Depuis quand ? », vous avez répondu « 1er janvier 2020 »"),
        ("souhaits", ("vitrine",), "vous avez en tête « Une vitrine en ligne (photos, prix) »"),
        ("objectifs", ("vendre", "temps"), "vos objectifs sont « Vendre davantage » et « Gagner du temps »"),
        ("genes", "papier", "vous rencontrez cette difficulté : « Chercher un papier »"),
    ],
)  # fmt: skip
def test_an_answer_becomes_a_clause(small, question, answer, said):
    assert [plain(one) for one in clauses(small, [Evidence(question, answer)])] == [said]


def test_each_tick_with_a_statement_is_a_clause(small):
    assert clauses(small, [Evidence("canaux", ("route",))]) == ("vous vendez au bord de la route",)


def test_the_same_thing_is_said_once(small):
    assert len(clauses(small, [Evidence("clients", "papier"), Evidence("clients", "papier")])) == 1
