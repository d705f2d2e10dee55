"""A person's conversations: kept, listed, searched, read, renamed, deleted; nobody else's can be reached from here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, exists, func, insert, or_, select, update

from app.ask.answer import Answer, Question, Role
from app.privacy.identifiers import Identifiers
from app.privacy.mask import mask
from app.records.database import Records
from app.records.kept import UNREADABLE, folded, from_json, in_utc, storable, to_json, words_of
from app.records.tables import CONVERSATIONS, EXCHANGES, FEEDBACK
from knowledge.errors import ReaderError

THIS_COMPUTER = "this computer"  # the person where nobody has signed in

_GONE = "There is no such conversation any more: go back to the list, or start a new one."
_MOST_SEARCHED = 200  # characters; what is beyond narrows no search, and SQLite has a limit


@dataclass(frozen=True)
class Summary:
    """A conversation in a list: `when` it was last used (UTC), and the `count` of its exchanges."""

    id: str
    title: str
    when: datetime
    count: int


@dataclass(frozen=True)
class Exchange:
    """A kept question and what came of it: an answer, or one line that says why there is none."""

    id: str
    question: Question
    answer: Answer | None
    trouble: str
    when: datetime


@dataclass(frozen=True)
class Conversations:
    """The kept conversations of one person; an id that is not one of theirs is a ReaderError."""

    records: Records
    person: str

    def begin(self, title: str, identifiers: Identifiers | None = None) -> str:
        """The id of a new conversation; names in its title are masked, with the session's placeholders if given."""
        name, now = uuid4().hex, _now()
        row = {"id": name, "person": self.person, "begun": now, "used": now, **_titled(title, identifiers)}
        with self.records.writing() as connection:
            connection.execute(insert(CONVERSATIONS).values(row))
        return name

    def add(self, conversation: str, question: Question, answer: Answer | None = None, trouble: str = "") -> str:
        """The id of the exchange that is now kept: all but the identifiers, and the history, which stands before it."""
        name, now, asked = uuid4().hex, _now(), storable(question.text)
        row = {"id": name, "conversation": conversation, "asked": now, "role": question.role, "question": asked}
        said = {"answer": to_json(answer), "trouble": storable(trouble), "words": storable(words_of(asked, answer))}
        with self.records.writing() as connection:
            self._change(connection, conversation, used=now)
            connection.execute(insert(EXCHANGES).values({**row, **said}))
        return name

    def replace(self, exchange: str, answer: Answer, role: Role | None = None) -> None:
        """Keep another answer in place of an exchange's, asked as another role if one is given; the feedback on the one
        before goes with it."""
        with self.records.writing() as connection:
            row = connection.execute(select(EXCHANGES).where(EXCHANGES.c.id == exchange)).one_or_none()
            if row is None:
                raise ReaderError(_GONE)
            self._change(connection, row.conversation, used=_now())
            said = {"answer": to_json(answer), "trouble": "", "words": storable(words_of(row.question, answer))}
            changed = update(EXCHANGES).where(EXCHANGES.c.id == exchange)
            connection.execute(changed.values(said | {"role": role or row.role}))
            connection.execute(delete(FEEDBACK).where(FEEDBACK.c.exchange == exchange))

    def listed(self) -> tuple[Summary, ...]:
        """Every conversation, the last used first."""
        return self._summaries(_summaries())

    def search(self, words: str) -> tuple[Summary, ...]:
        """The conversations in which each of the words stands, in the title, a question or an answer."""
        return self._summaries(_summaries().where(*map(_stands, folded(storable(words))[:_MOST_SEARCHED].split())))

    def summary(self, conversation: str) -> Summary:
        """One conversation as it is listed."""
        found = self._summaries(_summaries().where(CONVERSATIONS.c.id == storable(conversation)))
        if not found:
            raise ReaderError(_GONE)
        return found[0]

    def load(self, conversation: str) -> tuple[Exchange, ...]:
        """The exchanges of a conversation in order; one that this version cannot read is there as trouble."""
        self.summary(conversation)
        wanted = select(EXCHANGES).where(EXCHANGES.c.conversation == conversation).order_by(EXCHANGES.c.number)
        with self.records.reading() as connection:
            return tuple(_exchange(row) for row in connection.execute(wanted))

    def rename(self, conversation: str, title: str, identifiers: Identifiers | None = None) -> None:
        """Give a conversation another title; names in it are masked, with the session's placeholders if given."""
        titled = _titled(title, identifiers)
        with self.records.erasing() as connection:
            self._change(connection, conversation, **titled)

    def delete(self, conversation: str) -> None:
        """Delete a conversation for good."""
        self.summary(conversation)
        with self.records.erasing() as connection:
            connection.execute(delete(CONVERSATIONS).where(*self._own(conversation)))

    def delete_all(self) -> int:
        """Delete every conversation of this person for good; tells how many there were."""
        with self.records.erasing() as connection:
            return connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.person == self.person)).rowcount

    def _own(self, conversation: str) -> tuple[ColumnElement[bool], ...]:
        return CONVERSATIONS.c.id == conversation, CONVERSATIONS.c.person == self.person

    def _change(self, connection: Connection, conversation: str, **values: Any) -> None:
        if not connection.execute(update(CONVERSATIONS).where(*self._own(conversation)).values(values)).rowcount:
            raise ReaderError(_GONE)

    def _summaries(self, wanted: Select[Any]) -> tuple[Summary, ...]:
        with self.records.reading() as connection:
            rows = connection.execute(wanted.where(CONVERSATIONS.c.person == self.person)).all()
        return tuple(Summary(row.id, row.title, in_utc(row.used), row.count_of) for row in rows)


def _summaries() -> Select[Any]:
    count = select(func.count()).where(EXCHANGES.c.conversation == CONVERSATIONS.c.id).scalar_subquery()
    wanted = select(CONVERSATIONS.c.id, CONVERSATIONS.c.title, CONVERSATIONS.c.used, count.label("count_of"))
    return wanted.order_by(CONVERSATIONS.c.used.desc(), CONVERSATIONS.c.begun.desc(), CONVERSATIONS.c.id)


def _stands(word: str) -> ColumnElement[bool]:
    """Whether a word stands in the title or in an exchange; % and _ in it are only what they are."""
    within = (EXCHANGES.c.conversation == CONVERSATIONS.c.id, EXCHANGES.c.words.contains(word, autoescape=True))
    return or_(CONVERSATIONS.c.words.contains(word, autoescape=True), exists().where(*within))


def _titled(title: str, identifiers: Identifiers | None) -> dict[str, str]:
    masked = " ".join(mask(storable(title), identifiers).text.split()) or "Untitled"
    return {"title": masked, "words": folded(masked)}


def _exchange(row: Row[Any]) -> Exchange:
    answer = from_json(row.answer) if row.answer is not None else None
    lost = row.answer is not None and answer is None
    role: Role = row.role if row.role in get_args(Role) else "senco"
    return Exchange(
        row.id, Question(row.question, role), answer, UNREADABLE if lost else row.trouble, in_utc(row.asked)
    )


def _now() -> datetime:
    return datetime.now(UTC)
