"""The trained matrix turns questions towards their own passages, keeps them unit vectors, and is for one model only."""

from pathlib import Path

import numpy as np
import pytest

from ingest.train_adapter import Text, train
from knowledge import adapter
from knowledge.adapter import adapted, write_adapter


def test_a_model_that_no_matrix_was_trained_for_keeps_its_vectors() -> None:
    vectors = np.eye(3, dtype=np.float32)
    assert adapted(vectors, "another model") is vectors


def test_turned_vectors_are_unit_vectors_and_the_file_is_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = np.array([[0.0, 1.0], [0.0, 0.0]], dtype=np.float32)
    (tmp_path / "content").mkdir()
    write_adapter(matrix, "m", tmp_path / adapter.FILE)
    monkeypatch.setattr(adapter, "files", lambda package: tmp_path)
    adapter._matrices.cache_clear()
    try:
        turned = adapted(np.array([[1.0, 0.0]], dtype=np.float32), "m")
    finally:
        monkeypatch.undo()
        adapter._matrices.cache_clear()
    assert turned == pytest.approx(np.array([[2**-0.5, 2**-0.5]]))


def test_training_brings_a_question_nearer_to_its_own_text_than_to_another() -> None:
    texts = [
        Text("asked one way", "passage 0", asked=True),
        Text("what it says", "passage 0", asked=False),
        Text("asked of another", "guide:one", asked=True),
        Text("what that says", "guide:one", asked=False),
    ]
    vectors = np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=np.float32)
    matrix = train(vectors, texts)
    turned = vectors + vectors @ matrix
    assert turned[0] @ vectors[1] > turned[0] @ vectors[3]
    assert turned[2] @ vectors[3] > turned[2] @ vectors[1]
