"""A small embedding model, and rooms to build libraries in: what the tests of the pipeline share."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from ingest.assembled import Authored, shipped
from ingest.pipeline import Progress, Workroom
from knowledge.embed import Embedder
from knowledge.library import Library
from knowledge.shelf import Shelf

WIDTH = 48
PAGES, ENTRIES = 12, 4  # of each kind, of each chapter: what a room is built from in a second, not in six
Page = TypeVar("Page")


@dataclass(frozen=True)
class _Encoded:
    ids: list[int]
    attention_mask: list[int]


class _Words:
    """Stands in for a tokenizer: a number for each word."""

    def encode_batch(self, texts: Sequence[str]) -> list[_Encoded]:
        rows = [[_number(word) for word in text.lower().split()] or [0] for text in texts]
        longest = max(len(row) for row in rows)
        return [_Encoded(row + [0] * (longest - len(row)), [1] * len(row) + [0] * (longest - len(row))) for row in rows]


class _Bag:
    """Stands in for the network: texts that share words have vectors that are near."""

    def run(self, wanted: list[str], given: dict[str, Any], options: object) -> list[Any]:
        vectors = np.full((len(given["input_ids"]), WIDTH), 0.01, dtype=np.float32)
        for vector, ids, mask in zip(vectors, given["input_ids"], given["attention_mask"], strict=True):
            np.add.at(vector, ids[mask == 1] % WIDTH, 1)
        return [vectors / np.linalg.norm(vectors, axis=1, keepdims=True)]


def small_embedder(key: str = "small") -> Embedder:
    """The program's own embedder around a model that needs no weights."""
    return Embedder(key, _Bag(), _Words())


@lru_cache(maxsize=1)
def little() -> Authored:
    """The first of the shipped pages, and of each chapter of the digest the first entries: every source is there."""
    whole = shipped()
    shelf = Shelf(_first(whole.shelf.guides), _first(whole.shelf.strategies), _first(whole.shelf.not_recommended))
    return Authored(shelf, tuple(replace(each, entries=each.entries[:ENTRIES]) for each in whole.chapters))


def _first(pages: dict[str, Page]) -> dict[str, Page]:
    return dict(islice(pages.items(), PAGES))


@dataclass
class Room:
    """A home with its library; `lines` is what was told, `seen` the progress that was shown."""

    home: Path
    embedder: Callable[[], Embedder] = small_embedder
    progress: Progress | None = None
    lines: list[str] = field(default_factory=list)
    seen: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def work(self) -> Workroom:
        """The room as the pipeline takes it, with the library opened anew."""
        progress = self.progress or (lambda *step: self.seen.append(step))
        home = self.home
        places = (home / "documents", home / "downloads", home / "vectors.sqlite")
        return Workroom(self.library, *places, self.embedder, self.lines.append, progress, authored=little)

    @property
    def library(self) -> Library:
        """The library as another process would open it."""
        return Library(self.home / "library")

    def texts(self, source_id: str) -> list[str]:
        """The words of a source's passages, as they are held now."""
        return self.library.read(lambda held: [passage.text for passage in held.of(source_id)])

    def generation(self) -> str:
        """The name of the current generation."""
        return self.library.read(lambda held: held.folder.name)

    def copies(self) -> list[str]:
        """The kept documents, as "source id/file name"."""
        folder = self.home / "documents"
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())

    def kept_vectors(self) -> set[str]:
        """The names of the kept vectors."""
        with closing(sqlite3.connect(self.home / "vectors.sqlite")) as store:
            return {key for (key,) in store.execute("SELECT key FROM vectors")}

    def copy(self, home: Path) -> "Room":
        """The same in another folder."""
        shutil.copytree(self.home, home)
        return Room(home)


def copied_home(home: Path, place: Path) -> Path:
    """A copy of a home to work in; the model in it is only linked, since it is large and never written to."""

    def copy(source: str, target: str) -> None:
        if "models" in Path(source).parts:
            with suppress(OSError):  # another disk, or one that knows no links
                os.link(source, target)
                return
        shutil.copy2(source, target)

    return Path(shutil.copytree(home, place, copy_function=copy, dirs_exist_ok=True))


def files_with(folder: Path, words: str) -> list[Path]:
    """Every file below a folder in whose bytes or name the words stand."""
    forms = [words.encode(), words.encode("utf-16-le"), words.upper().encode(), words.lower().encode()]
    return [path for path in _files(folder) if words in path.name or any(form in path.read_bytes() for form in forms)]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _number(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big") >> 1
