"""Texts in another language: `locales/<lang>.yaml` overlays the texts of a questionnaire, and nothing else.

    questions:
      customer-records: {label: "Where are your customers written down?", choices: {paper: "On paper"}}
    recommendations:
      crm: {title: "One customer file"}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from diagnostic.errors import Problem, QuestionnaireError, did_you_mean
from diagnostic.loading.tree import child, compose, node_at, problem_at, syntax_problem, twice_written, value_of
from diagnostic.model import Questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yaml.nodes import Node

TEXTS: dict[str, tuple[str, ...]] = {
    "questions": ("label", "help", "prompt", "unit"),
    "choices": ("label", "statement"),
    "rows": ("label",),
    "sections": ("title", "intro"),
    "dimensions": ("label", "about"),
    "levels": ("label",),
    "recommendations": ("title", "need", "why", "caution", "aid-note"),
}
NESTED = {"questions": ("choices", "rows")}
REQUIRED = frozenset({"label", "title", "need", "why"})


def translated(questionnaire: Questionnaire, folder: Path, language: str) -> Questionnaire:
    """Return the questionnaire with its texts in another language; what is not translated stays as it is.

    Raise QuestionnaireError if there is no such locale. Ids, conditions and the digest's content do not change.
    """
    path = folder / "locales" / f"{language}.yaml"
    if not path.is_file():
        hint = "Langues disponibles : " + ", ".join(sorted({questionnaire.language, *(one.stem for one in path.parent.glob("*.yaml"))}))
        raise QuestionnaireError([Problem(str(path), 1, 1, "missing-file", "cette langue n'est pas traduite", hint)])
    root = compose(path.read_text(encoding="utf-8"), str(path))
    data = questionnaire.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    texts = value_of(root) if root is not None else {}
    _overlay(data, texts, "")
    for section in data["sections"]:
        _overlay({"questions": section["questions"]}, texts, "")
    return Questionnaire.model_validate(_tupled({**data, "language": language}))


def _overlay(data: dict[str, Any], texts: dict[str, Any], kind: str) -> None:
    """Write the texts of a locale over those of the questionnaire, in place."""
    for key, value in texts.items():
        if key in TEXTS:
            for entry in data.get(key, ()):
                if isinstance(said := value.get(entry["id"]), str):
                    entry[TEXTS[key][0]] = said
                elif isinstance(said, dict):
                    _overlay(entry, said, key)
        elif isinstance(value, str) and key in TEXTS.get(kind, ("title", "summary", "method")):
            data[key] = value


def _tupled(value: Any) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, list | tuple):
        return tuple(_tupled(one) for one in value)
    return {key: _tupled(one) for key, one in value.items()} if isinstance(value, dict) else value


def check_locales(questionnaire: Questionnaire, folder: Path) -> list[Problem]:
    """Return the mistakes of every locale: what it translates that is not there, and what it leaves out."""
    problems: list[Problem] = []
    for path in sorted((folder / "locales").glob("*.yaml")):
        try:
            root = compose(path.read_text(encoding="utf-8"), str(path))
        except yaml.YAMLError as error:
            problems.append(syntax_problem(error, str(path)))
            continue
        if root is not None:
            problems += [*twice_written(root), *_check(questionnaire, root)]
    return problems


def _entries(questionnaire: Questionnaire) -> dict[str, dict[str, Any]]:
    questions = [*questionnaire.identity, *(one for section in questionnaire.sections for one in section.questions)]
    return {
        "questions": {one.id: one for one in questions},
        "sections": {one.id: one for one in questionnaire.sections},
        "dimensions": questionnaire.dimension_by_id,
        "levels": {one.id: one for one in questionnaire.levels},
        "recommendations": questionnaire.recommendation_by_id,
    }


def _check(questionnaire: Questionnaire, root: Node) -> Iterator[Problem]:
    texts = value_of(root)
    for kind, entries in _entries(questionnaire).items():
        said = texts.get(kind, {})
        if not isinstance(said, dict):
            yield problem_at(node_at(root, (kind,)), "wrong-type", "des clés et des valeurs sont attendues ici")
            continue
        for key in said:
            if key not in entries:
                node = node_at(root, (kind, key), key=True)
                yield problem_at(node, "dead-reference", f"« {key} » n'existe pas", did_you_mean(str(key), sorted(entries)))
        for key, entry in entries.items():
            if _lacks(said.get(key), TEXTS[kind], entry):
                where = child(root, kind) or root
                yield problem_at(where, "missing-translation", f"il manque la traduction de « {key} » ({kind})")


def _lacks(said: Any, texts: tuple[str, ...], entry: Any) -> bool:  # noqa: ANN401 - a part of a locale
    if isinstance(said, str):
        return False
    said = said or {}
    needed = [text for text in texts if text in REQUIRED]
    if any(text not in said for text in needed):
        return True
    choices = {choice.id for choice in getattr(entry, "choices", ())}
    return not choices <= set(said.get("choices", {}))
