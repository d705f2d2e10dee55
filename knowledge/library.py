"""Stores passages and finds them by vector; a reader sees the old state or the new one, never a mixture.

The only place that imports chromadb. Does not know how a document was read, nor what a good answer is.

Each generation is a folder of its own (a Chroma store, a keyword index, a manifest); a pointer file names the one that
counts and is replaced in one step. Whatever stops a build, the last good generation stays; what a removal leaves out is
gone with the old folder.
"""

import json
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from knowledge import lexical
from knowledge.contexts import context_vectors
from knowledge.embed import Vectors
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sentences import PART
from knowledge.sources import Source, read_source

_PASSAGES, _CONTEXTS, _SIGNPOSTS = "passages", "contexts", "signposts"
_PART = "part:"

# A library of another form is as good as none: it is built again from the documents that are kept.
_POINTER = "current-4"

_OPENING = threading.Lock()  # chromadb shares clients of one folder among threads, but does not guard their making

Result = TypeVar("Result")


@dataclass(frozen=True)
class Signpost:
    """Words that lead somewhere: a guide's question, a teacher's phrase, our summary of a passage.

    `target` is "guide:<id>", "strategy:<id>", "passage:<printed reference>", or "part:<n>" for a further part of the
    n-th passage: a long passage is near a question if one of its parts is.
    """

    text: str
    target: str


@dataclass(frozen=True)
class Holding:
    """A source and how much of it is held: passages in its own words, and passages that we only summarise."""

    source: Source
    texts: int
    summaries: int


@dataclass(frozen=True)
class Contents:
    """Everything one generation holds."""

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    signposts: tuple[Signpost, ...]
    shelf: str  # the hash of the authored knowledge that the signposts were made from


