from __future__ import annotations

import pytest
from markupsafe import Markup

from diagnostic.wording.typography import french, french_html

WRITTEN = {
    "Vraiment ? Oui ! Bien ; voilà": "Vraiment\u202f? Oui\u202f! Bien\u202f; voilà",
    "Deux points : ici": "Deux points\u00a0: ici",
    "« ainsi »": "«\u00a0ainsi\u00a0»",
    "«collés»": "«\u00a0collés\u00a0»",
    "l'aide d'Anne": "l’aide d’Anne",
    "50 %": "50\u00a0%",
    "1 250 000 F CFP": "1\u202f250\u202f000\u00a0F\u00a0CFP",
    "en 2026 300 clients": "en 2026 300 clients",
    "le 75 12 34": "le 75 12 34",
    "à 12:30": "à 12:30",
    "n° 12": "n°\u00a012",
    "": "",
}


@pytest.mark.parametrize(("plain", "printed"), WRITTEN.items())
def test_a_text_gets_the_spaces_of_french_printing(plain, printed):
    assert french(plain) == printed


@pytest.mark.parametrize("plain", WRITTEN)
def test_doing_it_twice_changes_nothing(plain):
    assert french(french(plain)) == french(plain)


def test_an_address_is_left_as_it_is():
    assert french("Voir https://exemple.nc/l'aide?q=a:b : là.") == "Voir https://exemple.nc/l'aide?q=a:b\u00a0: là."


def test_tags_attributes_and_styles_are_left_as_they_are():
    page = "<style>a : b</style><p title=\"qui : l'un\">qui : l'un</p>"
    assert french_html(page) == '<style>a : b</style><p title="qui : l\'un">qui\u00a0: l’un</p>'


def test_an_apostrophe_that_a_template_escaped_is_one():
    page = french_html('<p title="d&#39;ici">l&#39;aide d&#39;Anne, 5&#39; à pied : https://exemple.nc/l&#39;aide</p>')
    assert page == '<p title="d&#39;ici">l’aide d’Anne, 5&#39; à pied\u00a0: https://exemple.nc/l&#39;aide</p>'


def test_markup_stays_markup():
    assert french(Markup("<em>Oui ?</em>")) == Markup("<em>Oui\u202f?</em>")


@pytest.mark.parametrize("sign", ["A", " ", "\u00a0", "\u202f"])
def test_a_long_run_of_one_sign_is_read_once(sign):
    assert french(sign * 200_000) == sign * 200_000
