"""Stores responses: add, get, save without overwriting others, delete."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from diagnostic import ConflictError, DiagnosticError, Questionnaire, ResponseNotFoundError, stored
from webapp.storage.drafts import Drafts
from webapp.storage.engine import DatabaseError, connect, scrub, vacuum
from webapp.storage.reading import MOST_REVISION, Raw, Unread, columns_of, read_row, text_of
from webapp.storage.rows import (
    SCHEMA_VERSION,
    Base,
    DossierRow,
    FactRow,
    FileRow,
    QuestionnaireRow,
    ResponseRow,
    SchemaError,
)
from webapp.storage.token import fingerprint, new_token

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    from diagnostic import Response

Mode = Literal["advisor", "self"]

CLEANED = "cleaned"
FAR = datetime(9000, 1, 1, tzinfo=UTC)  # beyond, what a database holds is no moment


class Kept(NamedTuple):
    """A stored response, with the questionnaire in the version it was answered in; times are in UTC."""

    token: str
    questionnaire: Questionnaire
    response: Response
    mode: Mode
    revision: int
    created: datetime
    updated: datetime


class UnreadableError(DiagnosticError):
    """A response that is kept and that today's rules refuse: another version wrote it, or the database is damaged.

    `unread` says what cannot be read; `rest` is the response without it, or nothing where not even its questionnaire
    can be read.
    """

    def __init__(self, token: str, unread: tuple[Unread, ...], rest: Kept | None) -> None:
        self.token, self.unread, self.rest = token, unread, rest
        super().__init__("Une partie de ce qui est conservé sous ce lien ne peut plus être lue.")


class Issued(NamedTuple):
    """A dossier that was made here: the digest of its content, and the day it is dated."""

    digest: str
    day: date


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Age(NamedTuple):
    """The number of responses, and when the newest changed: None without one, or where it is no valid moment."""

    responses: int
    newest: datetime | None


class Store:
    """The responses, drafts and issued dossiers of one database; the tables are created if they are missing.

    Raise DatabaseError if it cannot be opened, SchemaError if another version of this program made it.
    """

    def __init__(self, url: str, clock: Callable[[], datetime] = now) -> None:
        self._engine = connect(url)
        self._clock = clock
        self._questionnaires: dict[str, Questionnaire] = {}
        self.drafts = Drafts(self._engine, clock)
        try:
            Base.metadata.create_all(self._engine)
            self._check_schema()
        except DBAPIError as error:
            self.close()
            raise DatabaseError(url, str(error.orig).strip().partition("\n")[0]) from error
        self._clean_once()

    def _check_schema(self) -> None:
        self._insert_once(FactRow, name="schema", value=SCHEMA_VERSION)
        version = self.fact("schema")
        if version != SCHEMA_VERSION:
            raise SchemaError(version or "inconnu")

    def _clean_once(self) -> None:
        """Clean a database made before what is deleted was overwritten; where others are using it, the next time."""
        if self.fact(CLEANED) is None:
            with suppress(OperationalError):
                vacuum(self._engine)
                self.note(CLEANED, "1")

    def add(self, questionnaire: Questionnaire, response: Response, mode: Mode) -> Kept:
        """Store a new response under a new token."""
        self._keep_questionnaire(questionnaire)
        token, moment = new_token(), self._clock()
        row = ResponseRow(
            fingerprint=fingerprint(token),
            digest=response.digest,
            mode=mode,
            revision=1,
            created=moment,
            updated=moment,
            **response.data,
        )
        with Session(self._engine) as session, session.begin():
            session.add(row)
        return Kept(token, questionnaire, response, mode, 1, moment, moment)

    def get(self, token: str) -> Kept:
        """Return the response of a token.

        Raise ResponseNotFoundError if there is none, UnreadableError if it cannot be read, or not all of it.
        """
        raw = self.raw(token)
        questionnaire = self._questionnaire(text_of(raw["digest"]))
        row = read_row(raw, questionnaire)
        kept = None
        if questionnaire is not None and row.response is not None:
            mode: Mode = "advisor" if row.mode == "advisor" else "self"
            kept = Kept(token, questionnaire, row.response, mode, row.revision, row.created, row.updated)
        if kept is None or row.unread:
            raise UnreadableError(token, row.unread, kept)
        return kept

    def raw(self, token: str) -> Raw:
        """Return the row of a token as the database has it; raise ResponseNotFoundError if there is none."""
        row = self._raw(ResponseRow, ResponseRow.fingerprint == fingerprint(token))
        if row is None:
            raise ResponseNotFoundError(token)
        return row

    def save(self, kept: Kept, response: Response) -> Kept:
        """Store a new version of a response; raise ConflictError, and change nothing, if somebody else saved first."""
        moment = self._clock()
        if not 0 <= kept.revision <= MOST_REVISION:  # no database would take it, and nobody ever had it
            self.get(kept.token)
            raise ConflictError(kept.token)
        with self._engine.begin() as connection:
            changed = connection.execute(
                update(ResponseRow)
                .where(ResponseRow.fingerprint == fingerprint(kept.token), ResponseRow.revision == kept.revision)
                .values(revision=_next(kept.revision), updated=moment, **response.data)
            )
        if not changed.rowcount:
            self.get(kept.token)
            raise ConflictError(kept.token)
        return kept._replace(response=response, revision=_next(kept.revision), updated=moment)

    def mend(self, token: str) -> Kept:
        """Replace a response by what can be read of it; raise UnreadableError where nothing can."""
        try:
            return self.get(token)
        except UnreadableError as error:
            if error.rest is None:
                raise
            rest, moment = error.rest, self._clock()
            values = {"mode": rest.mode, "revision": _next(rest.revision), "created": rest.created, "updated": moment}
            with self._engine.begin() as connection:
                is_this = ResponseRow.fingerprint == fingerprint(token)
                connection.execute(update(ResponseRow).where(is_this).values(**values, **rest.response.data))
            return self.get(token)

    def delete(self, token: str) -> bool:
        """Delete a response and return whether its bytes are overwritten; raise ResponseNotFoundError without one."""
        with self._engine.begin() as connection:
            gone = connection.execute(delete(ResponseRow).where(ResponseRow.fingerprint == fingerprint(token)))
        if not gone.rowcount:
            raise ResponseNotFoundError(token)
        return self.scrub()

    def age(self) -> Age:
        """Return the number of responses and the time of the last change; None where it cannot be read."""
        newest = select(ResponseRow.updated).order_by(ResponseRow.updated.desc()).limit(1)
        with Session(self._engine) as session:
            count = session.execute(select(func.count(ResponseRow.fingerprint))).scalar_one()
            with suppress(ValueError):  # of SQLite, whose moments are texts
                return Age(count, session.execute(newest.where(ResponseRow.updated < FAR)).scalar())
        return Age(count, None)

    def untouched_since(self, moment: datetime) -> int:
        """Return the number of responses unchanged since a moment."""
        with Session(self._engine) as session:
            return session.execute(
                select(func.count(ResponseRow.fingerprint)).where(ResponseRow.updated < moment)
            ).scalar_one()

    def forget_untouched_since(self, moment: datetime) -> tuple[str, ...]:
        """Delete the responses unchanged since a moment; return their fingerprints."""
        forgotten = delete(ResponseRow).where(ResponseRow.updated < moment).returning(ResponseRow.fingerprint)
        with self._engine.begin() as connection:
            gone = tuple(connection.execute(forgotten).scalars())
        self.scrub()
        return gone

    def scrub(self) -> bool:
        """Overwrite what was deleted; return False where other connections delay it."""
        return scrub(self._engine)

    def issue(self, token: str, code: str, template: str, issued: Issued) -> None:
        """Record a dossier made of a response; the record is deleted with the response."""
        values = {"template": template, "digest": issued.digest, "day": issued.day}
        self._insert_once(DossierRow, code=fingerprint(code), response=fingerprint(token), **values)

    def issued(self, code: str) -> tuple[Issued, ...]:
        """Return the dossiers made here under a code, the oldest first; those of deleted responses are left out."""
        rows = self._raws(DossierRow, DossierRow.code == fingerprint(code))
        return tuple(sorted({dossier for row in rows if (dossier := _issued(row))}, key=lambda dossier: dossier.day))

    def hand_out(self, token: str, sha256: str, day: date) -> None:
        """Record the SHA-256 of a file made of a response; the record is deleted with the response."""
        self._insert_once(FileRow, sha256=sha256, response=fingerprint(token), day=day)

    def handed_out(self, sha256: str) -> date | None:
        """Return the day when a file of this SHA-256 was handed out; None if it was not, or its response is deleted."""
        with Session(self._engine) as session:
            return session.scalar(select(FileRow.day).where(FileRow.sha256 == sha256).limit(1))

    def knows(self, digest: str) -> bool:
        """Return whether the questionnaire of this digest was ever answered here."""
        with Session(self._engine) as session:
            return session.get(QuestionnaireRow, digest) is not None

    def is_empty(self) -> bool:
        """Return whether no response is stored."""
        with Session(self._engine) as session:
            return session.scalar(select(ResponseRow.fingerprint).limit(1)) is None

    def fact(self, name: str) -> str | None:
        """Return the fact of this name; None if there is none."""
        with Session(self._engine) as session:
            row = session.get(FactRow, name)
            return row.value if row else None

    def note(self, name: str, value: str) -> None:
        """Store a fact under a name, in place of the former one."""
        with Session(self._engine) as session, session.begin():
            session.merge(FactRow(name=name, value=value))

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _keep_questionnaire(self, questionnaire: Questionnaire) -> None:
        digest = questionnaire.digest
        if digest in self._questionnaires:
            return
        values = {"id": questionnaire.id, "version": questionnaire.version, "canonical": questionnaire.canonical}
        self._insert_once(QuestionnaireRow, digest=digest, **values)
        self._questionnaires[digest] = questionnaire

    def _questionnaire(self, digest: str) -> Questionnaire | None:
        """Return the questionnaire of a digest; None where it is missing or cannot be read."""
        if digest not in self._questionnaires:
            raw = self._raw(QuestionnaireRow, QuestionnaireRow.digest == digest)
            try:
                self._questionnaires[digest] = stored(text_of(raw and raw["canonical"]))
            except Exception:  # noqa: BLE001 - whatever is wrong with it, its responses are told and can be deleted
                return None
        return self._questionnaires[digest]

    def _raw(self, table: type[Base], condition: ColumnElement[bool]) -> Raw | None:
        return next(iter(self._raws(table, condition)), None)

    def _raws(self, table: type[Base], condition: ColumnElement[bool]) -> list[Raw]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(*columns_of(table, self._engine.dialect.name)).where(condition))
            return [dict(row) for row in rows.mappings()]

    def _insert_once(self, table: type[Base], **values: object) -> None:
        """Insert a row, unless it is there already: two programs may start at once."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(table).values(**values))
        except IntegrityError:
            return


def _next(revision: int) -> int:
    """Return the revision after one; after the last that a database takes, the first."""
    return revision % MOST_REVISION + 1


def _issued(raw: Raw) -> Issued | None:
    try:
        return Issued(text_of(raw["digest"]), date.fromisoformat(text_of(raw["day"])))
    except ValueError:
        return None
