"""The verification code printed on a dossier, for checking it with the installation that issued it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

import segno
from markupsafe import Markup

from diagnostic.diagnosis import to_data

if TYPE_CHECKING:
    from datetime import date

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.model import Organisation

# Without i, l, o, 0 and 1, which are easily confused when a code is copied from paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4
PAGE = "/verifier"


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a dossier: four groups of four characters, and where to check it, also as a QR code.

    `address` and `drawing` are empty if the installation did not state its address.
    """

    text: str
    address: str
    drawing: Markup


def code_of(diagnosis: Diagnosis, *, date: date, body: Organisation | None, address: str) -> Code:
    """Return the code of a dossier; `address` is that of the issuing installation (`https://…`), or empty."""
    text = short(digest_of(diagnosis, date=date, body=body))
    return Code(text, f"{address}{PAGE}" if address else "", _drawn(f"{address}{PAGE}?code={quote(text)}", address))


def digest_of(diagnosis: Diagnosis, *, date: date, body: Organisation | None) -> str:
    """Return the SHA-256, as 64 hexadecimal digits, of the content common to all dossiers of a diagnosis."""
    name = None if body is None else body.model_dump(mode="json")
    whole = [to_data(diagnosis), diagnosis.response.data, date.isoformat(), name]
    return hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()


def short(digest: str) -> str:
    """Return the sixteen characters that people copy, in groups: `k3fm-…`."""
    number = int(digest, 16)
    signs = []
    for _ in range(GROUPS * GROUP):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "-".join("".join(signs[start : start + GROUP]) for start in range(0, len(signs), GROUP))


def _drawn(target: str, address: str) -> Markup:
    if not address:
        return Markup()
    title = f"Code QR de l’adresse {target}"
    drawing = segno.make_qr(target, error="m").svg_inline(title=title, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704 - segno escapes the title, the rest is numbers
