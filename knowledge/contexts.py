"""The vector of a passage in its surroundings: what the paragraphs around it speak of; computes no embedding."""

from collections.abc import Sequence

import numpy as np

from knowledge.embed import Vectors
from knowledge.passages import Passage

AROUND = 1200  # characters: about half a page


def context_vectors(
    passages: Sequence[Passage], parts: Vectors, owners: Sequence[int], lengths: Sequence[int]
) -> Vectors:
    """One unit vector a passage: the mean of its parts and of its neighbours' in the same source, weighed by length.

    `parts` has a row for each part of a passage, `owners` the passage it belongs to, `lengths` its characters.
    """
    sums = np.zeros((len(passages), parts.shape[1]), dtype=np.float32)
    np.add.at(sums, np.asarray(owners, dtype=np.intp), parts * np.asarray(lengths, dtype=np.float32)[:, None])
    running = np.vstack([np.zeros_like(sums[:1]), np.cumsum(sums, axis=0)])
    spans = [_span(passages, number) for number in range(len(passages))]
    found = np.stack([running[last + 1] - running[first] for first, last in spans]) if spans else sums
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(norms, 1e-9), dtype=np.float32)


def _span(passages: Sequence[Passage], number: int) -> tuple[int, int]:
    """The first and last passage of the surroundings: the nearest on either side in turn, until there is enough."""
    first = last = number
    size, growing = len(passages[number].text), True
    while size < AROUND and growing:
        growing = False
        for step in (1, -1):
            other = last + 1 if step == 1 else first - 1
            if 0 <= other < len(passages) and passages[other].source == passages[number].source:
                size, growing = size + len(passages[other].text), True
                first, last = min(first, other), max(last, other)
    return first, last
