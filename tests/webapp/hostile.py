"""Files that somebody might send to do harm: each small enough to be sent, and a burden to read."""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String


def written(change, **options):
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        file = io.BytesIO()
        pdf.save(file, **options)
        return file.getvalue()


def bomb(pdf):
    """A page of 3 GB, packed twice."""
    packed = zlib.compress(zlib.compress(bytes(300 * 1024**2), 9) * 10, 9)
    pdf.pages[0].Contents = Stream(pdf, packed)
    pdf.pages[0].Contents.Filter = Array([Name.FlateDecode, Name.FlateDecode])


def attached_bomb(pdf):
    """The three files of a dossier, one of which is 300 MB of nought."""
    files = []
    for name in ("diagnostic.json", "reponses.json", "questionnaire.json"):
        stream = Stream(pdf, zlib.compress(bytes(300 * 1024**2), 9))
        stream.Filter = Name.FlateDecode
        stream.Params = Dictionary(Size=300 * 1024**2, CheckSum=String("x"))
        files.append(Dictionary(UF=String(name), EF=Dictionary(F=pdf.make_indirect(stream))))
    pdf.Root.AF = Array(files)


def objects_without_number(pdf):
    """Two hundred thousand objects."""
    pdf.Root.Many = Array([pdf.make_indirect(Dictionary(N=number)) for number in range(200_000)])


def script(pdf):
    """A program that the reader would run."""
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("while (true) {}"))


def attached_ring(pdf):
    """A list of attached files that is its own only file."""
    pdf.Root.AF = pdf.make_indirect(Array([]))
    pdf.Root.AF.append(pdf.Root.AF)


def packed_objects():
    """A stream of objects of 2 GB, the list of which is sound."""
    packing = zlib.compressobj(9)
    content = b"".join(
        [packing.compress(b"5 0 "), *(packing.compress(bytes(2**20)) for _ in range(2048)), packing.flush()]
    )
    head = b"1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(content)
    file = b"%PDF-1.7\n" + head + content + b"\nendstream\nendobj\n"
    rows = ((0, 0, 255), (1, 9, 0), (1, len(file), 0), (0, 0, 0), (0, 0, 0), (2, 1, 0))
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([rank]) for kind, place, rank in rows)
    listed = b"2 0 obj\n<< /Type /XRef /Size 6 /W [1 4 1] /Root 5 0 R /Length %d >>\nstream\n" % len(table)
    return file + listed + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % len(file)


AS_IT_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def files():
    """Return each file by what it is."""
    plain = written(lambda pdf: None)
    nested = b"%PDF-1.7\n1 0 obj\n" + b"[" * 5_000_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"
    return {
        "nothing of a PDF": b"bonjour",
        "half a PDF": plain[: len(plain) // 2],
        "a page that is a bomb": written(bomb, **AS_IT_IS),
        "an attachment that is a bomb": written(attached_bomb, **AS_IT_IS),
        "brackets without end": nested,
        "attachments in a ring": written(attached_ring),
        "objects that are a bomb": packed_objects(),
        "objects without number": written(objects_without_number),
        "a script": written(script),
        "pages in a ring": plain.replace(b"/Kids [ 3 0 R ]", b"/Kids [ 2 0 R ]"),
        "a lock": written(lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user="secret")),
        "thousands of revisions": plain + b"\nxref\n0 0\ntrailer << /Prev 9 >>\nstartxref\n9\n%%EOF" * 5_000,
    }
