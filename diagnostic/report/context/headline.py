"""The headline: the verdict on the tools the business came for, or else what digital tools could bring it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diagnostic.conditions import State
from diagnostic.report.context.standing import standing_of
from diagnostic.report.figures.path_to_wish import picture_of
from diagnostic.roadmap import answers_in
from diagnostic.wording.answers import clauses, label_of
from diagnostic.wording.french import because, listed, lower_first, sentence, to_you, upper_first, with_article
from diagnostic.wording.labels import TOLD_VERDICTS
from diagnostic.wording.numbers import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.report.figures.path_to_wish import Picture
    from diagnostic.roadmap import Step, Wish

SPOKEN_FIRST = ("not-yet", "ready", "undecided", "not-for-you", "in-place")
MOST_SPOKEN = 3
MOST_REASONS = 2


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step on the way to a wish; the last is the wish itself."""

    number: int
    id: str
    title: str
    because: str
    horizon: str
    is_wish: bool


@dataclass(frozen=True, slots=True)
class WishVerdict:
    """The verdict on one wish, with the ordered steps that lead to it, ready to draw."""

    id: str
    name: str
    title: str
    verdict: str
    label: str
    text: str
    path: tuple[PathStep, ...]
    picture: Picture | None
    to_settle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """A goal or a pain that the business expressed, and the steps that address it."""

    kind: str
    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The verdict in a sentence or two.

    `tone` is the first verdict mentioned, or `no-wish`, `solid`, `empty`, `scored`.
    """

    tone: str
    text: str
    more: str


def headline_of(diagnosis: Diagnosis) -> Headline:
    """Return the headline of page 1."""
    if State.ANSWERED not in diagnosis.flow.states.values():
        return _nothing_said(diagnosis)
    if not diagnosis.questionnaire.recommendations:
        return Headline("scored", *standing_of(diagnosis))
    if diagnosis.wishes:
        return _of_wishes(diagnosis)
    return _without_wish(diagnosis)


def wishes_of(diagnosis: Diagnosis) -> tuple[WishVerdict, ...]:
    """Return the verdict on each wish, in the author's order."""
    return tuple(_verdict(diagnosis, wish) for wish in diagnosis.wishes)


def _verdict(diagnosis: Diagnosis, wish: Wish) -> WishVerdict:
    name, path = wish_name(diagnosis, wish.recommendation), tuple(_path(diagnosis, wish))
    return WishVerdict(
        id=wish.recommendation,
        name=upper_first(name),
        title=_title(diagnosis, wish.recommendation),
        verdict=wish.verdict,
        label=TOLD_VERDICTS[wish.verdict],
        text=_spoken(diagnosis, wish),
        path=path,
        picture=picture_of(name, [(step.title, step.horizon, step.is_wish) for step in path]),
        to_settle=_to_settle(diagnosis, wish),
    )


def gains_of(diagnosis: Diagnosis) -> tuple[Gain, ...]:
    """Return each goal and pain that the business expressed, with the steps that address it."""
    return tuple(gain for role in ("goals", "pains") for gain in _gains(diagnosis, role) if gain.steps)


def wish_name(diagnosis: Diagnosis, key: str) -> str:
    """Return a wish as worded in the question, with its article: « la boutique en ligne »."""
    asked = (question for question in diagnosis.questionnaire.questions if question.role == "wish")
    return with_article(next(choice.label for question in asked for choice in question.all_choices if choice.id == key))


def _title(diagnosis: Diagnosis, key: str) -> str:
    return diagnosis.questionnaire.recommendation_by_id[key].title


def _of_wishes(diagnosis: Diagnosis) -> Headline:
    wishes = sorted(diagnosis.wishes, key=lambda wish: SPOKEN_FIRST.index(wish.verdict))
    spoken = list(_sentences(diagnosis, wishes))
    more = [_way(wishes[0])]
    if len(spoken) > MOST_SPOKEN:
        more.append("Vos autres souhaits sont repris plus loin.")
    return Headline(wishes[0].verdict, " ".join(spoken[:MOST_SPOKEN]), " ".join(filter(None, more)))


