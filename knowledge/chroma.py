"""The door to Chroma: one store of collections in a folder, with vectors, passages and nearest neighbours."""

import json
import struct
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

        self._folder = folder
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

    def wipe(self) -> None:
        """Wipe what was never set in the files of a store that was filled and closed.

        The last thing that is done: in one run of the tests on a busy computer a removed word stood in such a file,
        perhaps because Chroma had written on after it was closed.
        """
        for header in self._folder.glob("*/header.bin"):
            _wipe_unset(header)


def rows(got: Any) -> Iterator[tuple[str, Passage]]:
    """The ids and passages in what a collection gave."""
    for key, text, row in zip(got["ids"], got["documents"], got["metadatas"], strict=True):
        headings = tuple(json.loads(row["headings"]))
        yield (
            key,
            Passage(
                source=row["source"],
                reference=row["reference"],
                text=text,
                page=row.get("page"),
                headings=headings,
                held=row["held"],
                gist=row.get("gist", ""),
                warning=row.get("warning", ""),
                note=row.get("note", ""),
            ),
        )


def nearest(collection: Any, vector: Vectors, limit: int) -> list[tuple[str, float]]:
    """The ids in a collection that are nearest to a vector with their cosine similarity, best first."""
    count = collection.count()
    if not count:
        return []
    got = collection.query(query_embeddings=np.atleast_2d(vector), n_results=min(limit, count), include=["distances"])
    return [(key, 1 - float(distance)) for key, distance in zip(got["ids"][0], got["distances"][0], strict=True)]


def _wipe_unset(header: Path) -> None:
    """Write zeros where Chroma's index (hnswlib) wrote memory that it had never set: a removed text may stand there.

    The header has a version, then an offset, the room, the number of elements and the size of one; behind the last
    element the rest of the room is unset, and so are the lengths, which are not read again.
    """
    _, _, _, count, size = struct.unpack_from("<i4Q", header.read_bytes())
    _zero(header.with_name("data_level0.bin"), count * size)
    _zero(header.with_name("length.bin"), 0)


def _zero(file: Path, start: int) -> None:
    rest = file.stat().st_size - start if file.exists() else 0
    if rest > 0:
        with file.open("r+b") as stream:
            stream.seek(start)
            stream.write(bytes(rest))


def _metadata(passage: Passage) -> dict[str, str | int]:
    row = {
        "source": passage.source,
        "reference": passage.reference,
        "headings": json.dumps(passage.headings),
        "held": passage.held,
        "page": passage.page,
        "gist": passage.gist,
        "warning": passage.warning,
        "note": passage.note,
    }
    return {name: value for name, value in row.items() if value is not None and value != ""}


def _slices(count: int, size: int) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))
