"""The whole text of a pupil's document, whatever its format, for masking; leaves no copy of it anywhere."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.decode import decode
from ingest.document import Block
from ingest.readers import read
from knowledge.errors import ReaderError

_AS_TYPED = (".txt", ".text", ".md", ".markdown")


def document_text(path: Path, name: str = "") -> str:
    """What a file says: plain text as it was typed, other formats a paragraph a line; a bad file is a ReaderError.

    `name` is what a person calls the file, for the message, where it lies under another one.
    """
    try:
        document = read(path)
    except ReaderError as error:
        raise ReaderError(str(error).replace(path.name, name or path.name)) from error
    if path.suffix.lower() in _AS_TYPED:
        return decode(path)
    return "\n".join(filter(None, [document.title, *_with_headings(document.blocks)]))


def _with_headings(blocks: Iterable[Block]) -> Iterator[str]:
    """The paragraphs, with each heading where it begins: it may name the pupil too."""
    before: tuple[str, ...] = ()
    for block in blocks:
        same = next(
            (n for n, pair in enumerate(zip(before, block.headings, strict=False)) if pair[0] != pair[1]), len(before)
        )
        yield from block.headings[same:]
        yield block.text
        before = block.headings


@contextmanager
def for_a_moment(name: str, data: bytes, folder: Path) -> Iterator[Path]:
    """A file for as long as it is read: in a folder of its own that nobody else may open, gone afterwards.

    Before it is gone it is overwritten, so that an undeleter finds nothing.
    """
    with TemporaryDirectory(dir=folder) as inner:
        path = Path(inner) / f"document{Path(name).suffix}"
        path.write_bytes(data)
        try:
            yield path
        finally:
            with path.open("r+b") as file:
                file.write(b"\0" * len(data))
                file.flush()
                os.fsync(file.fileno())
