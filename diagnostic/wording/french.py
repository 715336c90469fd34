"""French grammar: elisions, articles, lists, capitals, and a title said to the owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diagnostic.wording.typography import NO_BREAK, THIN

if TYPE_CHECKING:
    from collections.abc import Sequence

VOWELS = "aeiouyàâäéèêëîïôöùûüœæ"
# Words before which « que » and « de » stay whole: an aspirated h, and a few others.
WHOLE = re.compile(
    r"(onz|oui|yaourt|uhlan|ha[iïlmnrs]|haut|hach|hangar|hasard|haus|hér(?:os|isson)|heurt|hibou|hiér|hi-fi|hobby|hock|"
    r"homard|hont|hors|hot[td]|houss|hublot|huit|hurl|un° )",
    re.IGNORECASE,
)
# « ha- » words that are mute all the same.
MUTE = re.compile(r"(hab|hal[ei]|ham[ei]ç|harm)", re.IGNORECASE)
ARTICLES = (
    (re.compile(r"une (?=\S)", re.IGNORECASE), "la "),
    (re.compile(r"un (?=\S)", re.IGNORECASE), "le "),
    (re.compile(r"des (?=\S)", re.IGNORECASE), "les "),
    (re.compile(r"de la ", re.IGNORECASE), "la "),
    (re.compile(r"de l['’]", re.IGNORECASE), "l’"),
    (re.compile(r"du ", re.IGNORECASE), "le "),
)
YOURS = (
    (re.compile(r"\b[Ss]e (?=\w)"), "vous "),
    (re.compile(r"\b[Ss]['’](?=\w)"), "vous "),
    (re.compile(r"\b(?:son|sa)\b"), "votre"),
    (re.compile(r"\bses\b"), "vos"),
)
DETAILS = re.compile(r"\s+:\s.*|\s*\([^)]*,[^)]*\)")


def listed(items: Sequence[str], link: str = "et") -> str:
    """Return « a, b et c »."""
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {link} {items[-1]}"


def elides(text: str) -> bool:
    """Return whether « que » and « de » lose their e before this text."""
    word = text.lstrip("«" + NO_BREAK + THIN + " ").lower()
    if WHOLE.match(word) and not MUTE.match(word):
        return False
    if word[:1] == "y":
        return word[1:2] in {"", " "}
    return word[:1] == "h" or word[:1] in VOWELS


def that(clause: str) -> str:
    """Return « que … » or « qu’… »."""
    return f"qu’{clause}" if elides(clause) else f"que {clause}"


def of(words: str) -> str:
    """Return « de … » or « d’… »."""
    return f"d’{words}" if elides(words) else f"de {words}"


def because(clauses: Sequence[str]) -> str:
    """Return « parce que …, que … et que … »."""
    return f"parce {listed([that(clause) for clause in clauses])}" if clauses else ""


def lower_first(text: str) -> str:
    """Return a text with a small first letter, unless it starts with an acronym."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop."""
    text = upper_first(text.strip())
    return text if not text or text[-1] in ".!?…" else f"{text}."


def with_article(label: str) -> str:
    """Return a choice's label with its definite article: « Une boutique en ligne » gives « la boutique en ligne »."""
    bare = re.sub(r"\s*\([^)]*\)", "", label).strip()
    for pattern, article in ARTICLES:
        if found := pattern.match(bare):
            noun = bare[found.end() :]
            return f"l’{noun}" if article in {"la ", "le "} and elides(noun) else f"{article}{noun}"
    return lower_first(bare)


def to_you(title: str) -> str:
    """Return the title of a recommendation inside a sentence said to the owner, without its details.

    >>> to_you("S'équiper d'un poste de travail, avec ses outils : lesquels, où")
    "vous équiper d'un poste de travail, avec vos outils"
    """
    text = lower_first(DETAILS.sub("", title).strip())
    for pattern, yours in YOURS:
        text = pattern.sub(yours, text)
    return text
