"""From a tree of nodes to a model: every mistake as a problem at its line, in words the author knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from diagnostic.errors import Problem, did_you_mean
from diagnostic.loading.tree import child, node_at, problem_at, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails
    from yaml.nodes import Node

Place = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)

# pydantic's type of error -> our stable code and the sentence; {…} are facts of the error
SENTENCES: dict[str, tuple[str, str]] = {
    "extra_forbidden": ("unknown-key", "la clé « {key} » n'existe pas ici"),
    "missing": ("missing-key", "il manque la clé « {key} »"),
    "string_type": ("wrong-type", "un texte est attendu ici"),
    "int_type": ("wrong-type", "un nombre entier est attendu ici"),
    "bool_type": ("wrong-type", "true ou false est attendu ici"),
    "tuple_type": ("wrong-type", "une liste est attendue ici"),
    "dict_type": ("wrong-type", "des clés et des valeurs sont attendues ici"),
    "model_type": ("wrong-type", "des clés et des valeurs sont attendues ici"),
    "model_attributes_type": ("wrong-type", "des clés et des valeurs sont attendues ici"),
    "literal_error": ("bad-value", "« {input} » n'est pas une des valeurs possibles : {expected}"),
    "string_pattern_mismatch": ("bad-value", "« {input} » n'a pas la forme attendue ({pattern})"),
    "greater_than_equal": ("bad-value", "{ge} au moins"),
    "less_than_equal": ("bad-value", "{le} au plus"),
}


def validated(model: type[M], root: Node) -> tuple[M | None, list[Problem]]:
    """Return the model that a tree says, or nothing and every mistake in it."""
    try:
        return model.model_validate(value_of(root)), []
    except ValidationError as error:
        return None, [problem for detail in error.errors() for problem in _problems(model, root, detail)]


def _problems(model: type[BaseModel], root: Node, detail: ErrorDetails) -> Iterator[Problem]:
    place = tuple(step for step in detail["loc"] if not isinstance(step, str) or step not in {"function-plain"})
    context = detail.get("ctx", {})
    if "mistakes" in context:
        for mistake in context["mistakes"]:
            yield problem_at(_spot(root, (*place, *mistake.place)), mistake.code, mistake.message)
        return
    yield _problem(model, root, place, detail)


def _spot(root: Node, place: Place) -> Node:
    """Return the key that a place ends on, or the entry of a list."""
    return node_at(root, place, key=bool(place) and isinstance(place[-1], str))


def _problem(model: type[BaseModel], root: Node, place: Place, detail: ErrorDetails) -> Problem:
    kind = detail["type"]
    facts: dict[str, Any] = {"key": place[-1] if place else "", "input": detail["input"], **detail.get("ctx", {})}
    code, sentence = SENTENCES.get(kind, (kind.replace("_", "-"), detail["msg"]))
    hint = ""
    if kind == "extra_forbidden":
        hint = did_you_mean(str(place[-1]), _keys(model, place[:-1]))
    node = node_at(root, place[:-1]) if kind == "missing" else _spot(root, place)
    return problem_at(node, code, sentence.format_map(facts), hint)


def _keys(model: type[BaseModel], place: Place) -> list[str]:
    """Return the keys that may stand at a place of a model."""
    here: Any = model
    for step in place:
        if isinstance(step, int):
            continue
        fields = getattr(here, "model_fields", {})
        field = next((one for name, one in fields.items() if step in (one.alias, name)), None)
        if field is None:
            return []
        here = _model_in(field.annotation)
    return [one.alias or name for name, one in getattr(here, "model_fields", {}).items() if not one.exclude]


def _model_in(annotation: Any) -> Any:  # noqa: ANN401 - any annotation
    """Return the model that an annotation holds, however it is wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(part) for part in getattr(annotation, "__args__", ()))), None)


LISTS = frozenset({"questions", "recommendations", "workshops", "bodies", "training", "communes", "aids", "identity", "sections", "choices"})


def pruned(root: Node, places: list[Place]) -> tuple[Node, frozenset[str]]:
    """Return the tree without the entries that hold mistakes, and the ids that went with them.

    What refers to a pruned entry is not one more mistake: it was written, only written wrong.
    """
    doomed = {id(node) for place in places if (node := _entry(root, place)) is not None}
    gone: set[str] = set()
    return _without(root, doomed, gone), frozenset(gone)


def _entry(root: Node, place: Place) -> Node | None:
    """Return the innermost listed entry that holds a place, choices aside: a question goes whole."""
    found: Node | None = None
    node, within = root, ""
    for step in place:
        inner = child(node, step)
        if inner is None:
            break
        if isinstance(step, int) and within in LISTS - {"choices"}:
            found = inner
        within = step if isinstance(step, str) else within
        node = inner
    return found


def _without(node: Node, doomed: set[int], gone: set[str]) -> Node:
    if isinstance(node, yaml.SequenceNode):
        kept = []
        for one in node.value:
            if id(one) in doomed:
                gone.update(_ids(one))
            else:
                kept.append(_without(one, doomed, gone))
        return _copy(node, kept)
    if isinstance(node, yaml.MappingNode):
        return _copy(node, [(key, _without(value, doomed, gone)) for key, value in node.value])
    return node


def _ids(node: Node) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode):
                yield str(value.value)
            yield from _ids(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _ids(one)


def _copy(node: Node, value: list[Any]) -> Node:
    made = type(node)(tag=node.tag, value=value, start_mark=node.start_mark, end_mark=node.end_mark)
    made.file = node.file
    return made


def error_places(model: type[BaseModel], root: Node) -> list[Place]:
    """Return where the mistakes of a tree lie."""
    try:
        model.model_validate(value_of(root))
    except ValidationError as error:
        return [detail["loc"] for detail in error.errors()]
    return []
