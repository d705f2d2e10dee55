"""A person's kept plans: saved only when asked, encrypted, until a day; nobody else's can be reached from here."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from app.plan.plan import Plan
from app.plan.rules_outcomes import first_review
from app.privacy.identifiers import Identifiers
from app.privacy.mask import mask
from app.records.database import Records
from app.records.kept_plan import DAMAGED, Body, Head, body_of, head_of, sealed_body, sealed_head
from app.records.locks import Lock, Locks
from app.records.seal import NotOpened, opened, sealed
from app.records.tables import PLANS
from knowledge.errors import ReaderError

_GONE = "There is no such plan any more: go back to the list, or save it as a new one."


@dataclass(frozen=True)
class Summary:
    """A kept plan in a list: `review` is the first day of a review, `keep_until` the last on which it is kept.

    One that cannot be opened has no title, and `trouble` says why and what to do.
    """

    id: str
    title: str
    created: datetime | None
    changed: datetime | None
    review: date | None
    keep_until: date
    status: str
    trouble: str = ""


@dataclass(frozen=True)
class Kept:
    """A kept plan, and the table of names that was kept with it, if the person chose so."""

    summary: Summary
    plan: Plan
    names: Identifiers | None


@dataclass(frozen=True)
class Plans:
    """The kept plans of one person; an id that is not one of theirs is a ReaderError."""

    records: Records
    person: str
    locks: Locks

    def save(
        self,
        title: str,
        plan: Plan,
        names: Identifiers | None = None,
        until: date | None = None,
        on: date | None = None,
    ) -> str:
        """The id of the plan that is now kept, with placeholders where names were; `names` only if they are given.

        It is kept until the 31 August after its review, or until another day. A ReaderError says what to do where
        there is neither a key store nor a passphrase.
        """
        today, now, name = on or _now().date(), _now(), uuid4().hex
        head = Head(name, _masked(title, names), now, now, first_review(plan, today), plan.status)
        keep_until = until or kept_until(head.review or today)
        with self.records.writing() as connection:
            row = self._sealed(self.locks.to_save(connection), head, Body(name, plan, names))
            connection.execute(insert(PLANS).values(id=name, person=self.person, keep_until=keep_until, **row))
        return name

    def replace(
        self, plan_id: str, plan: Plan, names: Identifiers | None = None, title: str = "", on: date | None = None
    ) -> None:
        """Keep another state of a plan in place of the one before, and its names only if they are given again."""
        today = on or _now().date()
        with self.records.erasing() as connection:
            row, lock = self._opened(connection, plan_id)
            head = head_of(opened_or_told(row.head, lock), plan_id)
            titled = _masked(title, names) if title else head.title
            head = replace(head, title=titled, changed=_now(), review=first_review(plan, today), status=plan.status)
            values = self._sealed(lock, head, Body(plan_id, plan, names))
            connection.execute(update(PLANS).where(*self._own(plan_id)).values(values))

    def keep(self, plan_id: str, until: date) -> None:
        """Keep a plan until another day, that day included."""
        with self.records.writing() as connection:
            self._row(connection, plan_id)
            connection.execute(update(PLANS).where(*self._own(plan_id)).values(keep_until=until))

    def listed(self) -> tuple[Summary, ...]:
        """Every plan, the next to be reviewed first; those that cannot be opened last, each with the reason."""
        with self.records.reading() as connection:
            rows = connection.execute(select(PLANS).where(PLANS.c.person == self.person)).all()
            found = [self._summary(connection, row) for row in rows]
        return tuple(sorted(found, key=lambda each: (bool(each.trouble), each.review or date.max, each.title, each.id)))

    def load(self, plan_id: str) -> Kept:
        """A plan as it was kept; a ReaderError where its key is wrong or lost, or where it is damaged."""
        with self.records.reading() as connection:
            row, lock = self._opened(connection, plan_id)
        body = body_of(opened_or_told(row.body, lock), plan_id)
        return Kept(_told(row, head_of(opened_or_told(row.head, lock), plan_id)), body.plan, body.names)

    def delete(self, plan_id: str) -> None:
        """Delete a plan for good, whether it can be opened or not."""
        self._delete(*self._own(plan_id), must_be_there=True)

    def delete_all(self) -> int:
        """Delete every plan of this person for good; tells how many there were."""
        return self._delete(PLANS.c.person == self.person)

    def _delete(self, *which: ColumnElement[bool], must_be_there: bool = False) -> int:
        with self.records.erasing() as connection:
            count = connection.execute(delete(PLANS).where(*which)).rowcount
            if must_be_there and not count:
                raise ReaderError(_GONE)
            keys = self.locks.drop_unused(connection)
        self.locks.forget_keys(keys)
        return count

    def _own(self, plan_id: str) -> tuple[ColumnElement[bool], ...]:
        return PLANS.c.id == plan_id, PLANS.c.person == self.person

    def _row(self, connection: Connection, plan_id: str) -> Row[Any]:
        row = connection.execute(select(PLANS).where(*self._own(plan_id))).one_or_none()
        if row is None:
            raise ReaderError(_GONE)
        return row

    def _opened(self, connection: Connection, plan_id: str) -> tuple[Row[Any], Lock]:
        row = self._row(connection, plan_id)
        return row, self.locks.to_open(connection, row.lock)

    def _summary(self, connection: Connection, row: Row[Any]) -> Summary:
        try:
            lock = self.locks.to_open(connection, row.lock)
            return _told(row, head_of(opened_or_told(row.head, lock), row.id))
        except ReaderError as error:
            return Summary(row.id, "", None, None, None, row.keep_until, "", str(error))

    def _sealed(self, lock: Lock, head: Head, body: Body) -> dict[str, str]:
        return {
            "lock": lock.id,
            "head": sealed(sealed_head(head), lock.key),
            "body": sealed(sealed_body(body), lock.key),
        }


def kept_until(day: date) -> date:
    """The 31 August that follows a day: the end of its school year."""
    end = date(day.year, 8, 31)
    return end if day <= end else date(day.year + 1, 8, 31)


def opened_or_told(token: str, lock: Lock) -> str:
    """What a lock opens; a ReaderError where it was damaged."""
    try:
        return opened(token, lock.key)
    except NotOpened as error:
        raise ReaderError(DAMAGED) from error


def _told(row: Row[Any], head: Head) -> Summary:
    return Summary(row.id, head.title, head.created, head.changed, head.review, row.keep_until, head.status)


def _masked(title: str, names: Identifiers | None) -> str:
    return " ".join(mask(title, names).text.split()) or "Untitled"


def _now() -> datetime:
    return datetime.now(UTC)
