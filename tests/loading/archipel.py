"""An invented territory, and a questionnaire that is answered there: all that the engine knows of it is these files."""

TERRITORY = """
name: "Archipel du Vent"
time-zone: Atlantic/Reykjavik
time-label: "heure de l'archipel"
zone-label: île
zones:
  - {id: haute, label: "Île Haute", phrase: "sur l'île Haute"}
  - {id: basse, label: "Île Basse", phrase: "sur l'île Basse"}
currency:
  code: COU
  sign: "co."
  whole: "un nombre entier de couronnes"
  no-cents: "la couronne n'a pas de sous"
  words: ["co.", couronne, couronnes]
  words-before: [COU]
business-id:
  label: "N° d'archipel"
  expected: "un numéro d'archipel (deux lettres et 6 chiffres) est attendu."
  example: "AV 123 456"
  words: [NAV]
  forms:
    - {name: "N° d'archipel", letters: 2, digits: 6, groups: [3, 3]}
telephone:
  home: {prefix: "299", digits: 7, groups: [3, 4]}
  neighbours: [{prefix: "30", digits: 5, groups: [1, 4]}]
  example: "123 4567"
"""
COMMUNES = """
- {id: port-haut, name: "Port-Haut", zone: haute}
- {id: port-bas, name: "Port-Bas", zone: basse}
"""
QUESTIONNAIRE = """
version: 1.0.0
title: "Essai"
territories: [archipel]
identity:
  - {id: numero, kind: business-id, label: "Numéro"}
  - {id: telephone, kind: phone, label: "Téléphone"}
  - {id: ville, kind: commune, label: "Ville"}
sections: [s]
"""
SECTION = """
id: s
title: "S"
questions:
  - {id: prix, kind: money, label: "Prix"}
  - {id: bateau, kind: yes-no, label: "Un bateau ?", when: {ville: {zone: basse}}}
"""


def write(folder, territory=TERRITORY, questionnaire=QUESTIONNAIRE, communes=COMMUNES):
    """Write the territory and the questionnaire under a folder, and return the two folders."""
    files = {
        "territories/archipel/territory.yaml": territory,
        "territories/archipel/communes.yaml": communes,
        "questionnaires/essai/questionnaire.yaml": questionnaire,
        "questionnaires/essai/sections/s.yaml": SECTION,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "territories/archipel", folder / "questionnaires/essai"
