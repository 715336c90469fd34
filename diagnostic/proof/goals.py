"""The statements to prove about a questionnaire: what some response must show, and what none may."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import z3

from diagnostic.checks import Place, placed_dimensions, placed_questions
from diagnostic.conditions import TRUE, State
from diagnostic.diagnosis import Diagnosis
from diagnostic.kinds import kind_of
from diagnostic.model import Scored, questions_named, tests_of
from diagnostic.proof.encoding import NO
from diagnostic.response import Said
from diagnostic.scoring import OVERALL, Scoring, worths_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diagnostic.model import Invariant, MaturityLevel, Question, Questionnaire, Recommendation
    from diagnostic.proof.plans import Plans

NEAR = 0.85
Shows = Callable[[Diagnosis], bool]


class Goal(NamedTuple):
    """One statement: some complete response shows it, or (`wanted` False) none does.

    `formula` states it for the solver; `shows` lets the engine check a witness. `code` and `message` are reported at
    `place` if the statement fails.
    """

    kind: str
    name: str
    place: Place
    code: str
    message: str
    formula: Callable[[Plans], Any]
    shows: Shows
    wanted: bool = True
    hint: str = ""


def goals_of(questionnaire: Questionnaire) -> Iterator[Goal]:
    """Yield every statement about one response; those about choices, which involve two, are in `pairs`."""
    for place, question in placed_questions(questionnaire):
        yield from _asked(place, question)
    for rank, one in enumerate(questionnaire.recommendations):
        yield from _standing(rank, one)
    yield from _levels(questionnaire)
    for rank, invariant in enumerate(questionnaire.invariants):
        yield _invariant(("invariants", rank), invariant)
    yield from _best(questionnaire)
    yield from _twins(questionnaire)
    if questionnaire.recommendations:
        yield from _unknowing(questionnaire)


def _asked(place: Place, question: Question) -> Iterator[Goal]:
    for one in question.asked:
        yield _asking(place, one.id)


def _asking(place: Place, key: str) -> Goal:
    return Goal(
        "question",
        key,
        place,
        "never-asked",
        f"la question « {key} » n'est jamais posée : aucune réponse ne rend sa condition vraie",
        lambda plans: plans.encoding.asked[key],
        lambda diagnosis: diagnosis.flow.state(key) is not State.NOT_ASKED,
        hint="Corrigez « when », celui de sa rubrique, ou retirez la question.",
    )


def _standing(rank: int, one: Recommendation) -> Iterator[Goal]:
    place: Place = ("recommendations", rank)
    key = one.id

    def fires(diagnosis: Diagnosis) -> bool:
        reading = diagnosis.plan.reading
        called = reading.truths.called[rank] == TRUE and reading.truths.applies[rank] == TRUE
        return called and diagnosis.statuses[key] == "recommended"

    told = f"la préconisation « {key} »"
    yield Goal(
        "fires", key, (*place, "when"), "never-fires", f"{told} n'est jamais appelée par les réponses",
        lambda plans: z3.And(plans.stands[rank].called, plans.stands[rank].itself), fires,
        hint="Sa condition « when » est impossible, ou n'est vraie que là où elle est déjà en place ou sans objet.",
    )  # fmt: skip
    yield Goal(
        "in-place", key, (*place, "in-place-when"), "never-in-place", f"{told} n'est jamais en place",
        lambda plans: plans.stands[rank].in_place, lambda diagnosis: diagnosis.statuses[key] == "in-place",
        hint="Aucune réponse ne rend « in-place-when » vrai.",
    )  # fmt: skip
    yield Goal(
        "first", key, place, "never-first", f"{told} n'est jamais la première étape",
        lambda plans: plans.first(rank), lambda diagnosis: diagnosis.plan.order[:1] == (key,),
        hint="Une autre passe toujours devant : revoyez son impact, ses préalables, ou les poids de la priorité.",
    )  # fmt: skip
    yield Goal(
        "absent", key, place, "never-absent", f"{told} est dans toutes les feuilles de route",
        lambda plans: z3.Not(plans.stands[rank].step), lambda diagnosis: key not in diagnosis.plan.order,
        hint="Aucune réponse ne s'en passe : revoyez « when » et « in-place-when ».",
    )  # fmt: skip


def _levels(questionnaire: Questionnaire) -> Iterator[Goal]:
    scoring = questionnaire.prepared(Scoring)
    places: dict[str, Place] = {dimension.id: place for place, dimension in placed_dimensions(questionnaire)}
    for key, ladder in scoring.gates.items():
        own = key == OVERALL or questionnaire.dimension_by_id[key].levels is not None
        for at, level in enumerate(ladder.rungs):
            place: Place = ("levels", at) if key == OVERALL else (*places[key], "levels", at) if own else places[key]
            yield Goal(
                "level", f"{key}.{level.id}", place, "unreachable-level",
                f"aucune réponse n'atteint le niveau « {level.id} » de « {key} »",
                _level_formula(key, ladder.rungs, at), _at_level(key, level.id),
                hint="Revoyez les seuils, ou ce que valent les réponses.",
            )  # fmt: skip


def _at_level(key: str, level: str) -> Shows:
    def shows(diagnosis: Diagnosis) -> bool:
        one = diagnosis.overall if key == OVERALL else diagnosis.scores[key]
        return one.level == level

    return shows


def _level_formula(key: str, rungs: tuple[MaturityLevel, ...], at: int) -> Callable[[Plans], Any]:
    def formula(plans: Plans) -> Any:  # noqa: ANN401 - a formula
        scores = plans.encoding.scores
        reached = [_reached(scores, key, rung) for rung in rungs]
        above = reached[at + 1] if at + 1 < len(rungs) else NO
        return z3.And(scores.of(key).present, *reached[: at + 1], z3.Not(above))

    return formula


def _reached(scores: Any, key: str, rung: MaturityLevel) -> Any:  # noqa: ANN401 - formulas
    needs = rung.needs if rung.needs is not None else {key: rung.starts or 0}
    known = [(scores.of(name), limit) for name, limit in needs.items()]
    return z3.And(*(z3.And(one.present, one.value >= z3.Q(limit.numerator, limit.denominator)) for one, limit in known))


def _invariant(place: Place, one: Invariant) -> Goal:
    return Goal(
        "invariant", one.id, place, "broken-invariant", f"des réponses contredisent « {one.text} »",
        lambda plans: plans.encoding.truth(one.holds).false,
        lambda diagnosis: _truth(diagnosis, one) == 0,
        wanted=False,
        hint="Empêchez-les de se dire ensemble (« when », choix exclusif…), ou corrigez l'invariant.",
    )  # fmt: skip


def _truth(diagnosis: Diagnosis, one: Invariant) -> int:
    flow = diagnosis.flow
    return flow.routing.compiler.compile(one.holds).value(flow.facts)


def _best(questionnaire: Questionnaire) -> Iterator[Goal]:
    """Yield the statement that the best answers to a need's scored questions do not call for it by themselves."""
    for rank, one in enumerate(questionnaire.recommendations):
        keys = set(questions_named(one.when))
        scored = [questionnaire.question_by_id[key] for key in keys if questionnaire.question_by_id[key].dimension]
        if scored and not any(isinstance(test, Scored) for test in tests_of(one.when)):
            yield _best_of(questionnaire, rank, one, sorted(scored, key=lambda question: question.id))


