"""Split a JSON text into tokens with their positions, refusing deep nesting and duplicate keys."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from diagnostic.budgets.text import number_mistake, place_in, refused, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 64
BLANK = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
WORD = re.compile(r"[^\s,:\[\]{}\"]+")
WORDS = frozenset({"true", "false", "null"})
HINT = "Vérifiez les guillemets, les virgules et les accolades."


class Kind(Enum):
    """The kinds of JSON token: `WORD` is a number, true, false or null, as written."""

    OBJECT = "{"
    ARRAY = "["
    END = "]"
    KEY = "key"
    TEXT = "text"
    WORD = "word"


class Token(NamedTuple):
    """A JSON token: its text (for a key, a string or a word), and its line and column, both from 1."""

    kind: Kind
    text: str
    line: int
    column: int


@dataclass(slots=True)
class _Opened:
    """An object or array still open, with its keys so far, and whether it has any element."""

    closing: str
    keys: set[str] = field(default_factory=set)
    begun: bool = False


def tokens(text: str, name: str = "", deepest: int = DEEPEST) -> Iterator[Token]:
    """Yield the tokens of a JSON text in order; raise InputError at the place of the first invalid one."""
    yield from _Reading(text, name, deepest).all()


class _Reading:
    """Scans a text once, without recursion."""

    def __init__(self, text: str, name: str, deepest: int) -> None:
        self.text, self.name, self.deepest = text, name, deepest
        self.at = 0
        self.line, self.begins, self.counted = 1, 0, 0
        self.opened: list[_Opened] = []

    def all(self) -> Iterator[Token]:
        yield from self._value()
        while self.opened:
            yield from self._within(self.opened[-1])
        if self._next():
            self._refuse("rien n'est attendu après la fin de la valeur")

    def _within(self, here: _Opened) -> Iterator[Token]:
        """Yield the next tokens inside an object or an array: its end, or one more value."""
        sign = self._next()
        if sign == here.closing:
            yield self._token(Kind.END)
            self.at += 1
            self.opened.pop()
            return
        if here.begun:
            self._expect(",", f"une virgule ou « {here.closing} » est attendue ici")
        here.begun = True
        if here.closing == "}":
            yield self._key(here)
        yield from self._value()

    def _key(self, here: _Opened) -> Token:
        if self._next() != '"':
            self._refuse("une clé entre guillemets est attendue ici")
        token = self._token(Kind.KEY)
        token = token._replace(text=self._string())
        if token.text in here.keys:
            message = f"la clé « {shortened(token.text)} » est écrite deux fois"
            place = (token.line, token.column)
            raise refused(self.name, "duplicate-key", message, "Retirez l'une des deux.", place)
        here.keys.add(token.text)
        self._expect(":", "« : » est attendu ici")
        return token

    def _value(self) -> Iterator[Token]:
        sign = self._next()
        if sign in {"{", "["}:
            yield self._token(Kind.OBJECT if sign == "{" else Kind.ARRAY)
            if len(self.opened) == self.deepest:
                self._refuse(f"plus de {self.deepest} niveaux sont emboîtés ici", code="too-deep", hint="")
            self.opened.append(_Opened("}" if sign == "{" else "]"))
            self.at += 1
        elif sign == '"':
            token = self._token(Kind.TEXT)
            yield token._replace(text=self._string())
        else:
            yield self._word()

    def _word(self) -> Token:
        token = self._token(Kind.WORD)
        match = WORD.match(self.text, self.at)
        word = match[0] if match else ""
        if word not in WORDS and not NUMBER.fullmatch(word):
            reason = f"« {shortened(word)} » n'en est pas une" if word else "il n'y en a pas"
            self._refuse(f"une valeur est attendue ici, et {reason}")
        if word not in WORDS and (mistake := number_mistake(word)):
            self._refuse(mistake, code="bad-number", hint="")
        self.at += len(word)
        return token._replace(text=word)

    def _string(self) -> str:
        try:
            text, self.at = json.decoder.scanstring(self.text, self.at + 1, True)  # type: ignore[attr-defined]  # noqa: FBT003 - by place only
        except json.JSONDecodeError as error:
            unended = error.msg.startswith("Unterminated")
            self.at = error.pos
            self._refuse("ce texte n'a pas de guillemet à sa fin" if unended else "un texte ne s'écrit pas ainsi")
        return str(text)

    def _next(self) -> str:
        """Return the next non-blank character and stop on it; an empty string at the end."""
        match = BLANK.match(self.text, self.at)
        end = match.end() if match else self.at
        self.at = end
        return self.text[end : end + 1]

    def _expect(self, sign: str, message: str) -> None:
        if self._next() != sign:
            self._refuse(message)
        self.at += 1

    def _token(self, kind: Kind) -> Token:
        """Return a token that begins here; lines are counted from the previous token."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.begins = max(self.begins, self.text.rfind("\n", self.counted, self.at) + 1)
        self.counted = self.at
        return Token(kind, "", self.line, self.at - self.begins + 1)

    def _refuse(self, message: str, code: str = "syntax", hint: str = HINT) -> NoReturn:
        reason = f"ce n'est pas du JSON : {message}" if code == "syntax" else message
        raise refused(self.name, code, reason, hint, place_in(self.text, self.at))
