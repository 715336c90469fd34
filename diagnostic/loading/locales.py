"""Translations: `locales/<lang>.yaml` overlays the texts of a questionnaire, and nothing else.

questions:
  customer-records: {label: "Where are your customers written down?", choices: {paper: "On paper"}}
recommendations:
  crm: {title: "One customer file"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field

from diagnostic.errors import Problem, QuestionnaireError, did_you_mean
from diagnostic.loading.tree import node_at, problem_at, read_file, twice_written, value_of
from diagnostic.loading.validation import validated
from diagnostic.model import Questionnaire
from diagnostic.model.base import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from diagnostic.loading.tree import Node


class ChoiceTexts(Part):
    """The texts of a choice."""

    label: str = ""
    statement: str = ""


def _labelled(value: object) -> object:
    """Return the texts of a choice or level given by its label alone."""
    return {"label": value} if isinstance(value, str) else value


class QuestionTexts(Part):
    """The texts of a question or of a field of the identity sheet."""

    label: str = ""
    help: str = ""
    prompt: str = ""
    unit: str = ""
    choices: dict[str, Annotated[ChoiceTexts, BeforeValidator(_labelled, json_schema_input_type=str | ChoiceTexts)]] = (
        Field(default_factory=dict)
    )
    rows: dict[str, str] = Field(default_factory=dict)


class SectionTexts(Part):
    """The texts of a section."""

    title: str = ""
    intro: str = ""


class DimensionTexts(Part):
    """The texts of a dimension."""

    label: str = ""
    about: str = ""


class LevelTexts(Part):
    """The texts of a maturity level."""

    label: str = ""
    about: str = ""


class RecommendationTexts(Part):
    """The texts of a recommendation."""

    title: str = ""
    need: str = ""
    why: str = ""
    caution: str = ""
    aid_note: str = ""


class Locale(Part):
    """The texts of a questionnaire in another language."""

    title: str = ""
    summary: str = ""
    method: str = ""
    questions: dict[str, QuestionTexts] = Field(default_factory=dict)
    sections: dict[str, SectionTexts] = Field(default_factory=dict)
    dimensions: dict[str, DimensionTexts] = Field(default_factory=dict)
    levels: dict[str, Annotated[LevelTexts, BeforeValidator(_labelled, json_schema_input_type=str | LevelTexts)]] = (
        Field(default_factory=dict)
    )
    recommendations: dict[str, RecommendationTexts] = Field(default_factory=dict)


Texts = dict[str, Any]
PLAIN = tuple(name for name, field in Locale.model_fields.items() if field.annotation is str)


def translated(questionnaire: Questionnaire, folder: Path, language: str) -> Questionnaire:
    """Return the questionnaire with its texts in another language; ids and conditions do not change.

    Raise QuestionnaireError if there is no such locale.
    """
    path = folder / "locales" / f"{language}.yaml"
    if not path.is_file():
        known = sorted({questionnaire.language, *(file.stem for file in path.parent.glob("*.yaml"))})
        hint = f"Langues disponibles : {', '.join(known)}."
        raise QuestionnaireError([Problem(str(path), 1, 1, "missing-file", "cette langue n'est pas traduite", hint)])
    locale = Locale.model_validate(value_of(read_file(path).root))
    data = questionnaire.model_dump(by_alias=True, exclude_defaults=True)
    _overlay(data, locale.model_dump(by_alias=True, exclude_defaults=True))
    read = Questionnaire.model_validate({**data, "language": language})
    return read.model_copy(update={"implied": questionnaire.implied}) if questionnaire.implied else read


def _overlay(data: Texts, texts: Texts) -> None:
    """Write the texts of a locale over those of a questionnaire, in place."""
    data.update({key: texts[key] for key in PLAIN if key in texts})
    for kind in ("sections", "recommendations", "dimensions"):
        _each(data.get(kind, ()), texts.get(kind, {}))
    _levels(data, texts.get("levels", {}))
    for questions in (data.get("identity", ()), *(section["questions"] for section in data["sections"])):
        for question in questions:
            _question(question, texts.get("questions", {}).get(question["id"], {}))


def _each(entries: tuple[Texts, ...], texts: Texts) -> None:
    for entry in entries:
        entry.update(texts.get(entry["id"], {}))
        _each(entry.get("children", ()), texts)


def _levels(data: Texts, texts: Texts) -> None:
    for level in data.get("levels") or ():
        level.update(texts.get(level["id"], {}))
    for dimension in data.get("dimensions") or data.get("children") or ():
        _levels(dimension, texts)


def _question(question: Texts, texts: Texts) -> None:
    question.update({key: value for key, value in texts.items() if key not in {"choices", "rows"}})
    _each(question.get("choices", ()), texts.get("choices", {}))
    for row in question.get("rows", ()):
        row["label"] = texts.get("rows", {}).get(row["id"], row["label"])


def check_locales(questionnaire: Questionnaire, folder: Path, *, whole: bool) -> Iterator[Problem]:
    """Yield the mistakes of every locale; if the questionnaire is whole, also unknown entries and missing texts."""
    for path in sorted((folder / "locales").glob("*.yaml")):
        root, problem = read_file(path)
        if problem is not None:
            yield problem
            continue
        yield from (*twice_written(root), *validated(Locale, root).problems)
        if whole:
            yield from _translations(questionnaire, root)


def _source(questionnaire: Questionnaire) -> dict[str, Mapping[str, Part]]:
    """Return the translatable parts of a questionnaire, by kind and id."""
    questions = [
        *questionnaire.identity,
        *(question for section in questionnaire.sections for question in section.questions),
    ]
    ladders = (questionnaire.levels, *(dimension.levels or () for dimension in questionnaire.all_dimensions))
    return {
        "questions": {question.id: question for question in questions},
        "sections": {section.id: section for section in questionnaire.sections},
        "dimensions": questionnaire.dimension_by_id,
        "levels": {level.id: level for ladder in ladders for level in ladder},
        "recommendations": questionnaire.recommendation_by_id,
    }


def _translations(questionnaire: Questionnaire, root: Node) -> Iterator[Problem]:
    """Yield a problem for each translated part that does not exist, and for the missing texts."""
    texts = value_of(root)
    if not isinstance(texts, dict):
        return
    yield from _left_out(questionnaire, texts, root, ())
    for kind, entries in _source(questionnaire).items():
        yield from _compared(entries, texts.get(kind), root, (kind,))


def _compared(entries: Mapping[str, Part], texts: object, root: Node, place: tuple[str, ...]) -> Iterator[Problem]:
    if texts is not None and not isinstance(texts, dict):
        return
    texts_by_key: Texts = texts or {}
    for key in texts_by_key:
        if key not in entries:
            node = node_at(root, (*place, key), key=True)
            hint = did_you_mean(key, sorted(entries))
            yield problem_at(node, "dead-reference", f"« {key} » n'existe pas", hint)
    for key, entry in entries.items():
        texts_of = texts_by_key.get(key)
        if isinstance(texts_of, str) and place[-1] in LABELLED:
            texts_of = {"label": texts_of}
        yield from _left_out(entry, texts_of, root, (*place, key))


def _left_out(entry: Part, texts: object, root: Node, place: tuple[str, ...]) -> Iterator[Problem]:
    """Yield one problem for all the missing translations of an entry, or one for each of its parts."""
    translated = texts or {}
    if not isinstance(translated, dict):
        return
    named = {(field.alias or name): getattr(entry, name) for name, field in type(entry).model_fields.items()}
    missing = [key for key in TEXTS if isinstance(named.get(key), str) and named[key] and key not in translated]
    if missing:
        what = f"« {'.'.join(place[1:])} » ({place[0]})" if place else "du questionnaire"
        message = f"il manque la traduction de {what} : {', '.join(missing)}".replace(" de du ", " du ")
        yield problem_at(node_at(root, place, key=True), "missing-translation", message)
        return
    for key in ("choices", "rows"):
        parts = {part.id: part for part in getattr(entry, key, ())}
        yield from _compared(parts, translated.get(key), root, (*place, key))


LABELLED = frozenset({"levels", "choices", "rows"})
TEXTS = tuple(
    dict.fromkeys(
        field.alias or name
        for texts in (Locale, QuestionTexts, ChoiceTexts, SectionTexts, DimensionTexts, LevelTexts, RecommendationTexts)
        for name, field in texts.model_fields.items()
        if field.annotation is str
    )
)
