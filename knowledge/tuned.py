"""The weights by which the packaged model tells the shelf's pages apart; knows neither texts nor how they are trained.

The last layers of the model, trained on what is authored alone (`ingest/train_tuned.py`): two texts of one page to be
nearer to each other than to those of other pages. They ship, and are for the model they were trained from only.
"""

from functools import lru_cache
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FILE = "content/tuned.npz"
_MODEL, _ID = "model", "id"

Numbers = NDArray[np.float32]


@lru_cache(maxsize=8)
def tuned_id(model: str) -> str:
    """What names the weights that ship for a model, by its key; nothing where none were trained for it."""
    entry = files("knowledge").joinpath(FILE)
    if not entry.is_file():
        return ""
    with as_file(entry) as path, np.load(path, allow_pickle=False) as data:
        return str(data[_ID]) if str(data[_MODEL]) == model else ""


def tuned_weights() -> dict[str, Numbers]:
    """The weights that ship, by the name of the parameter that each takes the place of."""
    with as_file(files("knowledge").joinpath(FILE)) as path, np.load(path, allow_pickle=False) as data:
        return {name: data[name].astype(np.float32) for name in data.files if name not in (_MODEL, _ID)}


def write_tuned(weights: dict[str, Numbers], model: str, path: Path) -> None:
    """Write trained weights, to be shipped: half precision."""
    halves = {name: weight.astype(np.float16) for name, weight in sorted(weights.items())}
    digest = sha256(b"".join(name.encode() + weight.tobytes() for name, weight in halves.items()))
    named: dict[str, Any] = {_MODEL: np.array(model), _ID: np.array(digest.hexdigest()[:12]), **halves}
    np.savez(path, **named)
