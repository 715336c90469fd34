"""A version of a questionnaire to compare: its folder, or its canonical content in a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from diagnostic.budgets import read_text
from diagnostic.errors import InputError, Problem, QuestionnaireError
from diagnostic.loading import load, stored
from diagnostic.loading.folder import ROOT
from diagnostic.loading.tree import read_file, spot
from diagnostic.model.questionnaire import MOST_CANONICAL

if TYPE_CHECKING:
    from diagnostic.model import Questionnaire

NOT_CANONICAL = "ce n'est pas le contenu canonique d'un questionnaire"
HINT = "Donnez le dossier du questionnaire, ou le fichier JSON joint à un rapport."


class Version(NamedTuple):
    """A questionnaire, its folder (None if it has none), and the place of its version number."""

    questionnaire: Questionnaire
    folder: str
    path: str
    line: int
    column: int


def read_version(path: str | Path) -> Version:
    """Return the questionnaire of a folder, or of a file that holds `Questionnaire.canonical`.

    Raise QuestionnaireError with every problem of the folder, or that of the file.
    """
    place = Path(path)
    if place.suffix == ".json" and place.is_file():
        return Version(_canonical(place), "", str(place), 1, 1)
    questionnaire = load(place)
    main = place / ROOT
    mark = spot(read_file(main).root, ("version",)).start_mark
    return Version(questionnaire, str(place), str(main), mark.line + 1, mark.column + 1)


def _canonical(path: Path) -> Questionnaire:
    try:
        return stored(read_text(path, MOST_CANONICAL))
    except InputError as error:
        problem = error.problem
        message = f"{NOT_CANONICAL} : {problem.message}"
        raise QuestionnaireError(
            [Problem(str(path), problem.line, problem.column, "not-canonical", message, HINT)]
        ) from error
    except ValidationError as error:
        raise QuestionnaireError([Problem(str(path), 1, 1, "not-canonical", NOT_CANONICAL, HINT)]) from error
