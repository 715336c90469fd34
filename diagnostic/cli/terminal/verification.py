"""What was found of a dossier: in words for the terminal, and as data for a program."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from diagnostic.budgets import shortened
from diagnostic.cli.terminal.case_outcomes import difference_lines
from diagnostic.dossier.provenance import differing, named
from diagnostic.wording.dates import short_date, short_moment
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.dossier.verification import Data, Signature, Verification

HEADS = {
    "intact": "Ce dossier est intact.",
    "consistent": "Ce dossier se tient, mais rien ne dit qui l'a fait : il n'est pas signé.",
    "modified": "Ce dossier a été modifié :",
    "unsure": "Ce dossier n'a pas pu être entièrement vérifié :",
}
UNVOUCHED = "Ce dossier est intact depuis sa signature, mais rien ne garantit ici qui l'a signé."
COVERS = {
    "everything": "intacte, elle couvre tout le fichier",
    "its-revision": "intacte ; ce qui vient après elle n'y change rien",
    "not-everything": "intacte, mais quelque chose a été changé après elle",
    "nothing": "elle ne tient pas : ce qu'elle signe a été changé, ou elle est illisible",
}
WHOSE = {
    "trusted": "Certificat reconnu",
    "demonstration": "Clé de démonstration : ne prouve pas qui a signé",
    "unknown": "Certificat que rien ne garantit ici : le nom est celui qu'il se donne",
}
VALID = {
    "valid": "valable à cette date",
    "not-yet": "pas encore valable à cette date",
    "expired": "expiré à cette date",
    "unknown": "à une date inconnue",
}
UNSIGNED = "Ce dossier n'est pas signé."
NO_SIGNATURE = "Aucune signature n'y a été trouvée."
FOREIGN = (
    "son questionnaire n'est aucun de ceux qui ont été donnés, quels que soient le nom et la version qu'il se donne : "
    "ses questions, ses barèmes et ses phrases peuvent être de n'importe qui"
)
MOST_TOLD, LONGEST_LINE = 4, 500
VERSION = re.compile(r"[0-9A-Za-z.+?_-]{1,40}|inconnu|aucun", re.ASCII)


def told(found: Verification, source: str, *, asked: bool = False) -> str:
    """Return what was found, the one word for it first; `asked`: whether its questionnaire had to be a known one."""
    head = HEADS[found.verdict]
    if found.verdict == "intact" and not any(one.whose == "trusted" for one in found.signatures):
        head = UNVOUCHED
    lines = [f"{source} : {head}", *(f"  - {reason}" for reason in reasons(found))]
    lines += [f"  - {FOREIGN}", ""] if asked and not found.data.installed else [""]
    lines += ["Signature", *(f"  {line}" for one in found.signatures for line in _signature(one))]
    if not found.signatures:
        lines.append(f"  {UNSIGNED if found.verdict == 'consistent' else NO_SIGNATURE}")
    lines += ["", "Données", *(f"  {line}" for line in _data(found.data))]
    lines += ["", "Pages", *(f"  {line}" for line in _pages(found))]
    lines += ["", "À rapprocher de ce qui vous a été annoncé", *(f"  {line}" for line in _matched(found))]
    return "".join(f"{_plain(line)}\n" for line in lines)


def _plain(line: str) -> str:
    """Return a line without what would move the cursor or turn the text round, nor endless.

    A file may say anything of itself.
    """
    return shortened("".join(one for one in line if not unicodedata.category(one).startswith("C")), LONGEST_LINE)


def _matched(found: Verification) -> Iterator[str]:
    """Yield what tells a dossier from any other: whose it is, and of when."""
    yield f"Entreprise : {found.business or 'sans nom'}"
    yield f"Identifiant : {found.identifier or 'aucun'}"
    yield f"Daté du {short_date(datetime.fromisoformat(found.date))}{f', au nom de {found.body}' if found.body else ''}"
    yield f"Code : {found.code}"


def reasons(found: Verification) -> Iterator[str]:
    """Yield why a dossier is not taken to be intact; nothing where it is."""
    if not all(one.holds for one in found.signatures):
        yield "il a été changé après avoir été signé, ou sa signature ne tient pas"
    if not found.sound:
        yield "il faut le réparer pour le lire, et chaque programme le fait à sa façon : un dossier se lit tel quel"
    if not found.data.same:
        yield "le diagnostic joint n'est pas celui que donnent les réponses jointes"
    yield from _reasons_of_pages(found)
    if found.verdict == "unsure" and found.pages and not found.same_program:
        yield f"il n'a pas été fait avec ce qui est installé ici : {_otherwise_made(found)}"


def _reasons_of_pages(found: Verification) -> Iterator[str]:
    pages = found.pages
    if pages is None:
        yield f"son modèle de rapport, « {found.template} », n'est pas installé ici : ses pages n'ont pas été comparées"
        return
    if pages.different:
        yield f"le texte n'est pas celui que donnent ses réponses, {_numbers(pages.different)}"
    if pages.drawn:
        yield f"les mots sont les mêmes mais le dessin est différent, {_numbers(pages.drawn)}"
    if pages.added:
        yield f"quelque chose a été posé par-dessus, {_numbers(pages.added)}"
    if pages.beyond:
        yield "ce qui a été ajouté au fichier fait plus que le signer à la place prévue"
    elif found.verdict == "unsure" and found.same_program:
        yield "il n'est plus tel que ce programme l'écrit : ses pages sont les mêmes, le reste ne l'est pas"


def _otherwise_made(found: Verification) -> str:
    """Return what a dossier was made with and is not here, a few names at most, and none that only it knows."""
    there, here = (dict(one.partition(" ")[::2] for one in listed) for listed in differing(found.made_with, found.here))
    known = named(found.template)
    told = [
        f"{name} {_version(there.get(name, 'inconnu'))} (ici {_version(here.get(name, 'aucun'))})"
        for name in there | here
        if name in known
    ]
    more = len(told) > MOST_TOLD or bool(there.keys() - known)
    return ", ".join(told[:MOST_TOLD] or ["autrement"]) + (", et d'autres différences" if more else "")


def _version(said: str) -> str:
    """Return a version as it can be printed: a file may say anything of what made it."""
    return said if VERSION.fullmatch(said) else "illisible"


def _numbers(pages: tuple[int, ...]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _signature(one: Signature) -> Iterator[str]:
    if not one.name:
        yield f"Une signature illisible : {COVERS[one.covers]}."
        return
    yield f"« {one.name} » : {COVERS[one.covers]}."
    yield f"{WHOSE[one.whose]}."
    when = f"le {short_moment(datetime.fromisoformat(one.claimed))} (UTC)" if one.claimed else "sans dire quand"
    since, until = (datetime.fromisoformat(moment) for moment in (one.since, one.until))
    yield f"Signé {when}, d'après le signataire : aucun service d'horodatage ne l'atteste."
    lasts = f"du {short_date(since)} au {short_date(until)}, {VALID[one.valid]}"
    yield f"Certificat valable {lasts} ; sa révocation n'a pas été recherchée."
    yield f"Empreinte du certificat (SHA-256) : {one.fingerprint}"


def _data(data: Data) -> Iterator[str]:
    asked = data.questionnaire
    if data.same:
        yield "Le diagnostic a été refait à partir des réponses jointes : il est identique."
    else:
        yield "Le diagnostic a été refait à partir des réponses jointes. Ce qu'elles donnent → ce qui est joint :"
        lines = list(difference_lines((asked,), data.differences))
        yield from (f"  {line}" for line in lines or ["seulement des phrases"])
    here = "c'est l'un des questionnaires connus ici" if data.installed else "joint au dossier seulement"
    yield f"Questionnaire {asked.id}, version {asked.version}, {here} (empreinte {asked.digest})."


def _pages(found: Verification) -> Iterator[str]:
    if found.pages is None:
        yield "Elles n'ont pas pu être refaites : ce modèle de rapport n'est pas ici."
    elif found.pages.compared == "bytes":
        yield "Refaites à partir des données jointes, elles sont les mêmes, à l'octet près."
    elif found.pages.compared == "pictures":
        yield "Refaites à partir des données jointes ; le texte et le dessin de chaque page ont été comparés."
    else:
        yield "Refaites à partir des données jointes ; le texte de chaque page a été comparé, les dessins non."
    if found.pages and found.pages.different:
        yield f"Texte différent : {count(len(found.pages.different), 'page')} ({_numbers(found.pages.different)})."
    if found.pages and found.pages.drawn:
        yield f"Dessin différent : {count(len(found.pages.drawn), 'page')} ({_numbers(found.pages.drawn)})."


def data_of(found: Verification) -> dict[str, Any]:
    """Return what was found as plain data, with the sentences for people beside the words for programs."""
    asked = found.data.questionnaire
    return {
        "verdict": found.verdict,
        "reasons": [_plain(one) for one in reasons(found)],
        "signatures": [one._asdict() for one in found.signatures],
        "diagnosis": {
            "same": found.data.same,
            "differences": [one._asdict() for one in found.data.differences],
            "told": [_plain(one) for one in difference_lines((asked,), found.data.differences)],
        },
        "questionnaire": {
            "id": asked.id,
            "version": asked.version,
            "digest": asked.digest,
            "installed": found.data.installed,
        },
        "pages": found.pages and found.pages._asdict(),
        "sound": found.sound,
        "dossier": {
            "code": found.code,
            "digest": found.digest,
            "date": found.date,
            "business": found.business,
            "identifier": found.identifier,
            "template": found.template,
            "body": found.body,
            "made-with": found.made_with,
            "same-program": found.same_program,
        },
    }
