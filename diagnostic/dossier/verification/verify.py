"""Verify a dossier and summarise the result in one word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from diagnostic.dossier import read_dossier, render_pdf
from diagnostic.dossier.provenance import made_with, same_making
from diagnostic.dossier.verification import data, pages
from diagnostic.dossier.verification.pictures import UnreadablePagesError
from diagnostic.dossier.verification.signatures import signatures_of
from diagnostic.dossier.verification.soundness import sound
from diagnostic.errors import DossierError, ReportError
from diagnostic.report import digest_of, short
from diagnostic.report.context.identity import identity_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from asn1crypto.x509 import Certificate

    from diagnostic.diagnosis import Diagnosis
    from diagnostic.dossier.archive import Dossier
    from diagnostic.dossier.verification.data import Data, Installed
    from diagnostic.dossier.verification.pages import Pages
    from diagnostic.dossier.verification.signatures import Signature

MOST_REVISIONS = 50
OVERWRITTEN = f"il a été enregistré plus de {MOST_REVISIONS} fois par-dessus lui-même, ce qu'un dossier n'est jamais"

PAGES = "ses pages ne peuvent pas être lues : elles sont abîmées, ou bien plus grandes que celles d'un dossier"

Verdict = Literal["intact", "consistent", "unsure", "modified"]


class Verification(NamedTuple):
    """The result of verifying a dossier: a one-word verdict, and its parts; `code` and `digest` identify the dossier.

    `intact`: signed, without differences; `consistent`: unsigned, without differences; `modified`: something differs;
    `unsure`: something differs for a possibly innocent reason (other versions, a rewrite by another program, another
    signature), or not everything could be compared. `sound`: the file is readable without repairs. `pages` is None if
    its template is not installed. `business`, `identifier` and `date` are for comparison with other information;
    `made_with` is the provenance that the dossier states, `here` that of a dossier made by this installation.
    """

    verdict: Verdict
    signatures: tuple[Signature, ...]
    data: Data
    pages: Pages | None
    sound: bool
    code: str
    digest: str
    date: str
    business: str
    identifier: str
    template: str
    body: str
    made_with: str
    here: str

    @property
    def same_program(self) -> bool:
        """Whether everything that determines its bytes is the same here as where it was made."""
        return self.pages is not None and same_making(self.made_with, self.here)


def verify(
    pdf: bytes,
    source: str = "dossier.pdf",
    *,
    trusted: Sequence[Certificate] = (),
    installed: Installed = frozenset(),
) -> Verification:
    """Return the verification of a dossier; `source` names it in messages.

    `trusted` are the trusted certificates, `installed` the digests of the installed questionnaires. Raise DossierError
    if the file is encrypted, damaged, too big, or not a dossier.
    """
    if pdf.count(b"startxref") > MOST_REVISIONS:
        raise DossierError(source, OVERWRITTEN)
    dossier = read_dossier(pdf, source)
    again = dossier.diagnosed()
    here = made_with(dossier.template)
    fresh = _fresh(dossier, again)
    laid = None if fresh is None else _pages(pdf, fresh, source, same_program=same_making(dossier.made_with, here))
    digest = digest_of(again, date=dossier.date, body=dossier.body)
    about = identity_of(again, dossier.date, dossier.body)
    verification = Verification(
        verdict="unsure",
        signatures=() if pdf == fresh else signatures_of(pdf, trusted),
        data=data.compared(dossier, again, installed),
        pages=laid,
        sound=_same_bytes(laid) or sound(pdf),
        code=short(digest),
        digest=digest,
        date=dossier.date.isoformat(),
        business=about.company if about.named else "",
        identifier=about.business_id,
        template=dossier.template,
        body=dossier.body.name if dossier.body else "",
        made_with=dossier.made_with,
        here=here,
    )
    return verification._replace(verdict=_verdict(verification))


def _fresh(dossier: Dossier, again: Diagnosis) -> bytes | None:
    """Return the dossier made here from the file's own data; None if its template is not installed."""
    about = {"template": dossier.template, "body": dossier.body, "address": dossier.address}
    try:
        return render_pdf(again, date=dossier.date, **about)  # type: ignore[arg-type] # each is of its own type
    except ReportError:
        return None


def _pages(pdf: bytes, fresh: bytes, source: str, *, same_program: bool) -> Pages:
    try:
        return pages.compared(pdf, fresh, same_program=same_program)
    except UnreadablePagesError as error:
        raise DossierError(source, PAGES) from error


def _verdict(verification: Verification) -> Verdict:
    """Return the verdict: identical bytes decide first, then signatures and soundness, then the other differences."""
    if _same_bytes(verification.pages):
        whole = all(signature.covers == "everything" for signature in verification.signatures)
        return "modified" if not whole else "intact" if verification.signatures else "consistent"
    holds = all(signature.holds for signature in verification.signatures)
    if not (verification.sound and holds) or (verification.pages is not None and verification.pages.added):
        return "modified"
    return "modified" if verification.same_program and _otherwise(verification) else "unsure"


def _same_bytes(laid: Pages | None) -> bool:
    return laid is not None and laid.compared == "bytes"


def _otherwise(verification: Verification) -> bool:
    """Return whether there is a difference that library versions, being the same, do not explain."""
    laid = verification.pages
    seen = laid is not None and (laid.different or laid.drawn or (laid.beyond and not verification.signatures))
    return bool(seen) or not verification.data.same
