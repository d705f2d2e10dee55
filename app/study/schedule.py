"""When a card is to be seen again: the FSRS schedule of the `fsrs` package; knows no card's words and no database."""

from dataclasses import dataclass
from datetime import UTC, datetime

from fsrs import Card, Rating, Scheduler, State

RATINGS = ("again", "hard", "good", "easy")
# Without chance, so that the same reviews give the same days everywhere.
_SCHEDULER = Scheduler(enable_fuzzing=False)


@dataclass(frozen=True)
class Memory:
    """What is known of a person's memory of a card, and when it is due (UTC); the fields are those of FSRS."""

    card: str
    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last_review: datetime


def reviewed(card: str, before: Memory | None, rating: str, now: datetime) -> Memory:
    """The memory of a card after a review with one of RATINGS; `before` is None at the first."""
    moment = now.astimezone(UTC)
    after, _ = _SCHEDULER.review_card(_card(before), Rating(RATINGS.index(rating) + 1), moment)
    stability, difficulty = after.stability or 0.0, after.difficulty or 0.0
    return Memory(card, after.state.value, after.step, stability, difficulty, after.due, moment)


def recall(memory: Memory, now: datetime) -> float:
    """How likely it is (0 to 1) that the card would be recalled now."""
    return float(_SCHEDULER.get_card_retrievability(_card(memory), now.astimezone(UTC)))


def _card(memory: Memory | None) -> Card:
    if memory is None:
        return Card(card_id=0)  # a number of its own would cost a wait of a millisecond, and is not used
    return Card(
        0, State(memory.state), memory.step, memory.stability, memory.difficulty, memory.due, memory.last_review
    )
