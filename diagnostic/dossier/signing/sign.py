"""Sign a dossier: the field at its place, its appearance, and the signature over the whole file."""

from __future__ import annotations

import hashlib
import io
import tempfile
from contextlib import contextmanager
from datetime import UTC
from html import escape
from typing import TYPE_CHECKING

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.stamp import StaticStampStyle

from diagnostic.dossier.signing.demonstration import DEMONSTRATION
from diagnostic.dossier.signing.field import FIELD, Place, add_field, place_of
from diagnostic.wording.dates import short_date, short_moment
from diagnostic.wording.typography import french, french_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers.pdf_cms import Signer as AnySigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

    from diagnostic.dossier.signing.key import Key

STAMPED = b"/Stamp"
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
    """An incremental writer that preserves the title, date, and PDF/A and PDF/UA claims of a dossier."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Stay at PDF 1.7, whatever the signer requests: PDF/A-3 and PDF/UA-1 are based on it."""

    def _update_meta(self) -> None:
        pass

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        """Return the file identifier with its second half derived from the first, never random."""
        first, second = (part.original_bytes for part in prev.trailer["/ID"])
        changed = hashlib.sha256(first + second).digest()[: len(second)]
        return generic.ArrayObject([generic.ByteStringObject(first), generic.ByteStringObject(changed)])


class Stamp(ImportedPdfPage):
    """The appearance of a signature, under a fixed name."""

    def render(self) -> bytes:
        """Return the drawing operators."""
        drawn: bytes = super().render()
        name, _, rest = drawn.partition(b" ")
        drawing = self.resources.xobject.pop(name.decode("ascii"))
        self.resources.xobject[STAMPED.decode("ascii")] = drawing
        return STAMPED + b" " + rest


class Signer(PdfSigner):
    """Signs at a given moment, so that the visible and the signed time are the same."""

    moment: datetime

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - pyHanko's signature
    ) -> PdfSigningSession:
        """Start a signing session at the given moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self.moment
        return session


def signed(pdf: bytes, key: Key, moment: datetime) -> bytes:
    """Return a dossier followed by the signature of a body: the original bytes come first, unchanged.

    `moment` is the time that the signature claims. Raise SigningError if the certificate is not valid at that time.
    """
    key.check(moment)
    return written(pdf, key.signer, key.name, moment)


def written(pdf: bytes, signer: AnySigner, name: str, moment: datetime, reserved: int | None = None) -> bytes:
    """Return a dossier signed by a signer of this name; apart from the signature, the output is deterministic.

    `reserved` is the space reserved for the signature, in hexadecimal digits; by default, the size it needs.
    """
    moment = moment.astimezone(UTC).replace(microsecond=0)
    writer = Writer(io.BytesIO(pdf))
    place = place_of(writer)
    add_field(writer, place, french(_description(name, moment)))
    with _style(name, moment, place) as style:
        meta = PdfSignatureMetadata(FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=name)
        by = Signer(meta, signer, stamp_style=style)
        by.moment = moment
        made = by.sign_pdf(writer, existing_fields_only=True, bytes_reserved=reserved)
    return bytes(made.getbuffer())


@contextmanager
def _style(name: str, moment: datetime, place: Place) -> Iterator[StaticStampStyle | None]:
    """Provide the appearance of a signature while signing; None if it is invisible."""
    if not place.seen:
        yield None
        return
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(_stamp(name, moment, place))
        file.flush()
        yield StaticStampStyle(
            background=Stamp(file.name),  # type: ignore[no-untyped-call] # pyHanko's
            background_layout=WHOLE,
            background_opacity=1,
            border_width=0,
        )


def _description(name: str, moment: datetime) -> str:
    """Return the text that describes an invisible signature."""
    warning = " Clé de démonstration : elle ne prouve pas qui a signé." if DEMONSTRATION in name else ""
    return f"Signature électronique de « {name} », datée du {short_date(moment)} par son auteur.{warning}"


def _stamp(name: str, moment: datetime, place: Place) -> bytes:
    """Return the appearance of a signature, as a page of the size of its place."""
    from diagnostic.report.paper.pages import laid_out_plain  # noqa: PLC0415 - WeasyPrint is heavy, and reading keys does without

    width, height = place.size
    lines = [
        "<p>Signé électroniquement par</p>",
        f"<p><strong>{escape(name)}</strong></p>",
        f"<p>le {short_moment(moment)} ({escape(moment.tzname() or 'UTC')}), date que donne le signataire</p>",
    ]
    if DEMONSTRATION in name:
        lines[1:2] = ['<p class="demonstration">une clé de DÉMONSTRATION : ne prouve pas qui a signé</p>']
    return laid_out_plain(french_html(STAMP.format(width=width, height=height, lines="".join(lines))))
