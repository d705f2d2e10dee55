"""Which cards are for today, and on how many days in a row somebody studied; knows no screen and no database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from app.study.cards import Card
from app.study.schedule import Memory

NEW_A_DAY = 10


def due(cards: Mapping[str, Card], memories: Mapping[str, Memory], now: datetime) -> list[Card]:
    """The cards seen before that are due by the end of today, the longest due first."""
    today = day_of(now)
    found = [each for each in memories.values() if each.card in cards and day_of(each.due) <= today]
    return [cards[each.card] for each in sorted(found, key=lambda each: each.due)]


def new(cards: Iterable[Card], memories: Mapping[str, Memory], begun_today: int, a_day: int = NEW_A_DAY) -> list[Card]:
    """The cards that may be begun today, in the order given: no more than are left of those for a day."""
    unseen = (card for card in cards if card.id not in memories)
    left = max(0, a_day - begun_today)
    return [card for _, card in zip(range(left), unseen, strict=False)]


def begun_on(firsts: Iterable[datetime], day: date) -> int:
    """How many cards were begun on a day, given the first review of each."""
    return sum(day_of(each) == day for each in firsts)


def in_a_row(days: Collection[date], today: date) -> int:
    """On how many days in a row somebody studied, up to today or yesterday."""
    last = today if today in days else today - timedelta(days=1)
    count = 0
    while last - timedelta(days=count) in days:
        count += 1
    return count


def told(days: Sequence[date], today: date) -> str:
    """The streak as a plain sentence; a broken one is not spoken of."""
    count = in_a_row(days, today)
    return f"Studied on {count} days in a row." if count > 1 else ""


def day_of(moment: datetime) -> date:
    """The day of a moment by this computer's clock."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone().date()
