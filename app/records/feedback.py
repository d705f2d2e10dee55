"""What a person says of an answer: whether it helped, and why; one word an exchange, and nobody else's."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, Select, delete, insert, select

from app.privacy.identifiers import Identifiers
from app.privacy.mask import mask
from app.records.database import Records
from app.records.kept import in_utc, storable
from app.records.tables import CONVERSATIONS, EXCHANGES, FEEDBACK
from knowledge.errors import ReaderError

_GONE = "The answer that this is about is no longer kept, so nothing was noted: ask again."


@dataclass(frozen=True)
class Given:
    """What was said of the answer to a question, and when (UTC)."""

    exchange: str
    question: str
    helpful: bool
    reason: str
    when: datetime


@dataclass(frozen=True)
class Feedback:
    """The feedback of one person on the answers of their own conversations."""

    records: Records
    person: str

    def give(self, exchange: str, helpful: bool, reason: str = "", identifiers: Identifiers | None = None) -> None:
        """Keep what is said of an answer in place of what was said before; names in the reason are masked."""
        masked = mask(storable(reason), identifiers).text.strip()
        row = {"exchange": exchange, "helpful": helpful, "reason": masked, "given": datetime.now(UTC)}
        with self.records.erasing() as connection:
            if connection.execute(self._own().where(EXCHANGES.c.id == exchange)).one_or_none() is None:
                raise ReaderError(_GONE)
            connection.execute(delete(FEEDBACK).where(FEEDBACK.c.exchange == exchange))
            connection.execute(insert(FEEDBACK).values(row))

    def take_back(self, exchange: str) -> None:
        """Forget what was said of an answer."""
        with self.records.erasing() as connection:
            wanted = FEEDBACK.c.exchange == storable(exchange), FEEDBACK.c.exchange.in_(self._own())
            connection.execute(delete(FEEDBACK).where(*wanted))

    def given(self, exchange: str) -> Given | None:
        """What was said of an answer, if anything was."""
        wanted = self._said().where(FEEDBACK.c.exchange == storable(exchange))
        with self.records.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        return _given(row) if row else None

    def all(self) -> tuple[Given, ...]:
        """All that was said, oldest first, for an export."""
        with self.records.reading() as connection:
            return tuple(_given(row) for row in connection.execute(self._said().order_by(FEEDBACK.c.given)))

    def _own(self) -> Select[Any]:
        return select(EXCHANGES.c.id).join(CONVERSATIONS).where(CONVERSATIONS.c.person == self.person)

    def _said(self) -> Select[Any]:
        columns = select(FEEDBACK, EXCHANGES.c.question)
        return columns.join(EXCHANGES, EXCHANGES.c.id == FEEDBACK.c.exchange).where(EXCHANGES.c.id.in_(self._own()))


def _given(row: Row[Any]) -> Given:
    return Given(row.exchange, row.question, row.helpful, row.reason, in_utc(row.given))
