"""What the knowledge says anywhere of who does what with which force: by it wrong answers are held to be wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from app.study.actors import actor_of, wrong_actors
from knowledge.digest import Entry, open_digest
from knowledge.quotes import content_words
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf
from knowledge.time_limits import time_limits

_ALIKE = 0.6  # two lines are of one thing if this share of the shorter one's words stands in the other
_LEAST = 2
_COMMON = 0.05  # a word that stands in more than this share of the lines tells nothing
FORCE_WORDS = re.compile(r"\b(must not|should not|need not|must|should|may)\b")


@dataclass(frozen=True)
class Said:
    """One line of the knowledge: who (by tags), with what force, what; and where it stands."""

    tags: frozenset[str]
    force: str
    text: str
    reference: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Its content words."""
        return content_words(self.text)


class Ground:
    """Every duty, time limit and statement of a guide, to be looked up by the words that they share."""

    def __init__(self, lines: Iterator[Said]) -> None:
        self.lines = tuple(lines)
        holding: dict[str, set[int]] = defaultdict(set)
        for number, line in enumerate(self.lines):
            for word in line.words:
                holding[word].add(number)
        common = {word for word, numbers in holding.items() if len(numbers) > _COMMON * len(self.lines)}
        self._with = {word: numbers for word, numbers in holding.items() if word not in common}
        self._asked: dict[frozenset[str], list[Said]] = {}
        self._lengths = [len(line.words - common) for line in self.lines]

    def alike(self, words: frozenset[str]) -> list[Said]:
        """The lines that may be of the same thing as these words."""
        if words not in self._asked:
            told = [self._with[word] for word in words if word in self._with]
            counts = Counter(chain.from_iterable(told))
            few = 1 if len(told) < _LEAST else _LEAST
            near = [number for number, shared in counts.items() if shared >= few or self._lengths[number] < _LEAST]
            self._asked[words] = [self.lines[each] for each in near if counts[each] >= self._needed(len(told), each)]
        return self._asked[words]

    def _needed(self, length: int, number: int) -> float:
        """How many words a line has to share with so many."""
        shorter = min(length, self._lengths[number])
        return max(min(_LEAST, shorter), _ALIKE * shorter)

    def forces(self, words: frozenset[str], tags: frozenset[str]) -> set[str]:
        """The forces with which somebody of these tags is said to do something like it."""
        return {line.force for line in self.alike(words) if line.tags & tags or not line.tags}

    def owed_by(self, words: frozenset[str]) -> set[str]:
        """The tags of everybody who is said to do something like it."""
        return {tag for line in self.alike(words) for tag in line.tags}


@lru_cache(maxsize=1)
def ground() -> Ground:
    """The shipped knowledge to stand on."""
    return Ground(_said())


@lru_cache(maxsize=1)
def entries_by_reference() -> dict[str, Entry]:
    """The digest's entries in force; the first of several that share a reference."""
    found: dict[str, Entry] = {}
    for chapter in open_digest():
        for entry in chapter.entries if chapter.status == "in force" else ():
            if entry.gist:
                found.setdefault(entry.reference, entry)
    return found


def entry_of(reference: str) -> Entry | None:
    """The entry of a passage, or of the nearest one that it is a part of."""
    parsed = printed_reference(reference)
    while parsed:
        if str(parsed) in entries_by_reference():
            return entries_by_reference()[str(parsed)]
        parsed = parsed.broader()
    return None


def tags_of(who: str) -> frozenset[str]:
    """Whom a name of the digest may stand for."""
    actor = actor_of(who)
    return actor.tags if actor else tags_in(who)


def tags_in(text: str) -> frozenset[str]:
    """Everybody whom a text may tell of."""
    return frozenset(tag for actor in wrong_actors() if actor.stands_in(text) for tag in actor.tags)


def _said() -> Iterator[Said]:
    for chapter in open_digest():
        for entry in chapter.entries:
            for duty in entry.duties:
                yield Said(tags_of(duty.who), duty.force, f"{duty.what} {duty.when}", entry.reference)
    for limit in time_limits():
        yield Said(tags_of(limit.who), limit.force, f"{limit.label} {limit.count}", limit.references[0])
    for guide in open_shelf().guides.values():
        for rule in guide.statements:
            if rule.label.lower() in ("must", "must not", "should", "should not", "may"):
                yield Said(tags_in(rule.text), rule.label.lower(), rule.text, guide.id)
