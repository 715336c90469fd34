"""What an installation says in its environment: each variable once, read and checked, every mistake told at once."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, EnvSettingsSource, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from diagnostic import DiagnosticError
from webapp.storage import refusal, without_password

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "DIAGNOSTIC_"
GUIDE = "docs/reglages.md"
YES = frozenset({"oui", "yes", "true", "vrai", "on", "1"})
NO = frozenset({"non", "no", "false", "faux", "off", "0"})
LONGEST = 100
# What stands for a value that is not to be read by others.
SECRET = "•••"  # noqa: S105 - it hides one


class SettingsError(DiagnosticError):
    """What an installation says in its environment cannot be followed: `mistakes` has all that is wrong, in French."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        head = "Un réglage est à corriger :" if len(mistakes) == 1 else f"{len(mistakes)} réglages sont à corriger :"
        super().__init__("\n".join((head, *(f"  {one}" for one in mistakes), f"Tous sont expliqués dans {GUIDE}.")))


def _refuse(reason: str) -> NoReturn:
    kind = "refused"
    raise PydanticCustomError(kind, "{reason}", {"reason": reason})


def _yes(value: object) -> object:
    word = str(value).strip().lower()
    return True if word in YES else False if word in NO else value


def _folders(value: object) -> object:
    return tuple(Path(one) for one in value.split(os.pathsep) if one) if isinstance(value, str) else value


