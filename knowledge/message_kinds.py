"""How likely a message is of each kind (a disclosure, an ordinary question …); knows no rule and no text of ours.

A multinomial logistic regression on a message's vector and its words, trained on invented messages by kind
(`evals/train_screen.py`). Its weights ship, and are used with the embedding model they were trained for only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from itertools import pairwise
from math import log, sqrt
from pathlib import Path

import numpy as np

from knowledge.embed import Vectors

FILE = "content/message-kinds.npz"
ORDINARY = "none"  # the kind of what is simply answered
_WORD = re.compile(r"\b\w[\w']*\b|\?")


@dataclass(frozen=True)
class Head:
    """The trained weights.

    `vocabulary` are words and pairs of words, each with its weight by rarity in `rarity`; `weights` have a row for each
    kind, and a column for each dimension of a vector, then for each word.
    """

    kinds: tuple[str, ...]
    vocabulary: tuple[str, ...]
    rarity: Vectors
    weights: Vectors
    offsets: Vectors

    def shares(self, texts: Sequence[str], vectors: Vectors) -> list[dict[str, float]]:
        """For each text with its unit vector, the probability of each kind."""
        rows = np.hstack([vectors, np.stack([self.words(text) for text in texts])])
        scores = rows @ self.weights.T + self.offsets
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares = powers / powers.sum(axis=1, keepdims=True)
        return [dict(zip(self.kinds, map(float, row), strict=True)) for row in shares]

    def words(self, text: str) -> Vectors:
        """A text's known words and pairs as a unit vector: each by how often and how rare, none where none is known."""
        counts: dict[int, int] = {}
        for term in terms(text):
            if term in self._places:
                counts[self._places[term]] = counts.get(self._places[term], 0) + 1
        row = np.zeros(len(self.vocabulary), dtype=np.float32)
        for place, count in counts.items():
            row[place] = (1 + log(count)) * self.rarity[place]
        return row / (sqrt(float(row @ row)) or 1.0)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.vocabulary)}


def terms(text: str) -> list[str]:
    """The words of a text and its pairs of neighbouring words, in small letters."""
    words = _WORD.findall(text.lower())
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def open_head(model: str) -> Head | None:
    """The weights that ship for an embedding model; None where none were trained for it."""
    return _heads().get(model)


def write_head(head: Head, model: str, path: Path) -> None:
    """Write trained weights, to be shipped: half precision."""
    np.savez_compressed(
        path,
        model=np.array(model),
        kinds=np.array(head.kinds),
        vocabulary=np.array("\n".join(head.vocabulary)),
        **{name: getattr(head, name).astype(np.float16) for name in _NUMBERS},
    )


_NUMBERS = ("rarity", "weights", "offsets")


@lru_cache(maxsize=1)
def _heads() -> dict[str, Head]:
    entry = files("knowledge").joinpath(FILE)
    if not entry.is_file():
        return {}
    with as_file(entry) as path, np.load(path, allow_pickle=False) as data:
        numbers = {name: data[name].astype(np.float32) for name in _NUMBERS}
        kinds = tuple(str(kind) for kind in data["kinds"])
        return {str(data["model"]): Head(kinds, tuple(str(data["vocabulary"]).split("\n")), **numbers)}
