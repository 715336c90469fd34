"""The file that a signature belongs to, written again: with the same signature in it, it is the same to the byte.

What our signer writes depends on the dossier, on the name, the time and the signature itself, and on nothing else. So
a signed dossier needs no list of what may have changed in it: there is one file that it can be.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from asn1crypto import cms, core, parser
from cryptography.x509 import load_der_x509_certificate
from pyhanko.sign.signers.pdf_cms import Signer

from diagnostic.dossier.signing.key import name_of
from diagnostic.dossier.signing.sign import written

if TYPE_CHECKING:
    from asn1crypto import x509

CONTENTS = re.compile(rb"/Contents <([0-9A-F]+)>")
MOMENT = re.compile(rb"/M \(D\\072(\d{14})Z\)")
MOST = 100_000  # in hexadecimal figures: a signature with all its certificates takes some 5,000


class Seal(NamedTuple):
    """A signature as it stands in a file: itself, whose it is, when by its own account, the room it has."""

    content: cms.ContentInfo
    certificate: x509.Certificate
    moment: datetime
    reserved: int


class Replaying(Signer):
    """Signs nothing: it says once more what was signed."""

    def __init__(self, seal: Seal) -> None:
        super().__init__(signing_cert=seal.certificate)
        self.seal = seal

    async def async_sign(self, *_: object, **__: object) -> cms.ContentInfo:
        """Return the signature that was made."""
        return self.seal.content


def signed_again(pdf: bytes, base: bytes) -> bytes | None:
    """Return the one file that our signer makes of a dossier, `base`, with the signature that is in `pdf`.

    Nothing where there is none in what follows `base`, or one that our signer would not write.
    """
    if not pdf.startswith(base):
        return None
    try:
        seal = _seal(pdf[len(base) :])
        return seal and written(base, Replaying(seal), _name(seal), seal.moment, seal.reserved)
    except Exception:  # noqa: BLE001 - a signature that somebody made up may break those who read it in any way
        return None


def _seal(update: bytes) -> Seal | None:
    """Return the signature of an update; anything wrongly taken for it is told by the file that comes of it."""
    contents, moment = CONTENTS.search(update), MOMENT.search(update)
    if contents is None or moment is None or len(contents[1]) > MOST or update.count(b"%%EOF") != 1:
        return None
    content = cms.ContentInfo.load(bytes.fromhex(contents[1].decode()))
    certificate = _signer(content["content"]) if _written_once(content.dump()) and _plain(content["content"]) else None
    when = datetime.strptime(moment[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return certificate and Seal(content, certificate, when, len(contents[1]))


def _name(seal: Seal) -> str:
    return name_of(load_der_x509_certificate(seal.certificate.dump()))


def _signer(signed: cms.SignedData) -> x509.Certificate | None:
    """Return the certificate of the one who signed: one, over nothing but the file, and with nothing added since.

    It is named by its issuer and its number, as anybody may give a certificate the number of another; besides it there
    are only those that vouch for it, one after the other.
    """
    (info,) = signed["signer_infos"]
    extra = (info["unsigned_attrs"], signed["crls"], signed["encap_content_info"]["content"])
    if not all(isinstance(one, core.Void) for one in extra):
        return None
    wanted = info["sid"].chosen
    given = [one.chosen for one in signed["certificates"]]
    (found,) = (one for one in given if (one.issuer, one.serial_number) == _named(wanted))
    chain = [found]
    while above := next((one for one in given if one not in chain and one.subject == chain[-1].issuer), None):
        chain.append(above)
    return found if len(chain) == len(given) else None


def _plain(signed: cms.SignedData) -> bool:
    """Return whether what stands round a signature, and is not signed, is what our signer writes there."""
    (info,), (digest,) = signed["signer_infos"], signed["digest_algorithms"]
    same = digest.dump() == info["digest_algorithm"].dump()
    return same and (signed["version"].native, info["version"].native) == ("v1", "v1")


def _written_once(content: bytes) -> bool:
    """Return whether every length is written in the one way that DER has; many ways make many files of a signature."""
    at = 0
    while at < len(content):
        kind, method, tag, head, held, tail = parser.parse(content[at:])
        if parser.emit(kind, method, tag, held) != head + held + tail or (method and not _written_once(held)):
            return False
        at += len(head) + len(held) + len(tail)
    return True


def _named(signer: cms.IssuerAndSerialNumber) -> tuple[x509.Name, int]:
    return signer["issuer"], signer["serial_number"].native
