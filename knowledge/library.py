"""The folder of generations: which one counts, and how it is replaced; a reader sees the old state or the new one.

Each generation is a folder of its own (a Chroma store, a keyword index, a manifest); a pointer file names the one that
counts and is replaced in one step. Whatever stops a build, the last good generation stays; what a removal leaves out is
gone with the old folder. Does not know what a generation holds.
"""

import os
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from knowledge.build_generation import build
from knowledge.contents import Contents
from knowledge.embed import Vectors
from knowledge.errors import ReaderError
from knowledge.generation import Generation

# A library of another form is as good as none: it is built again from the documents that are kept.
_POINTER = "current-5"

Result = TypeVar("Result")


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

    def replace(self, contents: Contents, vectors: Vectors, tuned: Vectors, model: str) -> None:
        """Build a generation and make it the current one in one step; a stop at any moment leaves the last good one.

        `vectors` has a row for each passage (of its first part), then one for each signpost; `tuned` one for each lead.
        """
        self.sweep()
        name = f"{int(time.time() * 1000):x}-{os.getpid():x}"
        staging = self.folder / f"building-{name}"
        try:
            build(staging, contents, vectors, tuned, model)
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
