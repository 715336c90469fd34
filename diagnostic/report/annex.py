"""The annex for the instructor: every question and answer, the method, the version, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.conditions import State
from diagnostic.report.because import answer_in_words, label_of
from diagnostic.report.headline import wish_name
from diagnostic.report.markdown import rendered
from diagnostic.report.wording import count, listed, upper_first
from diagnostic.scoring import OVERALL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from diagnostic.certainty import Missing
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Question

STATES = {
    State.NOT_ASKED: "non posée",
    State.PENDING: "dépend d’une réponse qui manque",
    State.DEFERRED: "parcours complet seulement",
    State.UNANSWERED: "sans réponse",
    State.DONT_KNOW: "je ne sais pas",
    State.NOT_APPLICABLE: "sans objet",
}
STATE_KEYS = {state: state.name.lower().replace("_", "-") for state in State}
# The first of these that an answer can change brings the others with it.
WHOLE = {
    "roadmap": "la feuille de route et son financement",
    "horizons": "le moment de certaines étapes et le financement",
    "funding": "le financement",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answer in words, or its state; `state` is the key of that state."""

    id: str
    question: str
    answer: str
    state: str


@dataclass(frozen=True, slots=True)
class AnsweredSection:
    """The questions of one section, with their answers."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is still open, and what its answer can still change."""

    question: str
    changes: str


@dataclass(frozen=True, slots=True)
class Annex:
    """What an instructor checks."""

    sections: tuple[AnsweredSection, ...]
    method: Markup
    questionnaire: str
    version: str
    digest: str
    counts: str
    coverage: str
    undecided: tuple[str, ...]
    decided: str
    open_questions: tuple[OpenQuestion, ...]
    open_without_effect: int


def annex_of(diagnosis: Diagnosis) -> Annex:
    """Return the annex."""
    response = diagnosis.response
    changing = [one for one in diagnosis.missing if one.can_change]
    return Annex(
        sections=_sections(diagnosis),
        method=rendered(diagnosis.questionnaire.method, below=3),
        questionnaire=diagnosis.questionnaire.title,
        version=response.version,
        digest=response.digest,
        counts=_counts(diagnosis),
        coverage=f"{int(diagnosis.overall.coverage * 100)} %",
        undecided=_undecided(diagnosis),
        decided=_decided(diagnosis),
        open_questions=tuple(_open_question(diagnosis, one) for one in changing),
        open_without_effect=len(diagnosis.missing) - len(changing),
    )


def _sections(diagnosis: Diagnosis) -> tuple[AnsweredSection, ...]:
    return tuple(
        AnsweredSection(
            section.title,
            tuple(_answer(diagnosis, asked) for question in section.questions for asked in question.asked),
        )
        for section in diagnosis.questionnaire.sections
    )


def _answer(diagnosis: Diagnosis, question: Question) -> Answer:
    state = diagnosis.flow.state(question.id)
    if state is State.ANSWERED:
        text = answer_in_words(diagnosis.questionnaire, question, diagnosis.response.answers[question.id])
    else:
        text = STATES[state]
    return Answer(question.id, label_of(diagnosis.questionnaire, question), text, STATE_KEYS[state])


def _counts(diagnosis: Diagnosis) -> str:
    states = list(diagnosis.flow.states.values())
    told = [
        count(states.count(State.ANSWERED), "réponse"),
        f"{states.count(State.DONT_KNOW)} « je ne sais pas »",
        f"{states.count(State.UNANSWERED) + states.count(State.PENDING)} sans réponse",
        count(states.count(State.NOT_ASKED), "question non posée", "questions non posées"),
    ]
    if State.DEFERRED in states:
        told.append(f"{states.count(State.DEFERRED)} réservées au parcours complet")
    return f"{listed(told)}, sur {count(len(states), 'question')}"


def _decided(diagnosis: Diagnosis) -> str:
    """Return what no missing answer can change any more."""
    if diagnosis.decided.all_steps and not diagnosis.missing:
        return "Tout est décidé : aucune réponse ne manque."
    first = len(diagnosis.decided.first_steps)
    steps = len(diagnosis.roadmap)
    if diagnosis.decided.all_steps:
        return "La feuille de route est décidée : les réponses qui manquent n’y changeront rien."
    if first == 0:
        return "Les réponses qui manquent peuvent encore changer la feuille de route dès la première étape."
    one = "La première étape est certaine" if first == 1 else f"Les {first} premières étapes sont certaines"
    return f"{one}, sur {count(steps, 'étape')} ; les réponses qui manquent peuvent changer la suite."


def _undecided(diagnosis: Diagnosis) -> tuple[str, ...]:
    decided = diagnosis.decided
    known = diagnosis.questionnaire.recommendation_by_id
    levels = [_level_name(diagnosis, key) for key in (OVERALL, *diagnosis.scores) if key not in decided.levels]
    wishes = [
        wish_name(diagnosis, w.recommendation) for w in diagnosis.wishes if w.recommendation not in decided.wishes
    ]
    statuses = [known[key].title for key, status in diagnosis.statuses.items() if status == "undecided"]
    found = []
    if levels:
        found.append(f"Niveaux encore indécis : {listed(levels)}.")
    if wishes:
        found.append(f"Besoins encore indécis : {listed(wishes)}.")
    if statuses:
        found.append(f"Préconisations encore indécises ({len(statuses)}) : {' ; '.join(statuses)}.")
    return tuple(found)


def _level_name(diagnosis: Diagnosis, key: str) -> str:
    return "l’ensemble" if key == OVERALL else f"« {diagnosis.questionnaire.dimension_by_id[key].label} »"


def _open_question(diagnosis: Diagnosis, missing: Missing) -> OpenQuestion:
    question = diagnosis.questionnaire.question_by_id[missing.question]
    changes = " ; ".join(_changes(diagnosis, missing.can_change))
    return OpenQuestion(label_of(diagnosis.questionnaire, question), upper_first(changes))


def _changes(diagnosis: Diagnosis, keys: Iterable[str]) -> Iterable[str]:
    kinds: dict[str, list[str]] = {}
    for key in keys:
        kind, _, name = key.partition(".")
        kinds.setdefault(kind, []).append(name)
    if scores := [name for name in kinds.get("scores", ()) if name != OVERALL]:
        yield f"la note {listed([_level_name(diagnosis, name) for name in scores])}"
    if wishes := kinds.get("wishes"):
        few = len(wishes) <= 2  # noqa: PLR2004 - more names would bury the rest
        names = listed([wish_name(diagnosis, name) for name in wishes])
        yield f"le verdict sur {names}" if few else "le verdict sur les outils souhaités"
    if statuses := kinds.get("statuses"):
        yield count(len(statuses), "préconisation")
    yield from [text for kind, text in WHOLE.items() if kind in kinds][:1]
