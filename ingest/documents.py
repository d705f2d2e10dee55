"""One file in: from a path to a source and its passages, and the copy that is kept; knows nothing of the store."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ingest.official import SPLITTERS
from ingest.own import own_source
from ingest.read_pdf import read_pages
from ingest.readers import read
from ingest.split import split
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.passages import Passage
from knowledge.sources import Source, listed_sources


@dataclass(frozen=True)
class Intake:
    """A document ready to be put into the library."""

    source: Source
    passages: tuple[Passage, ...]


def identify(path: Path, today: date) -> Source:
    """The source that a file is: a listed one where its hash is listed, else an own document named after the file."""
    digest = sha256_of(path)
    for source in listed_sources().values():
        if source.sha256 == digest:
            return source
    return own_source(Path(path.name.removeprefix(_prefix(digest))), "", digest, today)  # a kept copy has a prefix


def identify_copy(path: Path, today: date) -> Source:
    """The source that a kept copy is of: the listed one whose folder it lies in, else what the file itself says."""
    source = identify(path, today)
    if not path.name.startswith(_prefix(source.sha256)):
        raise ReaderError(
            f"The kept copy {path.name} is not as it was read in, so it is not used: read the document in again."
        )
    listed = listed_sources().get(path.parent.name)
    return replace(listed, sha256=source.sha256) if listed else source


def take_in(path: Path, source: Source, today: date, progress: Callable[[int, int], None]) -> Intake:
    """Read a file and split it into the source's passages; a file that cannot be read is a ReaderError."""
    if source.id in SPLITTERS:
        return Intake(source, SPLITTERS[source.id](read_pages(path, progress)))
    document = read(path, progress)
    if source.status == "local":
        source = own_source(Path(source.edition), document.title, source.sha256, today)  # a kept copy has another name
    return Intake(source, split(document, source))


def keep_copy(path: Path, source: Source, folder: Path) -> None:
    """Keep the file beside the library under the source's id, so that it can be read again."""
    place = folder / source.id
    place.mkdir(parents=True, exist_ok=True)
    copy = place / f"{_prefix(source.sha256)}{path.name.removeprefix(_prefix(source.sha256))}"
    if not copy.exists() or sha256_of(copy) != sha256_of(path):
        staging = copy.with_name(f".{copy.name}.part")
        shutil.copyfile(path, staging)
        staging.replace(copy)


def kept_copy(source: Source, folder: Path) -> Path | None:
    """The copy of this edition that is kept, if there is one and it is as it was."""
    copies = (folder / source.id).glob(f"{_prefix(source.sha256)}*") if source.sha256 else ()
    return next((copy for copy in copies if sha256_of(copy) == source.sha256), None)


def kept_copies(folder: Path) -> list[Path]:
    """Every file that is kept, in the order of the sources' ids; of two editions the one that was kept last is last."""
    kept = (path for path in folder.glob("*/*") if not path.name.startswith("."))
    return sorted(kept, key=lambda path: (path.parent.name, path.stat().st_mtime_ns))


def forget_copies(folder: Path, keep: dict[str, str]) -> None:
    """Delete every kept file that belongs to no source in `keep` (id → sha256)."""
    for place in folder.glob("*/"):
        for file in place.iterdir():
            if place.name not in keep or not file.name.startswith(_prefix(keep[place.name])):
                file.unlink(missing_ok=True)
        if not any(place.iterdir()):
            place.rmdir()


def _prefix(digest: str) -> str:
    return f"{digest[:12]}-"


def with_hash(source: Source, digest: str) -> Source:
    """The source with the hash of the edition that is held, where none is listed."""
    return source if source.sha256 else replace(source, sha256=digest)
