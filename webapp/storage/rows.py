"""The tables: questionnaires by version, responses, dossiers, files, and facts about the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, ForeignKey, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from diagnostic import DiagnosticError

if TYPE_CHECKING:
    from sqlalchemy import Dialect

SCHEMA_VERSION = "1"


class SchemaError(DiagnosticError):
    """The database was made by another version of this program."""

    def __init__(self, version: str) -> None:
        super().__init__(f"La base de données est au format {version}; ce programme attend le format {SCHEMA_VERSION}.")


class UtcTime(TypeDecorator[datetime]):
    """A moment in UTC, also where the database forgets the time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy passes it
        """Return the moment with its time zone."""
        return value if value is None else in_utc(value)


def in_utc(value: datetime) -> datetime:
    """Return a moment in UTC; one without a time zone was written in UTC."""
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The tables of this database."""


class QuestionnaireRow(Base):
    """The whole content of a questionnaire in one version, by its digest."""

    __tablename__ = "questionnaire"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    id: Mapped[str] = mapped_column(String(200))
    version: Mapped[str] = mapped_column(String(50))
    canonical: Mapped[str] = mapped_column(Text)


class ResponseRow(Base):
    """One response, known only by the fingerprint of its token."""

    __tablename__ = "response"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey(QuestionnaireRow.digest))
    mode: Mapped[str] = mapped_column(String(20))
    path: Mapped[str] = mapped_column(String(20))
    identity: Mapped[dict[str, Any]] = mapped_column(JSON)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    solutions: Mapped[dict[str, Any]] = mapped_column(JSON)
    quotes: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int]
    created: Mapped[datetime] = mapped_column(UtcTime)
    updated: Mapped[datetime] = mapped_column(UtcTime)


class DossierRow(Base):
    """A dossier made of a response, by its code and its digest, without its content; deleted with the response."""

    __tablename__ = "dossier"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    response: Mapped[str] = mapped_column(
        ForeignKey(ResponseRow.fingerprint, ondelete="CASCADE"), primary_key=True, index=True
    )
    template: Mapped[str] = mapped_column(String(200), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    day: Mapped[date]


class FileRow(Base):
    """A file that was handed out, by its SHA-256 alone; deleted with the response."""

    __tablename__ = "file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    response: Mapped[str] = mapped_column(
        ForeignKey(ResponseRow.fingerprint, ondelete="CASCADE"), primary_key=True, index=True
    )
    day: Mapped[date]


class FactRow(Base):
    """A fact about the database itself: its format, the link of the demonstration."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
