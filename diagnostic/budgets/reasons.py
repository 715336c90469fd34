"""French messages for the system errors of files."""

from __future__ import annotations

import errno

REASONS = {
    errno.EACCES: "vous n'en avez pas le droit",
    errno.EPERM: "vous n'en avez pas le droit",
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENOENT: "ce dossier n'existe pas",
    errno.ENOTDIR: "un fichier est pris pour un dossier",
    errno.EISDIR: "c'est un dossier, pas un fichier",
    errno.EEXIST: "il y a déjà un fichier de ce nom",
    errno.ELOOP: "des liens y tournent en rond",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOSPC: "il n'y a plus de place",
    errno.EDQUOT: "il n'y a plus de place pour vous",
    errno.EFBIG: "le fichier serait trop gros",
    errno.EIO: "le support ne répond pas",
}


def reason(error: OSError | ValueError) -> str:
    """Return the French reason why a file cannot be read or written; the system's own message for rare errors."""
    if not isinstance(error, OSError):
        return "son nom n'en est pas un"
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
