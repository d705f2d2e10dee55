"""Cards to learn by: made from digest, glossary and time limits; knows nobody's reviews."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from app.study.facts import overtaken
from app.study.topics import topics_of
from knowledge.digest import open_digest
from knowledge.glossary import terms
from knowledge.time_limits import TimeLimit, rules, time_limits

DIGEST, GLOSSARY, LIMIT, OWN = KINDS = ("question", "term", "time limit", "own")


@dataclass(frozen=True)
class Card:
    """A front, a back, and where it stands; a person's own card has no references."""

    kind: str
    front: str
    back: str
    references: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """Where it stands first; empty on an own card."""
        return self.references[0] if self.references else ""

    @property
    def id(self) -> str:
        """The same for the same front and place; an own card's changes with its back too."""
        back = self.back if self.kind == OWN else ""
        return sha256("\n".join((self.kind, self.reference, self.front, back)).encode()).hexdigest()[:16]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the framework that its passage belongs to, the closest first."""
        return topics_of(self.reference) if self.reference else ()


@lru_cache(maxsize=1)
def shipped_cards() -> tuple[Card, ...]:
    """Every card that the knowledge gives, no front twice; those of the framework first, in one mixed order for all."""
    made = {card.front: card for card in (*_terms(), *_limits(), *_questions())}
    return tuple(sorted(made.values(), key=lambda card: (not card.topics, card.id)))


def by_id(own: Iterable[Card] = ()) -> dict[str, Card]:
    """Shipped and own cards by their ids."""
    return {card.id: card for card in (*shipped_cards(), *own)}


def _questions() -> Iterator[Card]:
    """The first question of each passage in force, answered by its gist and where the law differs."""
    for chapter in open_digest():
        for entry in chapter.entries if chapter.status == "in force" else ():
            if entry.gist and entry.questions and not overtaken(entry):
                front = entry.questions[0][:1].upper() + entry.questions[0][1:]
                yield Card(DIGEST, front, f"{entry.gist} {entry.note}".strip(), (entry.reference,))


def _terms() -> Iterator[Card]:
    for term in terms():
        if term.references:
            also = f" ({', '.join(term.also)})" if term.also else ""
            yield Card(GLOSSARY, f"What is meant by: {term.name}?", term.explains + also, term.references)


def _limits() -> Iterator[Card]:
    for limit in time_limits():
        front = f"{rules()[limit.rule].title}: “{limit.label}”. What is the time limit, and who has to keep it?"
        yield Card(LIMIT, front, _time(limit), limit.references)


def _time(limit: TimeLimit) -> str:
    exceptions = (f"Unless: {each.text.rstrip('.')} ({each.reference})." for each in limit.exceptions)
    whole = (f"{limit.count}, {limit.start}.", f"Who: {limit.who} ({limit.force}).", *exceptions, limit.note)
    return "\n".join(filter(None, whole))
