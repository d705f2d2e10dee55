"""Finds the passages, guides and strategies that fit a question; does not know how an answer is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.adapter import adapted
from knowledge.embed import Embedder
from knowledge.errors import ReaderError
from knowledge.generation import Generation
from knowledge.glossary import expand
from knowledge.guides import Guide
from knowledge.library import Library
from knowledge.matches import TURNED, Match, matches, shares
from knowledge.message_kinds import open_head
from knowledge.passages import Passage
from knowledge.references import Reference, find_references, parse_reference
from knowledge.said import Said, nearest_said
from knowledge.shelf import Shelf
from knowledge.signals import DEPTH, USUAL, Weights, best, digest_signals, led_signals, own_signals, ranked
from knowledge.sources import Source

_UNAIDED = 5
# What is in force and has authority comes first; what is superseded or proposed is found, but after it.
_STATUS_FACTOR = {"in force": 1.0, "local": 0.95, "superseded": 0.7, "proposed": 0.7}
_HELD_FACTOR = {"text": 1.0, "summary": 0.9}  # a document's own words before our summary of another's
_AUTHORITY_FACTOR = {"guidance": 0.95, "evidence": 0.75}
# The Code tells what the Acts and Regulations require and what is expected besides: they come after it, unless the
# question is after the law itself.
_LAW_FACTOR = 0.85
_LAW = ("act", "regulations")
_OF_THE_LAW = re.compile(
    r"\b(acts?|law|laws|legal\w*|reg|regs|regulations?|sections?|schedules?|statut\w+)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Found:
    """A passage that fits, the source that it stands in, and how well it fits (comparable within one search only)."""

    passage: Passage
    source: Source
    score: float

    def facts(self) -> dict[str, Any]:
        """Where the passage stands and with what standing, as plain values."""
        return {
            "reference": self.passage.reference,
            "source": self.source.id,
            "title": self.source.title,
            "page": self.passage.page,
            "headings": list(self.passage.headings),
            "status": self.source.status,
            "authority": self.source.authority,
            "held": self.passage.held,
        }


@dataclass(frozen=True)
class Findings:
    """What a question brings up, best first; `exact` are the references that the question names.

    `said` are the statements of guides that come nearest. `unaided` are the references of the five passages that the
    question's own words bring up, no guide helping; `against` are practices not recommended that the question may ask
    for; `near` is the cosine of whatever leads anywhere that is nearest the question as it was put: low where nothing
    held speaks of the same matter. `passages` are of every source; `official` and `own` are those of law and guidance,
    and of the school's own documents, alone.
    """

    passages: tuple[Found, ...]
    guides: tuple[Match, ...]
    strategies: tuple[Match, ...]
    exact: tuple[Reference, ...]
    unaided: tuple[str, ...] = ()
    against: tuple[Match, ...] = ()
    near: float = 0.0
    official: tuple[Found, ...] = ()
    own: tuple[Found, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Pages:
    """The strategies, and the practices not recommended, that a short text leads to, best fit first."""

    strategies: tuple[Match, ...]
    against: tuple[Match, ...]


@dataclass(frozen=True)
class Searcher:
    """A library with what is needed to search it."""

    library: Library
    embedder: Embedder
    shelf: Shelf
    weights: Weights = USUAL

    def find(self, question: str, limit: int = 5) -> tuple[Found, ...]:
        """The passages that fit best; a question that is nothing but references gets just those."""
        return self.search(question, limit).passages

    def search(self, question: str, limit: int = 5) -> Findings:
        """Passages, guides and strategies that fit a question."""
        return self.library.read(lambda generation: self._search(generation, question, limit))

    def near(self, text: str) -> float:
        """The cosine of whatever leads anywhere that is nearest a text: low where nothing held speaks of the matter."""
        vector = self.embedder.encode([text])[0]
        found = self.library.read(lambda generation: generation.near_leads(vector, 1))
        return found[0][1] if found else 0.0

    def nearness(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosine between a text and each of some others."""
        return self.table([text], others)[0] if others else []

    def table(self, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """The cosines between each of some texts and each of some others: a row for each text."""
        vectors = self.embedder.encode([*texts, *others])
        rows: list[list[float]] = (vectors[: len(texts)] @ vectors[len(texts) :].T).tolist()
        return rows

    def guides_near(self, texts: Sequence[str], limit: int = 2) -> dict[str, Guide]:
        """The guides to which what leads anywhere points for each of some texts, by id."""
        vectors = self.embedder.encode(list(texts))
        hits = self.library.read(lambda held: [held.near_leads(vector, DEPTH // 10) for vector in vectors])
        led = [list(dict.fromkeys(name for name, _ in some if name.startswith("guide:")))[:limit] for some in hits]
        names = dict.fromkeys(name.partition(":")[2] for some in led for name in some)
        return {name: self.shelf.guides[name] for name in names if name in self.shelf.guides}

    def likeness(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """For each text, how likely it is of each kind of message; nothing where none was trained for the model."""
        head = open_head(self.embedder.key)
        return head.shares(texts, self.embedder.encode(texts)) if head else []

    def pages(self, texts: Sequence[str]) -> list[Pages]:
        """For each of many short texts, the pages that it leads to; all of them are encoded at once."""
        return self.library.read(lambda generation: self._pages(generation, texts)) if texts else []

    def _pages(self, generation: Generation, texts: Sequence[str]) -> list[Pages]:
        self._check(generation)
        expanded = [expand(text) for text in texts]
        plain = self.embedder.encode(expanded)
        found = []
        for text, *vectors in zip(expanded, adapted(plain, self.embedder.key), plain, strict=True):
            words = shares(generation.by_words(text, DEPTH * 2))
            turned, unturned = (generation.near_leads(vector, DEPTH) for vector in vectors)
            kinds = ("strategy", "against")
            # What is drafted from many pieces is still weighed by turned vectors: its thresholds were set on them.
            found.append(Pages(*(matches(kind, turned, unturned, words, TURNED) for kind in kinds)))
        return found

    def _check(self, generation: Generation) -> None:
        if generation.model != self.embedder.name:
            raise ReaderError(
                "The library was built with another embedding model: run 'senco ingest' to build it again with this "
                "one, or set SENCO_EMBEDDING_MODEL back to what it was."
            )

    def _search(self, generation: Generation, question: str, limit: int) -> Findings:
        self._check(generation)
        references = tuple(reference for reference, _ in find_references(question))
        exact = [key for reference in references for key in resolve(generation, reference)]
        if references and _only_references(question, references):
            found = _found(generation, [], limit, exact=exact)
            return Findings(found, (), (), references, official=found)
        asked = [question, expand(question)]
        plain, expanded = self.embedder.encode(asked)
        turned = adapted(np.stack([plain, expanded]), self.embedder.key)
        words = generation.by_words(asked[1], DEPTH * 2)
        leads = [hit for vector in turned for hit in generation.near_leads(vector, DEPTH)]
        to_pages = [hit for vector in self.embedder.tuned.encode(asked) for hit in generation.near_tuned(vector, DEPTH)]
        unaided = [
            *own_signals(generation, turned[1], words, self.weights),
            *digest_signals(generation, turned, self.weights),
        ]
        fitting = ranked(unaided + led_signals(generation, best(leads), self.shelf.guides, self.weights))
        official, own = _apart(fitting, generation.own)
        unturned, page_words = generation.near_leads(plain, DEPTH), shares(words)
        of_guides, of_strategies, against = (
            matches(kind, to_pages, unturned, page_words) for kind in ("guide", "strategy", "against")
        )
        law = 1.0 if _OF_THE_LAW.search(question) else _LAW_FACTOR
        return Findings(
            passages := _found(generation, fitting, limit, law, exact),
            of_guides,
            of_strategies,
            references,
            tuple(
                found.passage.reference
                for found in _found(generation, _apart(ranked(unaided), generation.own)[0], _UNAIDED, law)
            ),
            against,
            unturned[0][1] if unturned else 0.0,
            _found(generation, official, limit, law, exact) if own else passages,
            _found(generation, own, limit),
            nearest_said(generation, (plain, turned[1])),
        )


def resolve(generation: Generation, reference: Reference) -> list[str]:
    """The ids of the passages that a reference names: under it or its parts, else under the nearest broader one."""
    step: Reference | None = reference
    while step is not None:
        ids = generation.ids_within(str(step))
        if ids:
            return ids
        step = step.broader()
    return []


def _apart(fitting: list[tuple[str, float]], own: frozenset[str]) -> tuple[list[tuple[str, float]], ...]:
    """What is of the law and guidance, and what is of the school's own documents; each in its order."""
    return [hit for hit in fitting if hit[0] not in own], [hit for hit in fitting if hit[0] in own]


def _only_references(question: str, references: tuple[Reference, ...]) -> bool:
    return len(references) == 1 and parse_reference(question) is not None


def _found(
    generation: Generation,
    ranked: list[tuple[str, float]],
    limit: int,
    law: float = 1.0,
    exact: Sequence[str] = (),
) -> tuple[Found, ...]:
    """What the question names, in reading order, whatever its standing; then the rest by score and standing."""
    rest = [(key, score) for key, score in ranked[: limit * 4] if key not in exact]
    passages = generation.passages(list(dict.fromkeys([*exact, *(key for key, _ in rest)])))
    found = [(key, round(score * _preference(generation, passages[key], law), 6)) for key, score in rest]
    found.sort(key=lambda pair: pair[1], reverse=True)
    first = max(1.0, found[0][1] if found else 0.0)
    named = [(key, first) for key in dict.fromkeys(exact)]
    return tuple(
        Found(passages[key], generation.sources[passages[key].source], score) for key, score in (named + found)[:limit]
    )


def _preference(generation: Generation, passage: Passage, law: float) -> float:
    source = generation.sources[passage.source]
    authority = law if source.authority in _LAW else _AUTHORITY_FACTOR.get(source.authority, 1.0)
    return _STATUS_FACTOR[source.status] * authority * _HELD_FACTOR[passage.held]
