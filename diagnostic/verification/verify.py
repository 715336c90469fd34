"""All that can be said of a dossier, and the one word for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.errors import DossierError, ReportError
from diagnostic.report import digest_of, read_dossier, render_pdf, short
from diagnostic.report.making import made_with
from diagnostic.verification import data, pages
from diagnostic.verification.signatures import signatures_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn1crypto.x509 import Certificate

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.report.archive import Dossier
    from diagnostic.verification.data import Data, Installed
    from diagnostic.verification.pages import Pages
    from diagnostic.verification.signatures import Signature

MOST_REVISIONS = 50
OVERWRITTEN = f"il a été enregistré plus de {MOST_REVISIONS} fois par-dessus lui-même, ce qu'un dossier n'est jamais"

PAGES = "ses pages ne peuvent pas être lues : elles sont abîmées, ou bien plus grandes que celles d'un dossier"

Verdict = Literal["intact", "consistent", "unsure", "modified"]


class Verification(NamedTuple):
    """What was found of a dossier, in one word and by parts; `code` and `digest` are those by which it is known.

    `intact`: signed, and nothing is otherwise; `consistent`: nothing is otherwise, and nobody signed it; `modified`:
    something is otherwise; `unsure`: it may be for another reason (another version of the program, another
    signature), or not everything could be compared. `pages` is nothing where its template is not here.
    """

    verdict: Verdict
    signatures: tuple[Signature, ...]
    data: Data
    pages: Pages | None
    code: str
    digest: str
    date: str
    template: str
    body: str
    made_with: str
    same_program: bool


def verify(
    pdf: bytes,
    source: str = "dossier.pdf",
    *,
    trusted: Sequence[Certificate] = (),
    installed: Installed = frozenset(),
) -> Verification:
    """Return what is found of a dossier; `source` names it in messages.

    `trusted` are the certificates whose signatures are believed, `installed` the digests of the questionnaires known
    here. Raise DossierError where the file is encrypted, damaged, too big, or no dossier.
    """
    if pdf.count(b"startxref") > MOST_REVISIONS:
        raise DossierError(source, OVERWRITTEN)
    dossier = read_dossier(pdf, source)
    again = dossier.diagnosed()
    found = data.compared(dossier, again, installed)
    signatures, laid = signatures_of(pdf, trusted), _pages(pdf, dossier, again)
    same_program = laid is not None and dossier.made_with == made_with(dossier.template)
    digest = digest_of(again, date=dossier.date, body=dossier.body)
    return Verification(
        verdict=_verdict(signatures, found, laid, same_program=same_program),
        signatures=signatures,
        data=found,
        pages=laid,
        code=short(digest),
        digest=digest,
        date=dossier.date.isoformat(),
        template=dossier.template,
        body=dossier.body.name if dossier.body else "",
        made_with=dossier.made_with,
        same_program=same_program,
    )


def _pages(pdf: bytes, dossier: Dossier, again: Diagnosis) -> Pages | None:
    about = {"template": dossier.template, "body": dossier.body, "address": dossier.address}
    try:
        fresh = render_pdf(again, date=dossier.date, **about)  # type: ignore[arg-type] # each is of its own type
    except ReportError:
        return None
    try:
        return pages.compared(pdf, fresh)
    except pages.UnreadablePagesError as error:
        raise DossierError(dossier.source, PAGES) from error


def _verdict(signatures: Sequence[Signature], found: Data, laid: Pages | None, *, same_program: bool) -> Verdict:
    if not all(one.holds for one in signatures) or (laid is not None and laid.added):
        return "modified"
    if not found.same or (laid is not None and laid.different):
        return "modified" if same_program else "unsure"
    if laid is not None and laid.beyond and not signatures:
        return "modified"
    if laid is None or laid.beyond or not (laid.compared == "bytes" or _vouched(signatures)):
        return "unsure"
    if signatures and all(one.covers != "everything" for one in signatures):
        return "unsure"  # what follows the last signature changes nothing that is seen, and nobody signed it
    return "intact" if signatures else "consistent"


def _vouched(signatures: Sequence[Signature]) -> bool:
    """Return whether somebody who is trusted signed all there is: then the words of the pages are enough."""
    return any(one.whose == "trusted" and one.covers == "everything" for one in signatures)
