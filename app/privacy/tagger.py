"""The tagger: how likely each word is part of a name, and of what kind; a conditional random field that ships trained.

Trained by `python -m evals train-masker` on invented texts; knows no list and no rule of its own.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from threading import Lock

import pycrfsuite

from app.privacy.features import Features

MODEL = "names.crfsuite"
OUTSIDE = "O"

_ONE_AT_A_TIME = Lock()  # a tagger holds the text that was set last: two people at once would mix theirs


@dataclass(frozen=True)
class Chance:
    """For one word: how likely it is part of an identifier, the likeliest kind, and whether it begins one."""

    any: float
    kind: str
    begins: bool


def chances(features: list[Features]) -> list[Chance]:
    """A chance for each word of a text, given its features."""
    if not features:
        return []
    with _ONE_AT_A_TIME:
        tagger = _tagger()  # opened under the lock too: the cache keeps one model only, and another's would be freed
        tagger.set(features)
        labels = [label for label in tagger.labels() if label != OUTSIDE]
        return [_chance(tagger, labels, place) for place in range(len(features))]


def _chance(tagger: pycrfsuite.Tagger, labels: list[str], place: int) -> Chance:
    by_label = {label: tagger.marginal(label, place) for label in labels}
    by_kind: dict[str, float] = {}
    for label, chance in by_label.items():
        by_kind[label[2:]] = by_kind.get(label[2:], 0.0) + chance
    kind = max(by_kind, key=by_kind.__getitem__)
    return Chance(sum(by_label.values()), kind, by_label.get(f"B-{kind}", 0.0) >= by_label.get(f"I-{kind}", 0.0))


@lru_cache(maxsize=1)
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model())
    return tagger


@lru_cache(maxsize=1)
def _model() -> bytes:
    """The trained model; kept, because the tagger reads it where it lies in memory."""
    return files("app.privacy").joinpath(MODEL).read_bytes()