def _sentences(diagnosis: Diagnosis, wishes: list[Wish]) -> Iterator[str]:
    """Yield the first « pas encore » verdict with its reason, the other ones in one sentence, then the rest."""
    not_yet = [wish for wish in wishes if wish.verdict == "not-yet"]
    yield from (_spoken(diagnosis, wish) for wish in not_yet[:1])
    if not_yet[1:]:
        names = listed([wish_name(diagnosis, wish.recommendation) for wish in not_yet[1:]], "ni")
        yield f"Pas encore non plus {names}."
    if ready := [wish for wish in wishes if wish.verdict == "ready"]:
        yield _go(diagnosis, ready)
    yield from (_spoken(diagnosis, wish) for wish in wishes if wish.verdict not in {"not-yet", "ready"})


def _go(diagnosis: Diagnosis, wishes: list[Wish]) -> str:
    names = listed([wish_name(diagnosis, wish.recommendation) for wish in wishes])
    return f"Oui pour {names} : rien ne doit venir avant, vous pouvez vous lancer."


def _spoken(diagnosis: Diagnosis, wish: Wish) -> str:
    name = wish_name(diagnosis, wish.recommendation)
    reasons = because(_wish_clauses(diagnosis, wish)[:MOST_REASONS])
    match wish.verdict:
        case "not-yet":
            return _not_yet(diagnosis, wish, name)
        case "ready":
            return _go(diagnosis, [wish])
        case "in-place":
            return sentence(f"c’est déjà en place : {name}{f', {reasons}' if reasons else ''}")
        case "not-for-you":
            return sentence(f"nous ne vous conseillons pas {name}{f', {reasons}' if reasons else ''}")
    missing = len(_to_settle(diagnosis, wish))
    wanting = f" : il manque {count(missing, 'réponse')} pour trancher" if missing else ""
    return f"Trop tôt pour se prononcer sur {name}{wanting}."


def _not_yet(diagnosis: Diagnosis, wish: Wish, name: str) -> str:
    first = first_on_path(diagnosis, wish)
    reasons = because(clauses(diagnosis.questionnaire, first.evidence)[:MOST_REASONS])
    text = f"pas encore {name} : d’abord {to_you(_title(diagnosis, first.recommendation))}"
    return sentence(f"{text}, {reasons}" if reasons else text)


def first_on_path(diagnosis: Diagnosis, wish: Wish) -> Step:
    """Return the step to mention first: the first priority on the way, otherwise the first step of the way."""
    steps = {step.recommendation: step for step in diagnosis.roadmap}
    on_path = [steps[key] for key in wish.path]
    return next((step for step in on_path if step.horizon == "priorities"), on_path[0])


def _way(wish: Wish) -> str:
    if wish.verdict != "not-yet":
        return ""
    steps = len(wish.path)
    if steps == 1:
        return "C’est la seule étape avant de vous lancer."
    return f"Ensuite, {count(steps - 1, 'autre étape', 'autres étapes')}, dans l’ordre, avant de vous lancer."


def _wish_clauses(diagnosis: Diagnosis, wish: Wish) -> tuple[str, ...]:
    evidence = answers_in(diagnosis.flow, diagnosis.response, wish.evidence)
    return clauses(diagnosis.questionnaire, evidence)


def _to_settle(diagnosis: Diagnosis, wish: Wish) -> tuple[str, ...]:
    if wish.verdict != "undecided":
        return ()
    known = diagnosis.questionnaire.question_by_id
    evidence = answers_in(diagnosis.flow, diagnosis.response, wish.evidence)
    return tuple(label_of(diagnosis.questionnaire, known[item.question]) for item in evidence if item.answer is None)


