"""One file in: from a path to a source and its passages, and the copy that is kept; knows nothing of the store."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ingest.law import is_live, law_at, law_of
from ingest.official import SPLITTERS
from ingest.own import own_source
from ingest.read_legislation import read_law
from ingest.read_pdf import read_pages
from ingest.readers import read
from ingest.split import split
from ingest.split_legislation import behind
from ingest.split_legislation import split as split_law
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
    """The source that a file is: a listed one by its hash or as that law, else an own document named after the file."""
    digest = sha256_of(path)
    for source in listed_sources().values():
        if source.sha256 == digest:
            return source
    law = law_of(path)
    for source in listed_sources().values():
        if law and is_live(source) and law_at(source.download) == law:
            return with_hash(source, digest)
    # A kept copy has a prefix, and what legislation.gov.uk sends is always called data.xml.
    name = f"{law.replace('/', '-')}.xml" if law else path.name.removeprefix(_prefix(digest))
    return own_source(Path(name), "", digest, today)


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
    if law_of(path):
        return _take_in_law(path, source, today)
    document = read(path, progress)
    if source.status == "local":
        source = own_source(Path(source.edition), document.title, source.sha256, today)  # a kept copy has another name
    return Intake(source, split(document, source))


def _take_in_law(path: Path, source: Source, today: date) -> Intake:
    law = read_law(path)
    if source.status == "local":
        own = replace(own_source(Path(source.edition), law.title, source.sha256, today), status_note=f"{law.state}.")
        return Intake(own, split_law(law, own))
    passages = split_law(law, source) if law.whole else ()
    if not passages:
        raise ReaderError(f"{path.name} does not hold the whole of {source.title}: download it from {source.download}.")
    late = behind(law, source)
    edition = law.state + (f"; changes in force that are not yet in it: {late}" if late else "")
    return Intake(replace(source, edition=edition, edition_sha256=source.sha256), passages)


def as_listed(held: Source) -> Source:
    """A held source with what is listed of it now, and the edition that is held."""
    listed = listed_sources().get(held.id)
    if listed is None:
        return held
    if is_live(listed):
        listed = replace(listed, edition=held.edition, edition_sha256=held.edition_sha256)
    return replace(listed, sha256=held.sha256)


def news(intake: Intake, before: Intake | None) -> str:
    """What there is to tell of a law that was read in: the day of its text, and whether it is as it was before."""
    if intake.source.id not in listed_sources() or not is_live(listed_sources()[intake.source.id]):
        return "."
    day = f", {intake.source.edition}."
    if before is None:
        return day
    said, says = ({(each.reference, each.text) for each in held.passages} for held in (before, intake))
    new, gone = len(says - said), len({name for name, _ in said} - {name for name, _ in says})
    if not new and not gone:
        return f"{day} Its words are as they were."
    return f"{day} It has changed since it was last read in: {new} passages are new or different, {gone} gone."


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
