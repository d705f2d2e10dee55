"""Vectors are kept by model and text, computed once, and forgotten on request."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import Vectors
from knowledge.vectors import encode_kept, forget_others, vector_key
from tests.fakes import KEY, WordEmbedder


@dataclass(frozen=True)
class FailingEmbedder(WordEmbedder):
    """Stops in the middle, as a power cut would."""

    after: int = 1

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(self.asked) >= self.after:
            raise KeyboardInterrupt
        return super().encode(texts)


def kept(store: Path) -> set[str]:
    with closing(sqlite3.connect(store)) as connection:
        return {key for (key,) in connection.execute("SELECT key FROM vectors")}


def test_vectors_come_in_the_order_of_the_texts_and_are_what_the_model_gives(tmp_path: Path) -> None:
    texts = ["one", "two", "", "two", "three 特別支援"]
    found = encode_kept(texts, WordEmbedder(), tmp_path / "deep" / "vectors.sqlite")
    assert np.array_equal(found, WordEmbedder().encode(texts))


def test_nothing_is_computed_twice_neither_in_a_run_nor_in_the_next(tmp_path: Path) -> None:
    first, second, store = WordEmbedder(), WordEmbedder(), tmp_path / "vectors.sqlite"
    before = encode_kept(["one", "two", "one"], first, store)
    assert sorted(first.asked) == ["one", "two"]
    after = encode_kept(["two", "three", "one"], second, store)
    assert second.asked == ["three"]
    assert np.array_equal(after[2], before[0]) and np.array_equal(after[0], before[1])


def test_another_model_computes_its_own(tmp_path: Path) -> None:
    store, other = tmp_path / "vectors.sqlite", WordEmbedder("other")
    encode_kept(["one"], WordEmbedder(), store)
    encode_kept(["one"], other, store)
    assert other.asked == ["one"]
    assert kept(store) == {vector_key(KEY, "one"), vector_key("other", "one")}


def test_no_texts_are_no_vectors(tmp_path: Path) -> None:
    assert len(encode_kept([], WordEmbedder(), tmp_path / "vectors.sqlite")) == 0


def test_many_texts_are_kept_and_found_again(tmp_path: Path) -> None:
    texts, again, store = [f"text {n}" for n in range(1_234)], WordEmbedder(), tmp_path / "vectors.sqlite"
    first = encode_kept(texts, WordEmbedder(), store)
    assert np.array_equal(encode_kept(texts, again, store), first) and again.asked == []


def test_a_stop_in_the_middle_loses_no_more_than_what_was_being_computed(tmp_path: Path) -> None:
    texts, store, rest = [f"text {n}" for n in range(300)], tmp_path / "vectors.sqlite", WordEmbedder()
    with pytest.raises(KeyboardInterrupt):
        encode_kept(texts, FailingEmbedder(after=150), store)
    already = kept(store)
    assert len(already) >= 150
    encode_kept(texts, rest, store)
    assert len(rest.asked) == 300 - len(already)


def test_progress_rises_to_the_whole(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    encode_kept([f"text {n}" for n in range(200)], WordEmbedder(), tmp_path / "v", lambda n, of: told.append((n, of)))
    assert told == sorted(told) and told[-1] == (200, 200) and len(told) > 1


def test_what_is_not_wanted_is_forgotten_and_the_rest_stays(tmp_path: Path) -> None:
    store, again = tmp_path / "vectors.sqlite", WordEmbedder()
    vectors = encode_kept(["keep", "drop", *(f"text {n}" for n in range(500))], WordEmbedder(), store)
    before = store.stat().st_size
    forget_others(store, [vector_key(KEY, "keep"), vector_key(KEY, "never there"), vector_key(KEY, "keep")])
    assert kept(store) == {vector_key(KEY, "keep")}
    assert vectors[1].tobytes()[8:] not in store.read_bytes(), "the dropped vector is still in the file"
    assert store.stat().st_size < before / 5, "the room of what was dropped is still taken"
    encode_kept(["keep", "drop"], again, store)
    assert again.asked == ["drop"]


def test_forgetting_everything_and_forgetting_where_nothing_was_kept(tmp_path: Path) -> None:
    store = tmp_path / "vectors.sqlite"
    forget_others(store, [])
    encode_kept(["one"], WordEmbedder(), store)
    forget_others(store, [])
    assert kept(store) == set()


def test_a_text_is_not_kept_beside_its_vector(tmp_path: Path) -> None:
    encode_kept(["a very particular sentence"], WordEmbedder(), tmp_path / "vectors.sqlite")
    assert b"particular" not in (tmp_path / "vectors.sqlite").read_bytes()
