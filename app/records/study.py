"""A person's study: memories of cards, reviews, own cards, answers to quizzes; nobody else's can be reached."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, delete, insert, select

from app.privacy.identifiers import Identifiers
from app.privacy.mask import mask
from app.records.database import Records
from app.records.kept import in_utc, storable
from app.records.tables import MEMORIES, OWN_CARDS, QUIZ_ANSWERS, REVIEWS
from app.study.cards import OWN, Card
from app.study.done import Answered, Review
from app.study.schedule import Memory

_TABLES = (OWN_CARDS, MEMORIES, REVIEWS, QUIZ_ANSWERS)
Kept = TypeVar("Kept", Memory, Review, Answered)
Dated = TypeVar("Dated", Review, Answered)


@dataclass(frozen=True)
class History:
    """All that is kept of a person's study, oldest first; memories by card."""

    memories: Mapping[str, Memory]
    reviews: tuple[Review, ...]
    answers: tuple[Answered, ...]
    own: tuple[Card, ...]


@dataclass(frozen=True)
class Study:
    """The kept study of one person."""

    records: Records
    person: str

    def history(self) -> History:
        """All that is kept."""
        with self.records.reading() as connection:
            memories = self._all(connection, MEMORIES, Memory)
            reviews = self._all(connection, REVIEWS, Review)
            answers = self._all(connection, QUIZ_ANSWERS, Answered)
            own = tuple(Card(OWN, row.front, row.back) for row in self._rows(connection, OWN_CARDS))
        return History({each.card: each for each in memories}, _in_order(reviews), _in_order(answers), own)

    def review(self, done: Review, memory: Memory) -> None:
        """Keep a review, and what is known of the memory after it."""
        self.take_in(History({memory.card: memory}, (done,), (), ()))

    def answer(self, done: Answered) -> None:
        """Keep an answer to a question; a second one in the same quiz is not kept."""
        self.take_in(History({}, (), (done,), ()))

    def take_in(self, other: History) -> History:
        """Add a history to this one; gives what of it was new. Of two memories of a card the later reviewed one stays.

        Names in own cards are masked, as in everything that is kept.
        """
        here, own = self.history(), tuple(dict.fromkeys(map(_masked, other.own)))
        memories = {name: each for name, each in other.memories.items() if _later(each, here.memories.get(name))}
        reviews = _new(other.reviews, here.reviews, lambda each: (each.card, each.when))
        answers = _new(other.answers, here.answers, lambda each: (each.quiz, each.question))
        added = History(memories, reviews, answers, tuple(card for card in own if card not in here.own))
        with self.records.writing() as connection:
            for name in memories:
                connection.execute(delete(MEMORIES).where(MEMORIES.c.person == self.person, MEMORIES.c.card == name))
            self._insert(connection, MEMORIES, map(asdict, memories.values()))
            self._insert(connection, REVIEWS, map(asdict, reviews))
            self._insert(connection, QUIZ_ANSWERS, map(asdict, answers))
            cards = ({"card": each.id, "front": each.front, "back": each.back} for each in added.own)
            self._insert(connection, OWN_CARDS, cards)
        return added

    def delete_all(self) -> int:
        """Delete all of this person's study for good; tells how many rows there were."""
        with self.records.erasing() as connection:
            return sum(
                connection.execute(delete(each).where(each.c.person == self.person)).rowcount for each in _TABLES
            )

    def _insert(self, connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        owned = [{"person": self.person, **row} for row in rows]
        if owned:
            connection.execute(insert(table), owned)

    def _rows(self, connection: Connection, table: Table) -> Iterable[Row[Any]]:
        return connection.execute(select(table).where(table.c.person == self.person))

    def _all(self, connection: Connection, table: Table, form: type[Kept]) -> list[Kept]:
        """The rows of a table as what they are of, moments in UTC."""
        rows = (dict(row._mapping) for row in self._rows(connection, table))
        return [form(**_timed({name: value for name, value in row.items() if name != "person"})) for row in rows]


def _timed(row: dict[str, Any]) -> dict[str, Any]:
    return {name: in_utc(value) if name in ("due", "last_review", "when") else value for name, value in row.items()}


def _masked(card: Card) -> Card:
    """An own card without names; one table for both sides, so that a name has one placeholder in it."""
    front = mask(storable(card.front), Identifiers())
    return replace(card, front=front.text, back=mask(storable(card.back), front.identifiers).text)


def _later(one: Memory, other: Memory | None) -> bool:
    return other is None or one.last_review > other.last_review


def _new(those: Iterable[Dated], these: Iterable[Dated], key: Callable[[Dated], object]) -> tuple[Dated, ...]:
    """Those that are not among these, each once."""
    held = {key(each) for each in these}
    return tuple({key(each): each for each in those if key(each) not in held}.values())


def _in_order(done: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(done, key=lambda each: each.when))