def _path(diagnosis: Diagnosis, wish: Wish) -> Iterator[PathStep]:
    steps = {step.recommendation: step for step in diagnosis.roadmap}
    on_path = (*wish.path, wish.recommendation) if wish.path else ()
    for number, key in enumerate(on_path, 1):
        step = steps[key]
        reason = next((required.because for required in step.because if required.recommendation in on_path), "")
        horizon = getattr(diagnosis.questionnaire.horizons, step.horizon).title
        yield PathStep(number, key, _title(diagnosis, key), reason, horizon, key == wish.recommendation)


def _nothing_said(diagnosis: Diagnosis) -> Headline:
    advises = bool(diagnosis.questionnaire.recommendations)
    too_early = "il est trop tôt pour vous conseiller" if advises else "rien n’est encore noté"
    if State.DONT_KNOW in diagnosis.flow.states.values():
        text = f"{upper_first(too_early)} : à chaque question posée, vous avez répondu que vous ne saviez pas."
        return Headline("empty", text, "Un conseiller peut reprendre les questions avec vous, sur place, en une heure.")
    coming = "Les premières priorités se dessinent" if advises else "Les premiers scores apparaissent"
    text = f"Le questionnaire n’a encore aucune réponse : {too_early}."
    return Headline("empty", text, f"{coming} dès les premières réponses.")


def _without_wish(diagnosis: Diagnosis) -> Headline:
    first = next((step for step in diagnosis.roadmap if step.horizon == "priorities"), None)
    if first is not None:
        return Headline("no-wish", _begin_with(diagnosis, first), _more_gains(diagnosis))
    if diagnosis.roadmap:
        text = "Aucun chantier prioritaire : l’essentiel est en place. Quelques gestes utiles suffisent."
        return Headline("solid", text, "Ils sont dans la feuille de route, du plus urgent au moins pressé.")
    if diagnosis.complete and not diagnosis.missing:
        text = "Rien à rattraper : les outils dont votre activité a besoin sont en place."
        return Headline(
            "solid", text, "Refaites le point dans un an, ou dès qu’un projet change votre façon de travailler."
        )
    text = "Rien de prioritaire ne ressort des réponses données jusqu’ici."
    return Headline("undecided", text, "Les réponses qui manquent peuvent encore en décider autrement.")


def _begin_with(diagnosis: Diagnosis, first: Step) -> str:
    """Return « Pour <goal>, commencez par <step>, parce que … », where the reason is not the goal itself."""
    known = diagnosis.questionnaire
    recommendation = known.recommendation_by_id[first.recommendation]
    goals = [label for key, label in _ticked(diagnosis, "goals") if key in recommendation.goals]
    aim = f"pour {lower_first(goals[0])}, " if goals else ""
    reasons = [evidence for evidence in first.evidence if known.question_by_id[evidence.question].role != "goals"]
    text = f"{aim}commencez par {to_you(recommendation.title)}"
    told_why = because(clauses(known, reasons)[:MOST_REASONS])
    return sentence(f"{text}, {told_why}" if told_why else text)


def _more_gains(diagnosis: Diagnosis) -> str:
    start = "Vous n’aviez pas d’outil précis en tête : "
    if not gains_of(diagnosis):
        return f"{start}voici ce que le numérique peut vous apporter."
    return f"{start}la feuille de route part de ce que vous cherchez et de ce qui vous gêne."


def _ticked(diagnosis: Diagnosis, role: str) -> list[tuple[str, str]]:
    for question in diagnosis.questionnaire.questions:
        if question.role == role and diagnosis.flow.state(question.id) is State.ANSWERED:
            answer = diagnosis.response.answers[question.id]
            keys = answer if isinstance(answer, tuple) else (answer,)
            return [(key, question.choice(key).label) for key in keys]
    return []


def _gains(diagnosis: Diagnosis, role: str) -> Iterator[Gain]:
    known = diagnosis.questionnaire.recommendation_by_id
    for key, label in _ticked(diagnosis, role):
        serving = (
            known[step.recommendation].title
            for step in diagnosis.roadmap
            if key in getattr(known[step.recommendation], role)
        )
        yield Gain(role, label, tuple(serving))
