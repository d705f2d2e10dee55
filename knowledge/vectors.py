"""Keeps vectors by model and text, so that none is computed twice; does not know whose texts they are."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from knowledge.embed import Embedder, Progress, Vectors
from knowledge.shipped_vectors import shipped_vectors

_KEPT_AT_ONCE = 64  # a stop loses no more than these


def encode_kept(texts: Sequence[str], embedder: Embedder, store: Path, progress: Progress | None = None) -> Vectors:
    """The vectors of the texts: those in `store` or shipped as they are, the others computed and kept from now on."""
    keys = [vector_key(embedder.key, text) for text in texts]
    with closing(_open(store)) as connection:
        shipped = shipped_vectors()
        kept = {key: shipped[key] for key in keys if key in shipped} | _kept(connection, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
        for some in _pieces(list(missing), _KEPT_AT_ONCE):
            vectors = embedder.encode([missing[key] for key in some])
            _keep(connection, dict(zip(some, vectors, strict=True)))
            kept.update(zip(some, vectors, strict=True))
            if progress:
                progress(sum(key in kept for key in keys), len(keys))
    return np.stack([kept[key] for key in keys]) if keys else np.zeros((0, 0), dtype=np.float32)


def forget_others(store: Path, keys: Iterable[str]) -> None:
    """Drop every kept vector whose key is not among `keys`: what was removed leaves no trace."""
    with closing(_open(store)) as connection:
        connection.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
        connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(key,) for key in keys])
        connection.execute("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM wanted)")
        connection.commit()
        connection.execute("VACUUM")


def vector_key(model_key: str, text: str) -> str:
    """The name under which the vector of a text is kept: model and text, hashed."""
    return hashlib.sha256(f"{model_key}\n{text}".encode()).hexdigest()[:40]


def _open(store: Path) -> sqlite3.Connection:
    store.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(store, timeout=60)
    connection.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB) WITHOUT ROWID")
    return connection


def _keep(connection: sqlite3.Connection, vectors: dict[str, Vectors]) -> None:
    rows = [(key, vector.astype(np.float32).tobytes()) for key, vector in vectors.items()]
    connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
    connection.commit()


def _kept(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, Vectors]:
    found: dict[str, Vectors] = {}
    for some in _pieces(list(dict.fromkeys(keys)), 500):
        marks = ",".join("?" * len(some))
        rows = connection.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some)
        found.update({key: np.frombuffer(blob, dtype=np.float32) for key, blob in rows})
    return found


def _pieces(items: list[str], size: int) -> list[list[str]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
