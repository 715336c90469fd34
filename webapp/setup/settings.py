"""The settings of an installation, read from the environment once, at the start."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import diagnostic
from webapp.jobs import Limits
from webapp.setup import environment
from webapp.setup.environment import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webapp.setup.environment import Environment

__all__ = ["Settings", "SettingsError", "questionnaires", "secret_key"]

QUESTIONNAIRE = "maturite-numerique"
SECRET_BYTES = 32
PRIVATE = 0o700
PRIVATE_FILE = 0o600
LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one installation.

    `questionnaire` is the one that the first page offers, `others` those that may be chosen instead;
    `public_url` is the address people see (`https://…`) where it differs from the one listened on; `operator` and
    `contact` say on every page who runs the service and how to reach them; a response that nobody has changed for
    `keep_months` is forgotten. `organisations` are the files of those in whose name dossiers are delivered; `jobs`
    limits how these are made, and they are kept in the folder `dossiers`.
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
    jobs: Limits = LIMITS

    @classmethod
    def read(cls, environ: Mapping[str, str], var: Path = Path("var")) -> Settings:
        """Return the settings of an environment; without a database, a key or a folder there, they are made in `var`.

        Raise SettingsError with every mistake of the environment, or where `var` cannot be written in.
        """
        choices = environment.read(environ)
        first, *others = choices.questionnaire or _shipped()
        return cls(
            questionnaire=first,
            others=tuple(others),
            organisations=tuple(sorted(choices.organisations.glob("*.yaml"))) if choices.organisations else (),
            database_url=choices.database_url or f"sqlite:///{_private_folder(var) / 'diagnostic.sqlite'}",
            secret_key=choices.secret_key or secret_key(_private_folder(var) / "secret-key"),
            demonstration=choices.demonstration,
            public_url=choices.public_url,
            operator=choices.operator,
            contact=choices.contact,
            keep_months=choices.keep_months,
            dossiers=choices.dossiers or var.absolute() / "dossiers",
            jobs=_limits(choices),
            signing_key=choices.signing_key,
            signing_passphrase=choices.signing_passphrase_file,
            trust=choices.trust,
        )


def _limits(choices: Environment) -> Limits:
    half = max(1, len(os.sched_getaffinity(0)) // 2)
    return Limits(
        workers=half if choices.dossiers_workers is None else choices.dossiers_workers,
        seconds=choices.dossiers_seconds,
        most=choices.dossiers_most,
        keep_hours=choices.dossiers_keep_hours,
        keep_megabytes=choices.dossiers_keep_megabytes,
    )


def questionnaires() -> Path:
    """Return the folder of questionnaires: beside the code in a clone, inside the package once installed."""
    beside = Path(__file__).parents[2] / "questionnaires"
    return beside if beside.is_dir() else Path(diagnostic.__file__).parent / "_data" / "questionnaires"


def _shipped() -> list[Path]:
    """Return every questionnaire there is, the product's own first."""
    folders = sorted(path.parent for path in questionnaires().glob("*/questionnaire.yaml"))
    return sorted(folders, key=lambda folder: folder.name != QUESTIONNAIRE)


def secret_key(path: Path) -> str:
    """Return the key that signs the cookies, made once and kept where only its owner can read it."""
    try:
        if not path.exists():
            _write_key(path, secrets.token_hex(SECRET_BYTES))
    except OSError as error:
        raise SettingsError((_unwritable(path.parent),)) from error
    return _read_key(path)


def _write_key(path: Path, key: str) -> None:
    """Put a key in its place whole, unless another process that starts at the same time has put its own there."""
    begun = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(begun, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, PRIVATE_FILE), "w", encoding="ascii") as file:
        file.write(key)
    with suppress(FileExistsError):
        os.link(begun, path)
    begun.unlink()


def _read_key(path: Path) -> str:
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((f"« {path} » ne peut pas être lu : supprimez-le, il en sera tiré un autre.",)) from error
    if not key:
        raise SettingsError((f"« {path} » est vide : supprimez-le, il en sera tiré un autre.",))
    return key


def _private_folder(folder: Path) -> Path:
    """Return a folder, made for its owner alone; raise SettingsError where it cannot be written in."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
        folder.chmod(PRIVATE)
    except OSError as error:
        raise SettingsError((_unwritable(folder),)) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingsError((_unwritable(folder),))
    return folder.resolve()


def _unwritable(folder: Path) -> str:
    why = "les réponses et la clé des cookies y sont gardées"
    return f"le dossier « {folder.absolute()} » ne peut pas être écrit : {why}."
