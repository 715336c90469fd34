"""Lines of text in drawings, which nothing breaks for us: counted in letters of a usual width, long words cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# In letters of a usual text, which has narrow ones: a sign of a long word, a capital, the widest signs, a symbol.
SIGN, CAPITAL, WIDEST, DRAWN = 1.2, 1.3, 1.9, 2.5
WIDE = frozenset("mwMWŒÆ@%—…")
FIRST_DRAWN = "\u2100"
# A word is cut only where it is no usual word: a narrow place is left with a word that is a little wider.
USUAL_WORD = 20


def wrapped(text: str, letters: int, most: int = 99) -> tuple[str, ...]:
    """Return a text in lines of about so many letters; what does not fit is cut with « … »."""
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
    """Return a text on one line of about so many letters, its end cut with « … »."""
    return text if width(text) <= letters else f"{_beginning(text, letters - 2)} …"


def width(text: str) -> float:
    """Return how wide a text is, in letters of a usual width; a usual word is not measured sign by sign."""
    return sum(_width(word) for word in text.split(" ")) + text.count(" ")


def _width(word: str) -> float:
    if len(word) <= USUAL_WORD and not word.isupper() and max(word, default="") < FIRST_DRAWN:
        return len(word)
    return _sign_by_sign(word)


def _sign_by_sign(word: str) -> float:
    plain = CAPITAL if word.isupper() else SIGN
    return sum(DRAWN if sign >= FIRST_DRAWN else WIDEST if sign in WIDE else plain for sign in word)


def _words(text: str, letters: int) -> Iterator[str]:
    """Yield the words of a text, in pieces where no usual word is as wide."""
    for word in text.split(" "):
        left = word
        while _width(word) > max(letters, USUAL_WORD) and _sign_by_sign(left) > letters:
            piece = _beginning(left, letters, _sign_by_sign)
            yield piece
            left = left[len(piece) :]
        yield left


def _beginning(text: str, letters: int, measured: Callable[[str], float] = width) -> str:
    """Return what fits of a text, one sign at least."""
    end = 1
    while end < len(text) and measured(text[: end + 1]) <= letters:
        end += 1
    return text[:end]