def _are_folders(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    missing = [folder for folder in folders if not folder.is_dir()]
    for folder in missing:
        _refuse(f"« {folder} » n'est pas un dossier" if folder.exists() else f"le dossier « {folder} » n'existe pas")
    return folders


def _holds_organisations(folder: Path) -> Path:
    if not folder.is_dir():
        _refuse("ce dossier n'existe pas")
    return folder if any(folder.glob("*.yaml")) else _refuse("ce dossier ne contient aucun fichier .yaml")


def _is_readable(path: Path) -> Path:
    if not path.is_file():
        _refuse("ce n'est pas un fichier" if path.exists() else "ce fichier n'existe pas")
    return path if os.access(path, os.R_OK) else _refuse("ce fichier ne peut pas être lu par ce programme")


def _holds_certificates(path: Path) -> Path:
    holds = b"-----BEGIN CERTIFICATE-----" in _is_readable(path).read_bytes()
    return path if holds else _refuse("ce fichier ne contient aucun certificat (PEM)")


def _can_be_made(folder: Path) -> Path:
    """Return a folder that is there or can be made, and written in."""
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    if not there.is_dir():
        _refuse(f"« {there} » n'est pas un dossier")
    return folder if os.access(there, os.W_OK | os.X_OK) else _refuse(f"« {there} » ne peut pas être écrit")


def _is_database(url: str) -> str:
    reason = refusal(url)
    return _refuse(reason) if reason else url


def _is_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        more = parts.query or parts.fragment or parts.username is not None or parts.port == 0
        good = parts.scheme in {"http", "https"} and parts.hostname and not more
    except ValueError:
        good = False
    return url.rstrip("/") if good and " " not in url else _refuse("ce n'est pas une telle adresse")


File = Annotated[Path, AfterValidator(_is_readable)]


class Environment(BaseSettings):
    """The variables, by the name that follows `DIAGNOSTIC_`; what they leave out has no value here."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, validate_default=False)

    questionnaire: Annotated[tuple[Path, ...], NoDecode, BeforeValidator(_folders), AfterValidator(_are_folders)] = (
        Field((), description="un dossier, ou plusieurs séparés par « : »")
    )
    database_url: Annotated[str, AfterValidator(_is_database)] = Field(
        "", description="une adresse comme sqlite:////chemin/diagnostic.sqlite ou postgresql://serveur/base"
    )
    secret_key: str = Field("", description="un texte tiré au sort")
    demonstration: Annotated[bool, BeforeValidator(_yes)] = Field(default=True, description="« oui » ou « non »")
    public_url: Annotated[str, AfterValidator(_is_address)] = Field(
        "", description="une adresse comme https://diagnostic.exemple.nc"
    )
    operator: str = Field("", description="un nom, de 200 signes au plus", max_length=200)
    contact: str = Field("", description="une adresse ou un numéro, de 300 signes au plus", max_length=300)
    organisations: Annotated[Path, AfterValidator(_holds_organisations)] | None = Field(
        None, description="le dossier des fichiers d'organismes"
    )
    keep_months: int = Field(36, ge=1, le=1200, description="un nombre entier de mois, de 1 à 1200")
    signing_key: File | None = Field(None, description="le fichier d'une clé (PKCS#12)")
    signing_passphrase_file: File | None = Field(None, description="le fichier d'une phrase de passe")
    trust: Annotated[Path, AfterValidator(_holds_certificates)] | None = Field(
        None, description="un fichier de certificats (PEM)"
    )
    dossiers: Annotated[Path, AfterValidator(_can_be_made)] | None = Field(
        None, description="un dossier où ce programme peut écrire"
    )
    dossiers_workers: int | None = Field(None, ge=0, le=256, description="un nombre entier, de 0 à 256")
    dossiers_seconds: float = Field(
        60, gt=0, le=86_400, allow_inf_nan=False, description="un nombre de secondes, plus de 0 et 86400 au plus"
    )
    dossiers_most: int = Field(50, ge=1, le=1_000_000, description="un nombre entier, de 1 à 1000000")
    dossiers_keep_hours: float = Field(
        24, gt=0, le=8_760, allow_inf_nan=False, description="un nombre d'heures, plus de 0 et 8760 au plus"
    )
    dossiers_keep_megabytes: int = Field(200, ge=1, le=10_000_000, description="un nombre entier, de 1 à 10000000")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what is given and nothing else: `read` gives what one environment says."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def read(environ: Mapping[str, str]) -> Environment:
    """Return what an environment says; raise SettingsError with every mistake of it."""
    mistakes = _unknown(environ)
    try:
        said = Environment(**_Given(environ)())
    except ValidationError as error:
        mistakes += [_mistake(dict(one), environ) for one in error.errors()]
    if mistakes:
        raise SettingsError(tuple(mistakes))
    return said


class _Given(EnvSettingsSource):
    """What one environment says, read as pydantic-settings reads that of the process."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        super().__init__(Environment, env_prefix=PREFIX, env_ignore_empty=True)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {key.lower(): value for key, value in self._environ.items() if key.startswith(PREFIX) and value.strip()}


def _unknown(environ: Mapping[str, str]) -> list[str]:
    """Return what is wrong with variables that are none of ours: one mistyped would be left out without a word."""
    known = {f"{PREFIX}{name}".upper() for name in Environment.model_fields}
    strange = sorted(name for name in environ if name.upper().startswith(PREFIX) and name not in known)
    return [f"{name} : ce réglage n'existe pas. {_hint(name, known)}".rstrip() for name in strange]


def _hint(name: str, known: set[str]) -> str:
    close = get_close_matches(name.upper(), sorted(known), n=1)
    return f"Vouliez-vous dire « {close[0]} » ?" if close else ""


def _mistake(error: dict[str, Any], environ: Mapping[str, str]) -> str:
    field = str(error["loc"][0])
    name = f"{PREFIX}{field}".upper()
    reason = f"{error['ctx']['reason']} ; " if error["type"] == "refused" else ""
    expected = Environment.model_fields[field].description
    return f"{name} = {_shown(field, environ.get(name, ''))} : {reason}il faut {expected}."


def _shown(field: str, value: str) -> str:
    if field == "secret_key":
        return SECRET
    shown = without_password(value) if field == "database_url" else value
    return f"« {shown if len(shown) <= LONGEST else shown[:LONGEST] + '…'} »"
