"""Signing: a field at its place, what is seen of it, and the signature over the whole file."""

from __future__ import annotations

import io
import tempfile
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from diagnostic.report.signing.field import FIELD, Place, add_field, place_of
from diagnostic.report.typography import french, french_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

    from diagnostic.report.signing.key import Key

WHOLE = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN,
    y_align=AxisAlignment.ALIGN_MIN,
    margins=Margins(),
    inner_content_scaling=InnerScaling.NO_SCALING,
)
STAMP = """<html lang="fr"><head><title>Signature</title>
<link rel="stylesheet" href="../_shared/fonts/fonts.css"><style>
@page {{ size: {width}pt {height}pt; margin: 0; }}
body {{ margin: 0; font: 400 7.4pt/1.25 "Source Sans 3"; color: #17262b; }}
p {{ margin: 0; }} strong {{ font-weight: 600; }} .demonstration {{ color: #9a3412; font-weight: 600; }}
</style></head><body>{lines}</body></html>"""


class Writer(IncrementalPdfFileWriter):
    """Adds to a dossier and leaves what it says of itself alone: its title, its date, that it is PDF/A and PDF/UA."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Stay at 1.7, whatever is signed with: PDF/A-3 and PDF/UA-1 are made of it."""

    def _update_meta(self) -> None:
        pass


class Signer(PdfSigner):
    """Signs at a given moment: what is seen of a signature and what it says are of the same minute."""

    moment: datetime

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - pyHanko's signature
    ) -> PdfSigningSession:
        """Begin to sign."""
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self.moment
        return session


def signed(pdf: bytes, key: Key, moment: datetime) -> bytes:
    """Return a dossier with the signature of a body after it: its own bytes are the first ones of what is returned.

    `moment` is the time that the signature claims. Raise SigningError where the certificate is not valid then.
    """
    key.check(moment)
    writer = Writer(io.BytesIO(pdf))
    place = place_of(writer)
    add_field(writer, place, french(_said(key, moment)))
    with _style(key, moment, place) as style:
        signer = Signer(_about(key), key.signer, stamp_style=style)
        signer.moment = moment
        made = signer.sign_pdf(writer, existing_fields_only=True)
    return bytes(made.getbuffer())


def _about(key: Key) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=key.name)


@contextmanager
def _style(key: Key, moment: datetime, place: Place) -> Iterator[StaticStampStyle | None]:
    """Give what is seen of a signature for as long as one signs; nothing where there is no place to see it."""
    if not place.seen:
        yield None
        return
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(_stamp(key, moment, place))
        file.flush()
        yield StaticStampStyle(
            background=ImportedPdfPage(file.name), background_layout=WHOLE, background_opacity=1, border_width=0
        )


def _said(key: Key, moment: datetime) -> str:
    """Return what is said of a signature where it is not seen."""
    warning = " Clé de démonstration : elle ne prouve pas qui a signé." if key.demonstration else ""
    return f"Signature électronique de « {key.name} », datée du {moment:%d/%m/%Y} par son auteur.{warning}"


def _stamp(key: Key, moment: datetime, place: Place) -> bytes:
    """Return what is seen of a signature, as a page of the size of its place."""
    from diagnostic.report.pdf import laid_out_plain  # noqa: PLC0415 - WeasyPrint is heavy, and reading keys does without

    width, height = place.size
    lines = [
        "<p>Signé électroniquement par</p>",
        f"<p><strong>{escape(key.name)}</strong></p>",
        f"<p>le {moment:%d/%m/%Y à %H:%M} ({escape(moment.tzname() or 'UTC')}), date que donne le signataire</p>",
    ]
    if key.demonstration:
        lines[1:2] = ['<p class="demonstration">une clé de DÉMONSTRATION : ne prouve pas qui a signé</p>']
    return laid_out_plain(french_html(STAMP.format(width=width, height=height, lines="".join(lines))))
