"""Break and truncate the texts of SVG drawings, which have no automatic line wrap, by average letter width."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Widths in average letters: of a letter in a long word, a capital, the widest letters, a symbol.
SIGN, CAPITAL, WIDEST, DRAWN = 1.2, 1.3, 1.9, 2.5
WIDE = frozenset("mwMWŒÆ@%—…")
FIRST_DRAWN = "\u2100"
# Common words are never cut: one may exceed a narrow space a little.
USUAL_WORD = 20


def wrapped(text: str, letters: int, most: int = 99) -> tuple[str, ...]:
    """Return a text in lines of about this many letters; the excess is replaced by « … »."""
    lines = [""]
    for word in _words(text, letters):
        if lines[-1] and width(f"{lines[-1]} {word}") > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > most:
        return (*lines[: most - 1], f"{_beginning(lines[most - 1], letters - 2)} …")
    return tuple(lines)


def shortened(text: str, letters: int) -> str:
    """Return a text on one line of about this many letters, truncated with « … »."""
    return text if width(text) <= letters else f"{_beginning(text, letters - 2)} …"


def width(text: str) -> float:
    """Return the width of a text, in average letters; common words are not measured letter by letter."""
    return sum(_width(word) for word in text.split(" ")) + text.count(" ")


def _width(word: str) -> float:
    if len(word) <= USUAL_WORD and not word.isupper() and max(word, default="") < FIRST_DRAWN:
        return len(word)
    return _sign_by_sign(word)


def _sign_by_sign(word: str) -> float:
    plain = CAPITAL if word.isupper() else SIGN
    return sum(DRAWN if sign >= FIRST_DRAWN else WIDEST if sign in WIDE else plain for sign in word)


def _words(text: str, letters: int) -> Iterator[str]:
    """Yield the words of a text, those wider than any common word in pieces."""
    for word in text.split(" "):
        left = word
        while _width(word) > max(letters, USUAL_WORD) and _sign_by_sign(left) > letters:
            piece = _beginning(left, letters, _sign_by_sign)
            yield piece
            left = left[len(piece) :]
        yield left


def _beginning(text: str, letters: int, measured: Callable[[str], float] = width) -> str:
    """Return the longest beginning of a text that fits, at least one character."""
    end = 1
    while end < len(text) and measured(text[: end + 1]) <= letters:
        end += 1
    return text[:end]
