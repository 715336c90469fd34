"""Decided and undecided outcomes in French, and what each missing answer can still change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from diagnostic.report.context.headline import wish_name
from diagnostic.scoring import OVERALL, Scoring
from diagnostic.wording.answers import label_of
from diagnostic.wording.french import listed, lower_first, upper_first
from diagnostic.wording.labels import TOLD_CHANGES
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diagnostic.certainty import Missing
    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Dimension


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question, and what its answer can still change."""

    question: str
    changes: str


def decided(diagnosis: Diagnosis) -> str:
    """Return the outcomes that no missing answer can change, in French."""
    if diagnosis.decided.all_steps and not diagnosis.missing:
        return "Tout est décidé : aucune réponse ne manque."
    if not diagnosis.questionnaire.recommendations:
        return _decided_level(diagnosis)
    first = len(diagnosis.decided.first_steps)
    steps = len(diagnosis.roadmap)
    if diagnosis.decided.all_steps:
        return "La feuille de route est décidée : les réponses qui manquent n’y changeront rien."
    if first == 0:
        return "Les réponses qui manquent peuvent encore changer la feuille de route dès la première étape."
    sentence = "La première étape est certaine" if first == 1 else f"Les {first} premières étapes sont certaines"
    return f"{sentence}, sur {count(steps, 'étape')} ; les réponses qui manquent peuvent changer la suite."


def _decided_level(diagnosis: Diagnosis) -> str:
    """Return the certain facts about the scores, for use when nothing else is decided."""
    if OVERALL in diagnosis.decided.levels:
        return "Le niveau d’ensemble est décidé : les réponses qui manquent n’y changeront rien."
    scores = diagnosis.scores.values()
    settled = sum(score.decided for score in scores)
    missing = f"Il manque {count(len(diagnosis.missing), 'réponse')}"
    if not settled:
        return f"{missing} : tous les scores peuvent encore changer."
    return f"{missing} : {count(settled, 'score est décidé', 'scores sont décidés')}, sur {len(scores)}."


def undecided(diagnosis: Diagnosis) -> tuple[str, ...]:
    """Return the outcomes that missing answers can still change, one sentence for each kind."""
    known = diagnosis.questionnaire.recommendation_by_id
    wishes = [
        wish_name(diagnosis, wish.recommendation)
        for wish in diagnosis.wishes
        if wish.recommendation not in diagnosis.decided.wishes
    ]
    statuses = [known[key].title for key, status in diagnosis.statuses.items() if status == "undecided"]
    sentences = [*_undecided_levels(diagnosis)]
    if wishes:
        sentences.append(f"Besoins encore indécis : {listed(wishes)}.")
    if statuses:
        sentences.append(f"Préconisations encore indécises ({len(statuses)}) : {' ; '.join(statuses)}.")
    return tuple(sentences)


def _undecided_levels(diagnosis: Diagnosis) -> Iterator[str]:
    gates = diagnosis.questionnaire.prepared(Scoring).gates
    laddered = [key for key in (OVERALL, *diagnosis.scores) if gates[key].rungs]
    names = [level_name(diagnosis, key) for key in laddered if key not in diagnosis.decided.levels]
    if names and len(names) == len(laddered) > 1:
        yield "Niveaux encore indécis : tous."
    elif names:
        yield f"Niveaux encore indécis : {listed(names)}."


def level_name(diagnosis: Diagnosis, key: str) -> str:
    """Return the name of a dimension for a sentence; if others share it, followed by its parent's."""
    if key == OVERALL:
        return "l’ensemble"
    everywhere = diagnosis.questionnaire.all_dimensions
    label = diagnosis.questionnaire.dimension_by_id[key].label
    parents = (
        dimension_there for dimension_there in everywhere if any(child.id == key for child in dimension_there.children)
    )
    parent = next(parents, None)
    if parent and sum(dimension_there.label == label for dimension_there in everywhere) > 1:
        return f"« {parent.label}, {lower_first(label)} »"
    return f"« {label} »"


def open_questions(diagnosis: Diagnosis, missing: Sequence[Missing]) -> tuple[OpenQuestion, ...]:
    """Return the open questions with what each can change; matrix rows with the same effects are merged."""
    return tuple(
        _open(diagnosis, [question for question, _, _ in group], changes)
        for (_, changes), group in groupby(
            ((question, _matrix(diagnosis, question), _changes_in_words(diagnosis, question)) for question in missing),
            key=lambda change: (change[1] or change[0].question, change[2]),
        )
    )


def _matrix(diagnosis: Diagnosis, missing: Missing) -> str | None:
    return diagnosis.questionnaire.question_by_id[missing.question].matrix


def _open(diagnosis: Diagnosis, missing: Sequence[Missing], changes: str) -> OpenQuestion:
    first = diagnosis.questionnaire.question_by_id[missing[0].question]
    label = label_of(diagnosis.questionnaire, first)
    if len(missing) > 1:
        label = f"{label.removesuffix(first.label).strip()} ({count(len(missing), 'ligne')})"
    return OpenQuestion(label, changes)


def _changes_in_words(diagnosis: Diagnosis, missing: Missing) -> str:
    return upper_first(" ; ".join(_changes(diagnosis, missing.can_change)))


def _changes(diagnosis: Diagnosis, keys: Iterable[str]) -> Iterable[str]:
    kinds: dict[str, list[str]] = {}
    for key in keys:
        kind, _, name = key.partition(".")
        kinds.setdefault(kind, []).append(name)
    if scores := _deepest(diagnosis, [name for name in kinds.get("scores", ()) if name != OVERALL]):
        yield f"la note {listed([level_name(diagnosis, name) for name in scores])}"
    if wishes := kinds.get("wishes"):
        few = len(wishes) <= 2  # noqa: PLR2004 - more names would bury the rest
        names = listed([wish_name(diagnosis, name) for name in wishes])
        yield f"le verdict sur {names}" if few else "le verdict sur les outils souhaités"
    if statuses := kinds.get("statuses"):
        yield count(len(statuses), "préconisation")
    yield from [text for kind, text in TOLD_CHANGES.items() if kind in kinds][:1]


def _deepest(diagnosis: Diagnosis, keys: Sequence[str]) -> list[str]:
    """Return these dimensions without any parent of another among them, whose change is implied."""
    known = diagnosis.questionnaire.dimension_by_id

    def made_of_others(dimension: Dimension) -> bool:
        return any(child.id in keys for child in dimension.children)

    return [key for key in keys if not made_of_others(known[key])]