def _best_of(questionnaire: Questionnaire, rank: int, one: Recommendation, scored: list[Question]) -> Goal:
    best = {question.id: best_of(questionnaire, question) for question in scored}
    others = sorted(set(questions_named(one.when)) - best.keys())

    def formula(plans: Plans) -> Any:  # noqa: ANN401 - a formula
        stand = plans.stands[rank]
        at_best = (_at_best(plans, questionnaire.question_by_id[key], values) for key, values in best.items())
        silent = (_says_nothing(plans, key) for key in others)
        return z3.And(stand.called, stand.itself, *at_best, *silent)

    def shows(diagnosis: Diagnosis) -> bool:
        called = diagnosis.plan.reading.truths.called[rank] == TRUE
        fires = called and diagnosis.plan.reading.truths.applies[rank] == TRUE
        answers = {**diagnosis.response.identity, **diagnosis.response.answers}
        at_best = all(_is_best(answers.get(key), values) for key, values in best.items() if _is_asked(diagnosis, key))
        silent = all(_is_nothing(diagnosis, key, answers.get(key)) for key in others)
        return fires and diagnosis.statuses[one.id] == "recommended" and at_best and silent

    names = ", ".join(best)
    return Goal(
        "best", one.id, ("recommendations", rank, "when"), "best-still-needs",
        f"les meilleures réponses ({names}) appellent encore « {one.id} »",
        formula, shows, wanted=False, hint="Une entreprise exemplaire ne doit pas recevoir cette préconisation.",
    )  # fmt: skip


