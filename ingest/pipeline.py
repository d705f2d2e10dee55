"""Documents in: gather, read, put into the library in one step; knows nothing of commands or screens."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from ingest.assembled import Authored, assembled, embedded, led, shipped
from ingest.documents import (
    Intake,
    as_listed,
    forget_copies,
    identify,
    identify_copy,
    keep_copy,
    kept_copies,
    kept_copy,
    news,
    take_in,
    with_hash,
)
from ingest.fetch import fetch
from ingest.find_file import files_meant, find_listed
from ingest.law import is_live
from ingest.locked import is_disk_full, locked
from ingest.signposts import shelf_hash
from knowledge.contents import Contents
from knowledge.embed import Embedder
from knowledge.errors import ReaderError
from knowledge.file_hash import sha256_of
from knowledge.generation import Generation
from knowledge.library import Library
from knowledge.sources import Source, listed_sources
from knowledge.vectors import encode_kept, forget_others, vector_key

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Workroom:
    """Where documents are kept and built into a library, the model that makes their vectors, and who is told of it."""

    library: Library
    documents: Path
    downloads: Path
    vectors: Path
    embedder: Callable[[], Embedder]
    tell: Callable[[str], None] = print
    progress: Progress = lambda what, done, total: None
    today: date = field(default_factory=date.today)
    authored: Callable[[], Authored] = shipped


@dataclass
class Held:
    """What the library is to hold, while it is being put together."""

    intakes: dict[str, Intake]
    changed: bool = False


def ingest_listed(room: Workroom, folder: Path | None = None, only: str | None = None) -> None:
    """Read in the shipped knowledge and each listed document: from `folder` or kept, else downloaded, else skipped."""
    if only is not None and only not in listed_sources():
        raise ReaderError(f"{only!r} is not among the listed documents: add the file itself.")
    with locked(room.library.folder):
        held = _held(room)
        if not room.library.exists():
            _build(room, held)  # the shipped knowledge is of use before the first document is there
        at_hand = find_listed(listed_sources().values(), folder) if folder else {}
        with_a_file = [source for source in listed_sources().values() if source.download or source.sha256]
        for source in [listed_sources()[only]] if only else with_a_file:
            _try(room, source.title, partial(_listed, room, held, source, at_hand.get(source.id)))
        if only is None:
            rest = len(listed_sources()) - len(with_a_file)
            room.tell(f"{rest} more sources have no file to read: our summaries of them are held.")
        _build_if_changed(room, held)


def ingest_files(room: Workroom, paths: Sequence[Path]) -> bool:
    """Read in these files (a folder stands for the files in it); False where one of them could not be read."""
    with locked(room.library.folder):
        held = _held(room)
        good = [_try(room, path.name, partial(_file, room, held, path)) for path in files_meant(paths)]
        _build_if_changed(room, held)
        return all(good)


def remove(room: Workroom, source_id: str) -> None:
    """Take a source out of the library with all that was kept of it; a source that is not held is a ReaderError."""
    with locked(room.library.folder):
        held = _held(room)
        if held.intakes.pop(source_id, None) is None:
            names = ", ".join(held.intakes) or "no document"
            raise ReaderError(f"{source_id!r} is not held, so there is nothing to remove. Held: {names}.")
        _build(room, held)
        room.tell(f"{source_id}: removed.")


def rebuild(room: Workroom) -> None:
    """Read every kept document again and build the library anew."""
    with locked(room.library.folder):
        before = _held(room)
        held = _recovered(room) if room.library.exists() else before
        for source_id, intake in before.intakes.items():
            held.intakes.setdefault(source_id, intake)  # one that cannot be read again stays as it was
        _build(room, held)


def _listed(room: Workroom, held: Held, source: Source, found: Path | None) -> None:
    before = held.intakes.get(source.id)
    if before and not is_live(source) and source.sha256 in ("", before.source.sha256):
        return room.tell(f"{source.title}: already held, {len(before.passages)} passages.")
    at_hand = found or kept_copy(source, room.documents)
    if at_hand is None and not source.download:
        return room.tell(f"{source.title}: skipped, {_why_not(source)}; our summaries of it are held.")
    path = at_hand or _fetched(room, source, before)
    edition = with_hash(source, sha256_of(path))
    if before and before.source.sha256 == edition.sha256:
        room.tell(f"{source.title}: already held, {len(before.passages)} passages; its text has not changed.")
    else:
        _read(room, held, path, edition)
    if at_hand is None:
        path.unlink()  # the copy beside the library is the one that counts


def _fetched(room: Workroom, source: Source, before: Intake | None) -> Path:
    try:
        return fetch(source, room.downloads / source.id, lambda n, total: room.progress(source.title, n, total or 0))
    except ReaderError as error:
        stays = f". What is held stays: {before.source.edition}." if before else ""
        raise ReaderError(f"{error}{stays}") from error


def _why_not(source: Source) -> str:
    by_hand = "no address of the file is known: give a folder that has it with --from"
    return by_hand if source.sha256 else "there is no file to read"


def _file(room: Workroom, held: Held, path: Path) -> None:
    if not path.exists():
        raise ReaderError(f"{path} is not there: check the name and the folder.")
    source = identify(path, room.today)
    before = held.intakes.get(source.id)
    if before and before.source.sha256 == source.sha256:
        return room.tell(f"{path.name}: already held as {source.id}, {len(before.passages)} passages; nothing to do.")
    _read(room, held, path, source)


def _read(room: Workroom, held: Held, path: Path, source: Source) -> None:
    intake = take_in(path, source, room.today, lambda n, total: room.progress(f"reading {source.title}", n, total))
    keep_copy(path, intake.source, room.documents)
    before = held.intakes.get(source.id)
    held.intakes[source.id] = intake
    held.changed = True
    room.tell(f"{intake.source.title}: {len(intake.passages)} passages ({source.id}){news(intake, before)}")


def _held(room: Workroom) -> Held:
    """What the library holds as text now; where there is none, what the kept documents say."""
    if not room.library.exists():
        return _recovered(room)

    def read(generation: Generation) -> Held:
        kept = [source for source in generation.sources.values() if generation.holds_text(source.id)]
        intakes = {source.id: Intake(as_listed(source), tuple(generation.of(source.id))) for source in kept}
        return Held(intakes, changed=generation.shelf != shelf_hash() or generation.model != room.embedder().name)

    held = room.library.read(read)
    _tidy(room, held)
    return held


def _tidy(room: Workroom, held: Held) -> None:
    """Clear away what a stop in the middle left; listed documents that were fetched already may be used yet."""
    room.library.sweep()
    listed = {source.id: source.sha256 for source in listed_sources().values() if source.sha256}
    forget_copies(room.documents, {**listed, **_hashes(held)})


def _hashes(held: Held) -> dict[str, str]:
    return {source_id: intake.source.sha256 for source_id, intake in held.intakes.items()}


def _recovered(room: Workroom) -> Held:
    """The kept documents, read again: a library that is gone, or of an older form, is built from them."""
    held = Held({}, changed=True)
    for copy in kept_copies(room.documents):
        _try(room, copy.name, partial(_read_again, room, held, copy))
    return held


def _read_again(room: Workroom, held: Held, copy: Path) -> None:
    _read(room, held, copy, identify_copy(copy, room.today))


def _build_if_changed(room: Workroom, held: Held) -> None:
    if held.changed:
        _build(room, held)


def _build(room: Workroom, held: Held) -> None:
    """Everything into a new generation, in one step; then what is no longer held leaves no trace."""
    texts = [passage for intake in held.intakes.values() for passage in intake.passages]
    passages, leads = assembled(texts, room.authored())
    contents = Contents(_sources(held), passages, leads, shelf_hash())
    embedder = room.embedder()
    found = embedded(passages, leads)
    pages = led(leads)
    vectors = encode_kept(found, embedder, room.vectors, lambda n, total: room.progress("indexing", n, total))
    tuned = encode_kept(pages, embedder.tuned, room.vectors, lambda n, total: room.progress("indexing pages", n, total))
    room.library.replace(contents, vectors, tuned, embedder.name)
    held.changed = False
    forget_copies(room.documents, _hashes(held))
    own = [vector_key(embedder.key, text) for text in found]
    forget_others(room.vectors, [*own, *(vector_key(embedder.tuned.key, text) for text in pages)])
    room.tell(f"The library is ready: {len(texts)} passages in their own words, {len(passages) - len(texts)} in ours.")


def _sources(held: Held) -> tuple[Source, ...]:
    listed = {source.id: source for source in listed_sources().values()}
    return tuple({**listed, **{intake.source.id: intake.source for intake in held.intakes.values()}}.values())


def _try(room: Workroom, name: str, step: Callable[[], None]) -> bool:
    """Run one document's step; what goes wrong with it is told in one line and the others go on."""
    try:
        step()
    except ReaderError as error:
        message = str(error)
        room.tell(message if name in message else f"{name}: {message}")
        return False
    except OSError as error:
        if is_disk_full(error):
            raise
        room.tell(
            f"{name} cannot be opened or kept ({error.strerror or error}): close it elsewhere, check who may read it."
        )
        return False
    return True
