"""The framework's topics, what there is to study on each, and how well somebody knows it; knows no screen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from app.records.study import History
from app.study.cards import by_id, shipped_cards
from app.study.done import Done
from app.study.due import due
from app.study.topics import topics_of
from knowledge.framework import Area, Topic, framework

STRONG, FAIR, WEAK, LITTLE, NONE = LEVELS = ("strong", "fair", "weak", "too little to say", "not begun")
_LATEST = 20  # what was done longer ago no longer tells how well a topic is known
_ENOUGH, _STRONG, _WEAK = 5, 0.8, 0.6  # answers and reviews before anything is said; shares of good ones


@dataclass(frozen=True)
class Standing:
    """A topic, how many questions and cards there are on it, and what was done: of the latest `done`, `good` ones.

    `last` is when something was done last; `due` is the number of cards that are for today.
    """

    area: Area
    topic: Topic
    questions: int
    cards: int
    done: int = 0
    good: int = 0
    last: datetime | None = None
    due: int = 0

    @property
    def level(self) -> str:
        """One of LEVELS."""
        if self.done < _ENOUGH:
            return LITTLE if self.done else NONE
        share = self.good / self.done
        return STRONG if share >= _STRONG else WEAK if share < _WEAK else FAIR


def standings(history: History, questions: Iterable[str], now: datetime) -> tuple[Standing, ...]:
    """Every topic in the framework's order; `questions` are the references of the questions that can be asked.

    An answer or a review counts for each topic that its passage belongs to.
    """
    asked, held = _counted(questions), _counted(card.reference for card in shipped_cards())
    for_today = _counted(card.reference for card in due(by_id(history.own), history.memories, now))
    done = _by_topic((*history.reviews, *history.answers))
    return tuple(
        _standing(area, topic, (asked, held, for_today), done.get(topic.title, []))
        for area in framework().areas
        for topic in area.topics
    )


def to_study(found: Iterable[Standing]) -> list[Standing]:
    """The topics in the order in which studying them helps most: weak, not begun, little known, fair, strong."""
    order = (WEAK, NONE, LITTLE, FAIR, STRONG)
    return sorted(found, key=lambda each: order.index(each.level))


def _standing(area: Area, topic: Topic, counts: tuple[Mapping[str, int], ...], done: list[Done]) -> Standing:
    asked, held, for_today = (each.get(topic.title, 0) for each in counts)
    latest = sorted(done, key=lambda each: each.when)[-_LATEST:]
    last = latest[-1].when if latest else None
    return Standing(area, topic, asked, held, len(latest), sum(each.good for each in latest), last, for_today)


def _by_topic(done: Iterable[Done]) -> dict[str, list[Done]]:
    found: dict[str, list[Done]] = defaultdict(list)
    for each in done:
        for title in _topics(each.reference):
            found[title].append(each)
    return found


def _counted(references: Iterable[str]) -> Counter[str]:
    return Counter(title for reference in references for title in _topics(reference))


@cache
def _topics(reference: str) -> tuple[str, ...]:
    return topics_of(reference) if reference else ()
