"""What somebody has done: a card reviewed, a question answered; knows neither how it is kept nor what it amounts to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Review:
    """A card of a passage, how well it was recalled (a rating of the schedule), and when."""

    card: str
    reference: str
    rating: str
    when: datetime

    @property
    def good(self) -> bool:
        """Whether it was recalled at all."""
        return self.rating != "again"


@dataclass(frozen=True)
class Answered:
    """A question of a quiz on a passage, whether the answer was right, and when."""

    quiz: str
    question: str
    reference: str
    right: bool
    when: datetime

    @property
    def good(self) -> bool:
        """Whether it was right."""
        return self.right


Done = Review | Answered
