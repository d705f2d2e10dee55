"""The signs by which a passage fits a question, and what each is worth; does not know which passages are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from knowledge.embed import Vectors
from knowledge.generation import Generation
from knowledge.guides import Guide

Name = TypeVar("Name")
Signal = tuple[float, dict[str, float]]  # what a sign is worth, and how strong it is for each passage, by id

DEPTH = 300  # how far down each ranking is read
_UNRELATED = 0.35  # a cosine that two texts of this field have by chance


@dataclass(frozen=True)
class Weights:
    """What each sign is worth (cosines, or shares of the best: 0 to 1).

    `text` is the passage's own words, `context` its surroundings, `gist` our rendering of it, `question` the nearest
    question that it answers and `questions` the mean of the two nearest, `words` the words that it shares with the
    question, `summary` what a guide says of it, `guide` a guide that cites it. Set on the working halves of
    evals/cases/{retrieval,regulatory}.jsonl, where values around these do equally well.
    """

    text: float = 1.0
    context: float = 0.6
    gist: float = 0.4
    question: float = 1.0
    questions: float = 1.0
    words: float = 1.6
    summary: float = 0.3
    guide: float = 0.2


USUAL = Weights()


def own_signals(
    generation: Generation, vector: Vectors, words: list[tuple[str, float]], weights: Weights
) -> list[Signal]:
    """What the passages' own words, and the words that lead to them, say for each of them."""
    by_words = {name: score for name, score in words if ":" not in name}
    best_words = max(by_words.values(), default=1.0)
    return [
        (weights.text, _floored(best(generation.near_passages(vector, DEPTH)))),
        (weights.context, _floored(best(generation.near_contexts(vector, DEPTH)))),
        (weights.words, {name: score / best_words for name, score in by_words.items()}),
    ]


def digest_signals(generation: Generation, vectors: Iterable[Vectors], weights: Weights) -> list[Signal]:
    """What our renderings of the passages, and the questions that they answer, say for each of them."""
    vectors = list(vectors)
    gists = [hit for vector in vectors for hit in generation.near_gists(vector, DEPTH)]
    asked = best(hit for vector in vectors for hit in generation.near_questions(vector, DEPTH))
    nearest, both = _two_nearest(_floored(asked))
    return [(weights.gist, _floored(best(gists))), (weights.question, nearest), (weights.questions, both)]


def led_signals(
    generation: Generation, leads: dict[str, float], guides_by_id: Mapping[str, Guide], weights: Weights
) -> list[Signal]:
    """What our summaries and guides say for each passage."""
    summaries: dict[str, float] = {}
    guides: dict[str, float] = {}
    for name, similarity in leads.items():
        kind, _, rest = name.partition(":")
        above = max(0.0, similarity - _UNRELATED)
        if kind == "passage":
            _raise(summaries, generation.ids_at(rest), above)
        elif kind == "guide" and rest in guides_by_id:
            for support in guides_by_id[rest].citations:
                _raise(guides, generation.ids_at(support.reference), above)
    return [(weights.summary, summaries), (weights.guide, guides)]


def _two_nearest(asked: dict[tuple[str, int], float]) -> tuple[dict[str, float], dict[str, float]]:
    """For each passage its nearest question's score, and the mean of its two nearest questions' scores."""
    scores: dict[str, list[float]] = {}
    for (key, _), score in asked.items():
        scores.setdefault(key, []).append(score)
    two = {key: sorted(found, reverse=True)[:2] for key, found in scores.items()}
    return {key: found[0] for key, found in two.items()}, {key: sum(found) / 2 for key, found in two.items()}


def best(hits: Iterable[tuple[Name, float]]) -> dict[Name, float]:
    """Each name's best score."""
    found: dict[Name, float] = {}
    for name, score in hits:
        found[name] = max(score, found.get(name, score))
    return found


def _floored(scores: dict[Name, float]) -> dict[Name, float]:
    """Scores above the lowest that was read: what was not read is no higher than that, and so counts as nothing."""
    lowest = min(scores.values(), default=0.0)
    return {name: score - lowest for name, score in scores.items()}


def ranked(signals: list[Signal]) -> list[tuple[str, float]]:
    """Every passage for which anything speaks, by the weighted sum of what does, best first."""
    total: dict[str, float] = {}
    for worth, scores in signals:
        for key, score in scores.items():
            total[key] = total.get(key, 0.0) + worth * score
    return sorted(total.items(), key=lambda pair: pair[1], reverse=True)


def _raise(scores: dict[str, float], keys: Iterable[str], score: float) -> None:
    for key in keys:
        scores[key] = max(score, scores.get(key, 0.0))
