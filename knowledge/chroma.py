"""The door to Chroma: one store of collections in a folder, with vectors, passages and nearest neighbours."""

import json
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.embed import Vectors
from knowledge.passages import Passage

_OPENING = threading.Lock()  # chromadb shares clients of one folder among threads, but does not guard their making


class Store:
    """The Chroma store in a folder; the folder is made if it is not there."""

    def __init__(self, folder: Path) -> None:
        """Open the store. Telemetry is off, and so is the model that Chroma would download to embed with."""
        import chromadb
        from chromadb.config import Settings

        quiet = Settings(anonymized_telemetry=False, allow_reset=False)
        with _OPENING:
            self._client: Any = chromadb.PersistentClient(str(folder), settings=quiet)

    def collection(self, name: str) -> Any:
        """The collection of that name; an error where there is none."""
        return self._client.get_collection(name, embedding_function=None)

    def fill(self, name: str, ids: Sequence[str], vectors: Vectors, passages: Sequence[Passage] = ()) -> None:
        """Make a collection of vectors (cosine) under these ids, with the passages that they stand for where given."""
        cosine = {"hnsw": {"space": "cosine"}}
        collection = self._client.create_collection(name, configuration=cosine, embedding_function=None)
        for some in _slices(len(ids), self._client.get_max_batch_size()):
            rows: dict[str, Any] = {}
            if passages:
                rows["documents"] = [passage.text for passage in passages[some]]
                rows["metadatas"] = [_metadata(passage) for passage in passages[some]]
            collection.add(ids=list(ids[some]), embeddings=vectors[some], **rows)

    def close(self) -> None:
        """Let go of the files, so that Windows allows the folder to be deleted."""
        with _OPENING:
            self._client.close()


def rows(got: Any) -> Iterator[tuple[str, Passage]]:
    """The ids and passages in what a collection gave."""
    for key, text, row in zip(got["ids"], got["documents"], got["metadatas"], strict=True):
        headings = tuple(json.loads(row["headings"]))
        yield key, Passage(row["source"], row["reference"], text, row.get("page"), headings, row["held"])


def nearest(collection: Any, vector: Vectors, limit: int) -> list[tuple[str, float]]:
    """The ids in a collection that are nearest to a vector with their cosine similarity, best first."""
    count = collection.count()
    if not count:
        return []
    got = collection.query(query_embeddings=np.atleast_2d(vector), n_results=min(limit, count), include=["distances"])
    return [(key, 1 - float(distance)) for key, distance in zip(got["ids"][0], got["distances"][0], strict=True)]


def _metadata(passage: Passage) -> dict[str, str | int]:
    page = {} if passage.page is None else {"page": passage.page}
    return {
        "source": passage.source,
        "reference": passage.reference,
        "headings": json.dumps(passage.headings),
        "held": passage.held,
        **page,
    }


def _slices(count: int, size: int) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))