def best_of(questionnaire: Questionnaire, question: Question) -> frozenset[str]:
    """Return the choices worth the most; for ticks, all those with a positive worth."""
    from diagnostic.flow import Routing  # noqa: PLC0415 - after the solver

    compiler = questionnaire.prepared(Routing).compiler
    worths, bits = worths_of(question, compiler), compiler.bits[compiler.rank[question.id]]
    own = {key: worths[bit] for key, bit in bits.items()}
    if kind_of(question).is_several:
        return frozenset(key for key, worth in own.items() if worth > 0)
    return frozenset(key for key, worth in own.items() if worth == max(own.values()))


def _at_best(plans: Plans, question: Question, values: frozenset[str]) -> Any:  # noqa: ANN401 - a formula
    encoding = plans.encoding
    if kind_of(question).is_several:
        said = z3.And(*(encoding.chosen(question.id, (key,)) for key in sorted(values)))
    else:
        said = encoding.chosen(question.id, values)
    return z3.Implies(encoding.asked[question.id], said)


def _is_best(said: Any, values: frozenset[str]) -> bool:  # noqa: ANN401 - an answer
    return values <= set(said) if isinstance(said, tuple) else said in values


def _is_asked(diagnosis: Diagnosis, key: str) -> bool:
    return diagnosis.flow.state(key) is not State.NOT_ASKED


def _is_nothing(diagnosis: Diagnosis, key: str, said: Any) -> bool:  # noqa: ANN401 - an answer
    question = diagnosis.questionnaire.question_by_id[key]
    if not kind_of(question).is_several or not _is_asked(diagnosis, key) or not isinstance(said, tuple):
        return True
    return all(question.choice(tick).exclusive for tick in said)


def _says_nothing(plans: Plans, key: str) -> Any:  # noqa: ANN401 - a formula
    """Return the formula for an unscored question calling for nothing: not asked, or answered « none »."""
    encoding, question = plans.encoding, plans.encoding.questions[key]
    if kind_of(question).is_several:
        alone = [choice.id for choice in question.all_choices if choice.exclusive]
        real = [choice.id for choice in question.all_choices if not choice.exclusive]
        nothing = z3.Not(encoding.chosen(key, real))
        return z3.Or(nothing, encoding.chosen(key, alone)) if alone else nothing
    return z3.BoolVal(val=True)


def _twins(questionnaire: Questionnaire) -> Iterator[Goal]:
    """Yield, for recommendations with nearly equal texts, that one can be called for without the other."""
    named = list(enumerate(questionnaire.recommendations))
    for (at, one), (other_at, other) in combinations(named, 2):
        if _similar(one, other) >= NEAR:
            yield _apart(at, one, other_at, other)


def _similar(one: Recommendation, other: Recommendation) -> float:
    first, second = (f"{each.title} {each.need}".casefold() for each in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _apart(at: int, one: Recommendation, other_at: int, other: Recommendation) -> Goal:
    def shows(diagnosis: Diagnosis) -> bool:
        return (one.id in diagnosis.plan.order) != (other.id in diagnosis.plan.order)

    return Goal(
        "apart", f"{one.id} / {other.id}", ("recommendations", other_at), "always-together",
        f"« {other.id} » va toujours avec « {one.id} », et dit presque la même chose",
        lambda plans: z3.Xor(plans.stands[at].step, plans.stands[other_at].step), shows,
        hint="Réunissez-les, ou distinguez leurs conditions et leurs textes.",
    )  # fmt: skip


def _unknowing(questionnaire: Questionnaire) -> Iterator[Goal]:
    """Yield the statement that answering « je ne sais pas » throughout still leaves a step to do or to check."""
    doubtful = [one.id for one in questionnaire.questions if one.knows_not != "refused"]
    if not doubtful:
        return

    def formula(plans: Plans) -> Any:  # noqa: ANN401 - a formula
        encoding = plans.encoding
        unknown = (z3.Implies(encoding.asked[key], encoding.unknowns[key].states[Said.DONT_KNOW]) for key in doubtful)
        return z3.And(*unknown, z3.Or(*(stand.step for stand in plans.stands.values())))

    def shows(diagnosis: Diagnosis) -> bool:
        states = (diagnosis.flow.state(key) for key in doubtful)
        return bool(diagnosis.plan.order) and all(one in {State.NOT_ASKED, State.DONT_KNOW} for one in states)

    yield Goal(
        "unknowing", "dont-know", ("recommendations",), "unknown-leads-nowhere",
        "répondre « je ne sais pas » partout ne mène à aucune étape", formula, shows,
        hint="Donnez « dont-know: worst » aux questions où ne pas savoir est un risque.",
    )  # fmt: skip
