"""The vectors that ship with the program, by model and text, so that a first start computes next to nothing.

A vector is not the text: those of official documents are here, their words are not. `make vectors` writes the file;
a text that is missing from it is simply computed.
"""

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from knowledge.embed import Vectors

FILE = "content/vectors.npz"


@lru_cache(maxsize=1)
def shipped_vectors() -> dict[str, Vectors]:
    """The shipped vectors by key (`vectors.vector_key`); empty where none ship."""
    entry = files("knowledge").joinpath(FILE)
    if not entry.is_file():
        return {}
    with as_file(entry) as path, np.load(path, allow_pickle=False) as data:
        rows = data["vectors"].astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return dict(zip(data["keys"].astype(str).tolist(), rows, strict=True))


def write_vectors(vectors: dict[str, Vectors], path: Path) -> None:
    """Write unit vectors to be shipped: a byte a number, in the order of their keys; the same ones, the same bytes."""
    keys = sorted(vectors)
    rows = np.stack([vectors[key] for key in keys])
    largest = np.abs(rows).max(axis=1, keepdims=True)
    np.savez(path, keys=np.array(keys, dtype="S40"), vectors=np.rint(rows / largest * 127).astype(np.int8))
