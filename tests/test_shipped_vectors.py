"""The vectors that ship: they are the model's own, and they cover what ships."""

from pathlib import Path

import numpy as np

from ingest.assembled import assembled, embedded
from knowledge.embed import Embedder
from knowledge.shipped_vectors import shipped_vectors, write_vectors
from knowledge.vectors import vector_key


def shelf_texts() -> list[str]:
    """What a first start without any document embeds."""
    return embedded(*assembled(()))


def test_nine_in_ten_of_the_shipped_texts_have_their_vector(real_embedder: Embedder) -> None:
    texts = shelf_texts()
    missing = [text for text in texts if vector_key(real_embedder.key, text) not in shipped_vectors()]
    assert len(missing) < len(texts) / 10, f"{len(missing)} of {len(texts)} are missing: run `make vectors`"


def test_shipped_vectors_are_those_that_the_model_makes(real_embedder: Embedder) -> None:
    known = [text for text in shelf_texts() if vector_key(real_embedder.key, text) in shipped_vectors()][::300]
    shipped = np.stack([shipped_vectors()[vector_key(real_embedder.key, text)] for text in known])
    assert len(known) > 10
    assert (shipped * real_embedder.encode(known)).sum(axis=1).min() > 0.9999


def test_the_same_vectors_are_the_same_file(tmp_path: Path) -> None:
    vectors = {f"{n:040x}": np.full(4, n, dtype=np.float32) for n in (3, 1, 2)}
    write_vectors(vectors, tmp_path / "a.npz")
    write_vectors(dict(reversed(vectors.items())), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