class Generation:
    """One built state of the library, open for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the generation in `folder`."""
        self.folder = folder
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.model: str = manifest["model"]
        self.shelf: str = manifest["shelf"]
        self.sources = {row["id"]: read_source(row) for row in manifest["sources"]}
        self._client = _client(folder / "chroma")
        self._passages = self._client.get_collection(_PASSAGES, embedding_function=None)
        self._contexts = self._client.get_collection(_CONTEXTS, embedding_function=None)
        self._signposts = self._client.get_collection(_SIGNPOSTS, embedding_function=None)
        self._keywords = lexical.open_index(folder / "keywords")
        self._targets: list[str] = manifest["targets"]
        self._names = _passage_ids(len(manifest["references"])) + [name for name in self._targets if _has_words(name)]
        self._under: dict[str, list[str]] = {}
        for key, reference in zip(self._names, manifest["references"], strict=False):
            self._under.setdefault(reference, []).append(key)
        self._headed: dict[str, list[str]] = manifest["headed"]

    def near_passages(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids of the passages nearest to a vector with their cosines, best first; one may recur for its parts."""
        near = _nearest(self._passages, vector, limit)
        parts = [hit for hit in self.near_signposts(vector, limit * 2) if not _has_words(hit[0])]
        near += [(passage_id(int(target.removeprefix(_PART))), score) for target, score in parts]
        return sorted(near, key=lambda pair: pair[1], reverse=True)

    def near_contexts(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids of the passages whose surroundings are nearest to a vector, with their cosine similarity, best first."""
        return _nearest(self._contexts, vector, limit)

    def near_signposts(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Targets of the signposts nearest to a vector with their cosine similarity, best first; a target may recur."""
        return [(self._targets[int(key)], score) for key, score in _nearest(self._signposts, vector, limit)]

    def by_words(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Passage ids and signpost targets that share the query's words, best first; a target may recur."""
        return [
            (self._names[position], score) for position, score in lexical.search_index(self._keywords, query, limit)
        ]

    def references(self, start: str = "") -> list[str]:
        """Every reference that begins so, in reading order, each once."""
        return [name for name in self._under if name.startswith(start)]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of these ids."""
        return dict(_rows(self._passages.get(ids=list(ids)))) if ids else {}

    def ids_at(self, reference: str) -> list[str]:
        """The ids of the passages under a printed reference, in reading order."""
        return self._under.get(reference, [])

    def ids_within(self, reference: str) -> list[str]:
        """The ids under a reference and its parts: s.42(2) of s.42, a Schedule's paragraphs, a heading's headings."""
        parts = (f"{reference}(", f"{reference} (", f"{reference} para ")
        found = [key for name, ids in self._under.items() if name == reference or name.startswith(parts) for key in ids]
        return list(dict.fromkeys(found + self._headed.get(reference, [])))

    def of(self, source_id: str) -> list[Passage]:
        """Every passage of a source, in reading order."""
        return [passage for _, passage in sorted(_rows(self._passages.get(where={"source": source_id})))]

    def texts(self) -> dict[str, str]:
        """The words under each reference that is held as text; passages that share a reference are put together."""
        held = dict(sorted(_rows(self._passages.get(where={"held": "text"}))))
        names = {passage.reference for passage in held.values()} | set(self._headed)
        return {name: "\n".join(held[key].text for key in self.ids_within(name) if key in held) for name in names}

    def holds_text(self, source_id: str) -> bool:
        """Whether a source is held in its own words."""
        return bool(self._passages.get(where={"$and": [{"source": source_id}, {"held": "text"}]}, limit=1)["ids"])

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each source."""
        counts: dict[tuple[str, str], int] = {}
        for row in self._passages.get(include=["metadatas"])["metadatas"]:
            key = (row["source"], row["held"])
            counts[key] = counts.get(key, 0) + 1
        return tuple(
            Holding(source, counts.get((source.id, "text"), 0), counts.get((source.id, "summary"), 0))
            for source in self.sources.values()
        )

    def close(self) -> None:
        """Let go of the files, so that Windows allows the folder to be deleted."""
        with _OPENING:
            self._client.close()


class Library:
    """The folder of generations: opens the current one, and replaces it in one step."""

    def __init__(self, folder: Path) -> None:
        """Nothing is read or made until it is needed."""
        self.folder = folder
        self._open: Generation | None = None
        self._lock = threading.Lock()

    def read(self, use: Callable[[Generation], Result]) -> Result:
        """What `use` makes of the current generation; done again where another process replaced it meanwhile."""
        while True:
            generation = self._current()
            try:
                result = use(generation)
            except ReaderError:
                raise
            except Exception:
                if self._current_name() == generation.folder.name:
                    raise
                continue  # the generation went while it was read
            if self._current_name() == generation.folder.name:
                return result

    def exists(self) -> bool:
        """Whether a library has been built."""
        return self._current_name() is not None

    def _current(self) -> Generation:
        """The generation that counts; another one is let go of, so a reader that fails on it will read again."""
        with self._lock:
            while (name := self._current_name()) is not None:
                if self._open is not None and self._open.folder.name == name:
                    return self._open
                if self._open is not None:
                    self._open.close()
                    self._open = None
                try:
                    self._open = Generation(self.folder / name)
                except Exception as error:
                    if self._pointed() == name:  # else it went while it was opened
                        raise self._cannot_be_opened(error) from error
            raise ReaderError("There is no library yet: run 'senco ingest' to build it.")

    def _cannot_be_opened(self, error: Exception) -> ReaderError:
        return ReaderError(
            f"The library cannot be opened ({type(error).__name__}): delete the folder {self.folder} and run "
            "'senco ingest'. Your documents are kept beside it and are read in again."
        )

    def replace(self, contents: Contents, vectors: Vectors, model: str) -> None:
        """Build a generation and make it the current one in one step; a stop at any moment leaves the last good one.

        `vectors` has a row for each passage (of its first part), then one for each signpost.
        """
        self.sweep()
        name = f"{int(time.time() * 1000):x}-{os.getpid():x}"
        staging = self.folder / f"building-{name}"
        try:
            _build(staging, contents, vectors, model)
            staging.rename(self.folder / name)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        pointer = self.folder / f"pointer-{name}"
        pointer.write_text(name, encoding="utf-8")
        _replace(pointer, self.folder / _POINTER)
        self._current()  # lets go of the old generation before its folder goes
        self.sweep()

    def sweep(self) -> None:
        """Delete what unfinished builds and old generations left; a folder still open elsewhere goes next time."""
        self.folder.mkdir(parents=True, exist_ok=True)
        current = self._current_name()
        for entry in self.folder.iterdir():
            if entry.name not in (_POINTER, current):
                with suppress(OSError):
                    shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    def _current_name(self) -> str | None:
        """The generation that counts; none where its folder is gone."""
        while name := self._pointed():
            if (self.folder / name / "manifest.json").exists():
                return name
            if self._pointed() == name:
                return None
        return None

    def _pointed(self) -> str | None:
        try:
            return (self.folder / _POINTER).read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None


def _replace(new: Path, old: Path) -> None:
    """Put one file in the place of another; on Windows a reader may hold the old one for a moment."""
    for _ in range(50):
        try:
            new.replace(old)
            return
        except PermissionError:
            time.sleep(0.1)
    raise ReaderError(f"{old} is held open by another program; close it and run the command again.")


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    with _OPENING:
        return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False, allow_reset=False))


