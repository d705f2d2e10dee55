"""Which cards are for today, and on how many days in a row somebody studied; knows no screen and no database."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.study.cards import Card
from app.study.done import Done, Review
from app.study.schedule import Memory

NEW_A_DAY = 10


@dataclass(frozen=True)
class Today:
    """The cards for today: those seen before that are due, the longest due first, and new ones behind them."""

    due: tuple[Card, ...]
    new: tuple[Card, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them, in order."""
        return (*self.due, *self.new)


def today(cards: Mapping[str, Card], memories: Mapping[str, Memory], reviews: Iterable[Review], now: datetime) -> Today:
    """What is for today, new cards in the order given and no more than NEW_A_DAY of them begun in a day."""
    firsts: dict[str, datetime] = {}
    for review in reviews:
        firsts.setdefault(review.card, review.when)
    begun = sum(day_of(each) == day_of(now) for each in firsts.values())
    return Today(tuple(due(cards, memories, now)), tuple(new(cards.values(), memories, begun)))


def due(cards: Mapping[str, Card], memories: Mapping[str, Memory], now: datetime) -> list[Card]:
    """The cards seen before that are due by the end of today, the longest due first."""
    found = [each for each in memories.values() if each.card in cards and day_of(each.due) <= day_of(now)]
    return [cards[each.card] for each in sorted(found, key=lambda each: each.due)]


def new(cards: Iterable[Card], memories: Mapping[str, Memory], begun_today: int, a_day: int = NEW_A_DAY) -> list[Card]:
    """The cards that may be begun today, in the order given: no more than are left of those for a day."""
    unseen = (card for card in cards if card.id not in memories)
    left = max(0, a_day - begun_today)
    return [card for _, card in zip(range(left), unseen, strict=False)]


def in_a_row(days: Collection[date], until: date) -> int:
    """On how many days in a row somebody studied, up to this one or the one before."""
    last = until if until in days else until - timedelta(days=1)
    count = 0
    while last - timedelta(days=count) in days:
        count += 1
    return count


def streak(done: Iterable[Done], now: datetime) -> str:
    """The days of study in a row as a plain sentence; a broken row is not spoken of."""
    count = in_a_row({day_of(each.when) for each in done}, day_of(now))
    return f"Studied on {count} days in a row." if count > 1 else ""


def day_of(moment: datetime) -> date:
    """The day of a moment by this computer's clock."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().date()
