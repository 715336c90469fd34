"""What an installation may choose, read from the environment once, at the start."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import diagnostic
from webapp.press import Rules

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONNAIRE = "maturite-numerique"
SECRET_BYTES = 32
RULES = Rules()


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one installation.

    `questionnaire` is the one that the first page offers, `others` those that may be chosen instead;
    `public_url` is the address people see (`https://…`) where it differs from the one listened on; `operator` and
    `contact` say on every page who runs the service and how to reach them; a response that nobody has changed for
    `keep_months` is forgotten. `organisations` are the files of those in whose name dossiers are delivered; the `press`
    makes these, and they are kept in the folder `dossiers`.
    `signing_key` and `signing_passphrase` are no longer of use: these pages sign nothing, which is said at the start;
    `trust` holds the certificates (PEM) whose signatures the page of verification believes.
    """

    questionnaire: Path
    database_url: str
    secret_key: str
    demonstration: bool = True
    public_url: str = ""
    operator: str = ""
    contact: str = ""
    keep_months: int = 36
    signing_key: Path | None = None
    signing_passphrase: Path | None = None
    trust: Path | None = None
    others: tuple[Path, ...] = ()
    organisations: tuple[Path, ...] = ()
    dossiers: Path = Path("var/dossiers")
    press: Rules = RULES

    @classmethod
    def read(cls, environ: Mapping[str, str], var: Path = Path("var")) -> Settings:
        """Return the settings that the environment says; what it leaves out is kept in the folder `var`."""
        first, *others = _chosen(environ.get("DIAGNOSTIC_QUESTIONNAIRE", "")) or _shipped()
        return cls(
            questionnaire=first,
            others=tuple(others),
            organisations=_files(environ.get("DIAGNOSTIC_ORGANISATIONS", "")),
            database_url=environ.get("DIAGNOSTIC_DATABASE_URL", "") or f"sqlite:///{_made(var) / 'diagnostic.sqlite'}",
            secret_key=environ.get("DIAGNOSTIC_SECRET_KEY", "") or secret_key(_made(var) / "secret-key"),
            demonstration=environ.get("DIAGNOSTIC_DEMONSTRATION", "yes") != "no",
            public_url=environ.get("DIAGNOSTIC_PUBLIC_URL", "").rstrip("/"),
            operator=environ.get("DIAGNOSTIC_OPERATOR", ""),
            contact=environ.get("DIAGNOSTIC_CONTACT", ""),
            keep_months=int(environ.get("DIAGNOSTIC_KEEP_MONTHS", "36")),
            dossiers=Path(environ.get("DIAGNOSTIC_DOSSIERS", "") or var.absolute() / "dossiers"),
            press=_rules(environ),
            signing_key=_file(environ, "DIAGNOSTIC_SIGNING_KEY"),
            signing_passphrase=_file(environ, "DIAGNOSTIC_SIGNING_PASSPHRASE_FILE"),
            trust=_file(environ, "DIAGNOSTIC_TRUST"),
        )


def _rules(environ: Mapping[str, str]) -> Rules:
    default = RULES._replace(workers=max(1, len(os.sched_getaffinity(0)) // 2))
    return Rules(
        workers=int(environ.get("DIAGNOSTIC_DOSSIERS_WORKERS", default.workers)),
        seconds=float(environ.get("DIAGNOSTIC_DOSSIERS_SECONDS", default.seconds)),
        most=int(environ.get("DIAGNOSTIC_DOSSIERS_MOST", default.most)),
        keep_hours=float(environ.get("DIAGNOSTIC_DOSSIERS_KEEP_HOURS", default.keep_hours)),
        keep_megabytes=int(environ.get("DIAGNOSTIC_DOSSIERS_KEEP_MEGABYTES", default.keep_megabytes)),
    )


def questionnaires() -> Path:
    """Return the folder of questionnaires: beside the code in a clone, inside the package once installed."""
    beside = Path(__file__).parent.parent / "questionnaires"
    return beside if beside.is_dir() else Path(diagnostic.__file__).parent / "_data" / "questionnaires"


def _files(folder: str) -> tuple[Path, ...]:
    """Return the files of organisations in a folder, in the order of their names."""
    return tuple(sorted(Path(folder).glob("*.yaml"))) if folder else ()


def _chosen(folders: str) -> list[Path]:
    """Return the folders that an installation names, one after another as in a PATH."""
    return [Path(folder) for folder in folders.split(os.pathsep) if folder]


def _shipped() -> list[Path]:
    """Return every questionnaire there is, the product's own first."""
    folders = sorted(path.parent for path in questionnaires().glob("*/questionnaire.yaml"))
    return sorted(folders, key=lambda folder: folder.name != QUESTIONNAIRE)


def secret_key(path: Path) -> str:
    """Return the key that signs the cookies, made once and kept where only its owner can read it."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(SECRET_BYTES), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _file(environ: Mapping[str, str], name: str) -> Path | None:
    return Path(environ[name]) if environ.get(name) else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()
