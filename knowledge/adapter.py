"""Turns the vector of a question towards what answers it; does not know what is searched with it.

A matrix that was trained on what is authored alone (`ingest/train_adapter.py`): each question of an entry of the
digest, and each phrasing of a page, to be nearer to the texts of its own entry or page than to those of all others. It
ships, and is used with the model it was trained for only.
"""

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from knowledge.embed import Vectors

FILE = "content/adapter.npz"


def adapted(vectors: Vectors, model: str) -> Vectors:
    """The unit vectors of questions, turned; as they are where no matrix was trained for this model."""
    matrix = _matrices().get(model)
    if matrix is None:
        return vectors
    turned = vectors + vectors @ matrix
    return np.asarray(turned / np.linalg.norm(turned, axis=-1, keepdims=True), dtype=np.float32)


def write_adapter(matrix: Vectors, model: str, path: Path) -> None:
    """Write the matrix that was trained for a model, to be shipped: half precision."""
    np.savez(path, model=np.array(model), matrix=matrix.astype(np.float16))


@lru_cache(maxsize=1)
def _matrices() -> dict[str, Vectors]:
    entry = files("knowledge").joinpath(FILE)
    if not entry.is_file():
        return {}
    with as_file(entry) as path, np.load(path, allow_pickle=False) as data:
        return {str(data["model"]): data["matrix"].astype(np.float32)}
