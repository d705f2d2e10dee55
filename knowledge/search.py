"""Finds the passages, guides and strategies that fit a question: vectors and keywords, fused; does not know how an answer is written."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.embed import Embedder, Vectors
from knowledge.errors import ReaderError
from knowledge.glossary import expand
from knowledge.library import Generation, Library, passage_id
from knowledge.passages import Passage
from knowledge.references import Reference, find_references, parse_reference
from knowledge.shelf import Shelf
from knowledge.sources import Source

_DEPTH = 50  # how far down each ranking is read
_SMOOTHING = 20  # reciprocal rank fusion's k: small enough that the first few ranks count most
_WEIGHTS = {"near": 1.0, "words": 0.5, "near signposts": 1.2, "words of signposts": 0.6}
_GUIDE_SHARE = 0.1  # what of a guide's rank its cited passages get: the guide fits, which passage of it is not said
# What is in force and has authority comes first; what is superseded or proposed is found, but after it.
_STATUS_FACTOR = {"in force": 1.0, "local": 0.95, "superseded": 0.7, "proposed": 0.7}
_HELD_FACTOR = {"text": 1.0, "summary": 0.9}  # a document's own words before our summary of another's
_AUTHORITY_FACTOR = {"guidance": 0.95, "evidence": 0.85}


@dataclass(frozen=True)
class Found:
    """A passage that fits, the source that it stands in, and how well it fits (comparable within one search only)."""

    passage: Passage
    source: Source
    score: float


@dataclass(frozen=True)
class Match:
    """A guide or strategy that fits: cosine similarity of its nearest signpost (0–1), and its fused rank score."""

    id: str
    similarity: float
    score: float


@dataclass(frozen=True)
class Findings:
    """What a question brings up, best first; `exact` are the references that the question names."""

    passages: tuple[Found, ...]
    guides: tuple[Match, ...]
    strategies: tuple[Match, ...]
    exact: tuple[Reference, ...]


@dataclass(frozen=True)
class Searcher:
    """A library with what is needed to search it."""

    library: Library
    embedder: Embedder
    shelf: Shelf

    def find(self, question: str, limit: int = 5) -> tuple[Found, ...]:
        """The passages that fit best; a question that is nothing but references gets just those."""
        return self.search(question, limit).passages

    def search(self, question: str, limit: int = 5) -> Findings:
        """Passages, guides and strategies that fit a question."""
        return self.library.read(lambda generation: self._search(generation, question, limit))

    def _search(self, generation: Generation, question: str, limit: int) -> Findings:
        if generation.model != self.embedder.key:
            raise ReaderError(
                "The library was built with another embedding model: run 'senco ingest' to build it again with this one, "
                "or set SENCO_EMBEDDING_MODEL back to what it was."
            )
        references = tuple(reference for reference, _ in find_references(question))
        exact = [key for reference in references for key in resolve(generation, reference)]
        if references and _only_references(question, references):
            return Findings(_found(generation, [(key, 1.0) for key in exact], limit), (), (), references)
        plain, expanded = self.embedder.encode([question, expand(question)])
        words = generation.by_words(expand(question), _DEPTH * 2)
        signposts = [hit for hit in generation.near_signposts(plain, _DEPTH * 2) if not hit[0].startswith("part:")]
        rankings = {
            "near": _near(generation, expanded),
            "words": [(name, score) for name, score in words if ":" not in name],
            "near signposts": signposts,
            "words of signposts": [(name, score) for name, score in words if ":" in name],
        }
        fused = _fuse(rankings)
        ranked = _passage_scores(generation, self.shelf, fused)
        ranked = [(key, 1.0) for key in exact] + [(key, score) for key, score in ranked if key not in exact]
        return Findings(
            _found(generation, ranked, limit),
            _matches("guide:", fused, signposts),
            _matches("strategy:", fused, signposts),
            references,
        )


def _near(generation: Generation, vector: Vectors) -> list[tuple[str, float]]:
    """Ids of the passages of which a part is near the vector, best first."""
    near = generation.near_passages(vector, _DEPTH)
    for target, score in generation.near_signposts(vector, _DEPTH * 2):
        if target.startswith("part:"):
            near.append((passage_id(int(target.removeprefix("part:"))), score))
    return sorted(near, key=lambda pair: pair[1], reverse=True)


def resolve(generation: Generation, reference: Reference) -> list[str]:
    """The ids of the passages that a reference names: under it or its parts, else under the nearest broader one."""
    step: Reference | None = reference
    while step is not None:
        ids = generation.ids_within(str(step))
        if ids:
            return ids
        step = step.broader()
    return []


def _only_references(question: str, references: tuple[Reference, ...]) -> bool:
    return len(references) == 1 and parse_reference(question) is not None


def _fuse(rankings: dict[str, list[tuple[str, float]]]) -> dict[str, float]:
    """Reciprocal rank fusion (Cormack et al. 2009) with a weight a ranking; a name counts at its best rank."""
    fused: dict[str, float] = {}
    for kind, ranking in rankings.items():
        names = dict.fromkeys(name for name, _ in ranking)
        for rank, name in enumerate(names):
            fused[name] = fused.get(name, 0.0) + _WEIGHTS[kind] / (_SMOOTHING + rank)
    return fused


def _passage_scores(generation: Generation, shelf: Shelf, fused: dict[str, float]) -> list[tuple[str, float]]:
    """Passages by their own ranks, those of the signposts to them, and a share of the guides that cite them."""
    scores: dict[str, float] = {}
    for name, score in fused.items():
        kind, _, rest = name.partition(":")
        if not rest:
            scores[name] = scores.get(name, 0.0) + score
        elif kind == "passage":
            _add(scores, generation.ids_at(rest), score)
        elif kind == "guide" and rest in shelf.guides:
            for support in shelf.guides[rest].citations:
                _add(scores, generation.ids_at(support.reference), score * _GUIDE_SHARE)
    return sorted(scores.items(), key=lambda pair: pair[1], reverse=True)


def _add(scores: dict[str, float], keys: Iterable[str], score: float) -> None:
    for key in keys:
        scores[key] = scores.get(key, 0.0) + score


def _found(generation: Generation, ranked: list[tuple[str, float]], limit: int) -> tuple[Found, ...]:
    passages = generation.passages([key for key, _ in ranked[: limit * 4]])
    found = []
    for key, score in ranked[: limit * 4]:
        source = generation.sources[passages[key].source]
        found.append(Found(passages[key], source, round(score * _preference(source) * _HELD_FACTOR[passages[key].held], 6)))
    return tuple(sorted(found, key=lambda each: each.score, reverse=True)[:limit])


def _preference(source: Source) -> float:
    return _STATUS_FACTOR[source.status] * _AUTHORITY_FACTOR.get(source.authority, 1.0)


def _matches(prefix: str, fused: dict[str, float], near: list[tuple[str, float]]) -> tuple[Match, ...]:
    similarity: dict[str, float] = {}
    for name, score in near:
        similarity[name] = max(score, similarity.get(name, 0.0))
    found = [
        Match(name.removeprefix(prefix), round(similarity.get(name, 0.0), 4), round(score, 6))
        for name, score in fused.items()
        if name.startswith(prefix)
    ]
    return tuple(sorted(found, key=lambda match: match.score, reverse=True))
