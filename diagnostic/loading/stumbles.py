"""French messages for the errors that libyaml reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

QUOTE_IT = "un texte qui a ce signe se met entre guillemets"
SAID = {
    "block sequence entries are not allowed in this context": "un tiret de liste n'est pas attendu ici",
    "could not find expected ':'": "« : » est attendu après une clé",
    "did not find expected ',' or ']'": "une virgule ou « ] » est attendue ici",
    "did not find expected ',' or '}'": "une virgule ou « } » est attendue ici",
    "did not find expected '-' indicator": "un tiret de liste est attendu ici, aligné sur les autres",
    "did not find expected key": "une clé est attendue ici, alignée sur les autres",
    "did not find expected node content": "une valeur est attendue ici",
    "did not find expected <document start>": "rien n'est attendu après la fin du document",
    "found a tab character that violates indentation": "une tabulation ne décale pas : mettez des espaces",
    "found a tab character where an indentation space is expected": "une tabulation ne décale pas : mettez des espaces",
    "found character that cannot start any token": f"rien ne commence par ce signe : {QUOTE_IT}",
    "found invalid Unicode character escape code": "ce code ne désigne aucun signe : écrivez le signe lui-même",
    "found unexpected end of stream": "ce texte n'a pas de guillemet à sa fin",
    "found unknown escape character": "« \\ » n'a pas de sens devant ce signe : écrivez « \\\\ », ou des apostrophes",
    "mapping keys are not allowed in this context": "« ? » n'est pas attendu ici",
    "mapping values are not allowed in this context": f"« : » n'est pas attendu ici : {QUOTE_IT}",
}


def said_of(error: yaml.MarkedYAMLError) -> str:
    """Return the French message for an error; libyaml's own for a rare one."""
    problem = error.problem or ""
    return SAID.get(problem, problem)
