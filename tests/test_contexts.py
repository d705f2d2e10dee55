"""A passage's surroundings are its neighbours in the same source, weighed by length, as far as half a page."""

from collections.abc import Sequence

import numpy as np
import pytest

from knowledge.contexts import AROUND, context_vectors
from knowledge.embed import Vectors
from knowledge.passages import Passage

AXES = np.eye(8, dtype=np.float32)
FULL = AROUND  # a passage of this length needs no neighbours
SHORT = AROUND // 4


def contexts(lengths: Sequence[int], sources: Sequence[str] = ()) -> Vectors:
    """The contexts of passages of these lengths, of which each has an axis of its own."""
    sources = sources or ["one"] * len(lengths)
    passages = [
        Passage(source, str(n), "x" * length) for n, (source, length) in enumerate(zip(sources, lengths, strict=True))
    ]
    return context_vectors(passages, AXES[: len(lengths)], range(len(lengths)), lengths)


def speaks_of(row: Vectors) -> list[int]:
    return [int(n) for n in np.flatnonzero(row > 1e-6)]


def test_every_row_is_a_unit_vector() -> None:
    found = contexts([SHORT, 10, FULL, SHORT, 1])
    assert found.dtype == np.float32 and np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)


def test_a_long_passage_stands_for_itself_and_a_short_one_takes_in_its_neighbours() -> None:
    found = contexts([SHORT, FULL, SHORT])
    assert [speaks_of(row) for row in found] == [[0, 1], [1], [1, 2]]


def test_surroundings_grow_on_both_sides_until_there_is_enough() -> None:
    found = contexts([SHORT] * 7)
    assert speaks_of(found[3]) == [1, 2, 3, 4, 5]
    assert speaks_of(found[0]) == [0, 1, 2, 3]


def test_they_end_at_the_source_s_first_and_last_passage() -> None:
    found = contexts([SHORT] * 4, ["one", "one", "two", "two"])
    assert [speaks_of(row) for row in found] == [[0, 1], [0, 1], [2, 3], [2, 3]]


def test_what_is_longer_weighs_more() -> None:
    (first, _) = contexts([100, 300])
    assert first[1] / first[0] == pytest.approx(3)


def test_the_parts_of_a_passage_count_for_the_passage_that_they_belong_to() -> None:
    passages = [Passage("one", "a", "x" * FULL), Passage("one", "b", "x" * FULL)]
    found = context_vectors(passages, AXES[:4], [0, 1, 0, 0], [10, 10, 10, 20])
    assert [speaks_of(row) for row in found] == [[0, 2, 3], [1]]
    assert found[0][3] / found[0][0] == pytest.approx(2)


def test_none_and_one() -> None:
    assert context_vectors([], np.zeros((0, 8), dtype=np.float32), [], []).shape == (0, 8)
    assert speaks_of(contexts([5])[0]) == [0]