def _build(folder: Path, contents: Contents, vectors: Vectors, model: str) -> None:
    folder.mkdir(parents=True)
    client = _client(folder / "chroma")
    count = len(contents.passages)
    ids = _passage_ids(count)
    rows: dict[str, list[Any]] = {
        "documents": [passage.text for passage in contents.passages],
        "metadatas": [_metadata(passage) for passage in contents.passages],
    }
    _fill(client, _PASSAGES, ids, vectors[:count], rows)
    _fill(client, _CONTEXTS, ids, _contexts(contents, vectors), {})
    _fill(client, _SIGNPOSTS, [str(n) for n in range(len(contents.signposts))], vectors[count:], {})
    with _OPENING:
        client.close()
    texts = ["\n".join([*passage.headings, passage.text]) for passage in contents.passages]
    texts += [signpost.text for signpost in contents.signposts if _has_words(signpost.target)]
    lexical.build_index(texts, folder / "keywords")
    manifest = {
        "model": model,
        "shelf": contents.shelf,
        "sources": [asdict(source) for source in contents.sources],
        "targets": [signpost.target for signpost in contents.signposts],
        "references": [passage.reference for passage in contents.passages],
        "headed": _headed(contents),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _headed(contents: Contents) -> dict[str, list[str]]:
    """The ids of the passages anywhere under each heading, for sources that are cited by heading."""
    cites = {source.id: source.cite for source in contents.sources if source.numbering == "heading"}
    found: dict[str, list[str]] = {}
    for number, passage in enumerate(contents.passages):
        for heading in passage.headings if passage.source in cites and passage.held == "text" else ():
            found.setdefault(f"{cites[passage.source]}: {heading}", []).append(passage_id(number))
    return found


def _fill(client: Any, name: str, ids: list[str], vectors: Vectors, rows: dict[str, list[Any]]) -> None:
    collection = client.create_collection(name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None)
    for some in _slices(len(ids), client.get_max_batch_size()):
        collection.add(ids=ids[some], embeddings=vectors[some], **{key: values[some] for key, values in rows.items()})


def _contexts(contents: Contents, vectors: Vectors) -> Vectors:
    count = len(contents.passages)
    further = [(n, lead) for n, lead in enumerate(contents.signposts) if not _has_words(lead.target)]
    rows = np.vstack([vectors[:count], vectors[[count + n for n, _ in further]]])
    owners = [*range(count), *(int(lead.target.removeprefix(_PART)) for _, lead in further)]
    lengths = [
        *(min(len(passage.text), PART) for passage in contents.passages),
        *(len(lead.text) for _, lead in further),
    ]
    return context_vectors(contents.passages, rows, owners, lengths)


def _has_words(target: str) -> bool:
    """Whether a signpost is found by its words: those of a part are found with its passage."""
    return not target.startswith(_PART)


def _passage_ids(count: int) -> list[str]:
    return [passage_id(number) for number in range(count)]


def passage_id(number: int) -> str:
    """The id of the n-th passage of a generation."""
    return f"{number:06d}"


def _metadata(passage: Passage) -> dict[str, str | int]:
    page = {} if passage.page is None else {"page": passage.page}
    return {
        "source": passage.source,
        "reference": passage.reference,
        "headings": json.dumps(passage.headings),
        "held": passage.held,
        **page,
    }


def _rows(got: Any) -> Iterator[tuple[str, Passage]]:
    for key, text, row in zip(got["ids"], got["documents"], got["metadatas"], strict=True):
        headings = tuple(json.loads(row["headings"]))
        yield key, Passage(row["source"], row["reference"], text, row.get("page"), headings, row["held"])


def _nearest(collection: Any, vector: Vectors, limit: int) -> list[tuple[str, float]]:
    count = collection.count()
    if not count:
        return []
    got = collection.query(query_embeddings=np.atleast_2d(vector), n_results=min(limit, count), include=["distances"])
    return [(key, 1 - float(distance)) for key, distance in zip(got["ids"][0], got["distances"][0], strict=True)]


def _slices(count: int, size: int) -> Iterator[slice]:
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))
