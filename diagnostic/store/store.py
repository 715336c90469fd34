"""Keeping responses: add, get, save without overwriting anybody, delete."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from diagnostic.errors import ConflictError, ResponseNotFoundError
from diagnostic.model import Questionnaire
from diagnostic.response import KEPT, Response
from diagnostic.store.engine import connect
from diagnostic.store.rows import (
    SCHEMA_VERSION,
    Base,
    DossierRow,
    FactRow,
    QuestionnaireRow,
    ResponseRow,
    SchemaError,
)
from diagnostic.store.token import fingerprint, new_token

if TYPE_CHECKING:
    from collections.abc import Callable

Mode = Literal["advisor", "self"]


class Kept(NamedTuple):
    """A response as it is kept, with the questionnaire in the version it was answered in."""

    token: str
    questionnaire: Questionnaire
    response: Response
    mode: Mode
    revision: int
    created: datetime
    updated: datetime


class Issued(NamedTuple):
    """A dossier that was made here: the digest of all it says, and the day it is dated."""

    digest: str
    day: date


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


class Store:
    """Responses in one database; the tables are made if they are not there."""

    def __init__(self, url: str, clock: Callable[[], datetime] = now) -> None:
        self._engine = connect(url)
        self._clock = clock
        self._questionnaires: dict[str, Questionnaire] = {}
        Base.metadata.create_all(self._engine)
        self._check_schema()

    def _check_schema(self) -> None:
        self._insert_once(FactRow, name="schema", value=SCHEMA_VERSION)
        found = self.fact("schema")
        if found != SCHEMA_VERSION:
            raise SchemaError(found or "inconnu")

    def add(self, questionnaire: Questionnaire, response: Response, mode: Mode) -> Kept:
        """Keep a new response under a new token."""
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
        """Return the response of a token; raise ResponseNotFoundError if there is none."""
        with Session(self._engine) as session:
            row = session.get(ResponseRow, fingerprint(token))
            if row is None:
                raise ResponseNotFoundError(token)
            session.expunge(row)
        questionnaire = self._questionnaire(row.digest)
        mode: Mode = "advisor" if row.mode == "advisor" else "self"
        return Kept(token, questionnaire, _read(questionnaire, row), mode, row.revision, row.created, row.updated)

    def save(self, kept: Kept, response: Response) -> Kept:
        """Keep what was said since; raise ConflictError, and change nothing, if somebody else saved first."""
        moment = self._clock()
        with self._engine.begin() as connection:
            changed = connection.execute(
                update(ResponseRow)
                .where(ResponseRow.fingerprint == fingerprint(kept.token), ResponseRow.revision == kept.revision)
                .values(revision=kept.revision + 1, updated=moment, **response.data)
            )
        if not changed.rowcount:
            self.get(kept.token)
            raise ConflictError(kept.token)
        return kept._replace(response=response, revision=kept.revision + 1, updated=moment)

    def delete(self, token: str) -> None:
        """Forget a response; raise ResponseNotFoundError if there is none."""
        with self._engine.begin() as connection:
            gone = connection.execute(delete(ResponseRow).where(ResponseRow.fingerprint == fingerprint(token)))
        if not gone.rowcount:
            raise ResponseNotFoundError(token)

    def forget_untouched_since(self, moment: datetime) -> int:
        """Forget the responses that nobody has changed since a moment; return how many."""
        with self._engine.begin() as connection:
            return connection.execute(delete(ResponseRow).where(ResponseRow.updated < moment)).rowcount

    def issue(self, token: str, code: str, template: str, issued: Issued) -> None:
        """Note that a dossier was made of a response; it is forgotten with the response."""
        about = {"template": template, "digest": issued.digest, "day": issued.day}
        self._insert_once(DossierRow, code=fingerprint(code), response=fingerprint(token), **about)

    def issued(self, code: str) -> tuple[Issued, ...]:
        """Return what was made here under a code, the oldest first; nothing if nothing was, or it was forgotten."""
        found = select(DossierRow.digest, DossierRow.day).where(DossierRow.code == fingerprint(code)).distinct()
        with Session(self._engine) as session:
            return tuple(Issued(*row) for row in session.execute(found.order_by(DossierRow.day)))

    def knows(self, digest: str) -> bool:
        """Return whether a questionnaire was ever answered here, in the version of this digest."""
        with Session(self._engine) as session:
            return session.get(QuestionnaireRow, digest) is not None

    def is_empty(self) -> bool:
        """Return whether nobody has answered yet."""
        with Session(self._engine) as session:
            return session.scalar(select(ResponseRow.fingerprint).limit(1)) is None

    def fact(self, name: str) -> str | None:
        """Return what was noted about this database under a name."""
        with Session(self._engine) as session:
            row = session.get(FactRow, name)
            return row.value if row else None

    def note(self, name: str, value: str) -> None:
        """Note something about this database, in place of what was noted under this name."""
        with Session(self._engine) as session, session.begin():
            session.merge(FactRow(name=name, value=value))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _keep_questionnaire(self, questionnaire: Questionnaire) -> None:
        digest = questionnaire.digest
        if digest in self._questionnaires:
            return
        about = {"id": questionnaire.id, "version": questionnaire.version, "canonical": questionnaire.canonical}
        self._insert_once(QuestionnaireRow, digest=digest, **about)
        self._questionnaires[digest] = questionnaire

    def _questionnaire(self, digest: str) -> Questionnaire:
        if digest not in self._questionnaires:
            with Session(self._engine) as session:
                row = session.get_one(QuestionnaireRow, digest)
                self._questionnaires[digest] = Questionnaire.from_canonical(row.canonical)
        return self._questionnaires[digest]

    def _insert_once(self, table: type[Base], **values: object) -> None:
        """Insert a row, unless it is there already: two programs may start at once."""
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(table).values(**values))
        except IntegrityError:
            return


def _read(questionnaire: Questionnaire, row: ResponseRow) -> Response:
    return Response.to(
        questionnaire,
        row.answers,
        identity=row.identity,
        path="short" if row.path == "short" else "full",
        solutions=row.solutions,
        quotes=row.quotes,
        door=KEPT,
    )
