"""Picks the reader for a file, by what it holds before what it is called; reads no format itself."""

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ingest.document import Document
from ingest.law import law_in
from knowledge.errors import ReaderError

Report = Callable[[int, int], None]

KINDS = "PDF, Word (.docx), Markdown, plain text, HTML and legislation.gov.uk XML"

_BY_SUFFIX = {
    ".pdf": "pdf",
    ".docx": "word", ".doc": "word",
    ".md": "markdown", ".markdown": "markdown",
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip


def read(path: Path, report: Report | None = None) -> Document:
    """What a file says, in whatever format; a file that cannot be read is a ReaderError that says what to do."""
    kind = _kind(path, _head(path))
    try:
        document = _reader(kind, report)(path)
    except OSError as error:
        raise _unreadable(path, error) from error
    except RecursionError as error:
        raise ReaderError(f"{path.name} is nested too deeply to be read: save it as PDF or as plain text.") from error
    if not document.blocks:
        raise ReaderError(f"{path.name} holds no text that can be read: check that it is the right file.")
    return document


def _head(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReaderError(f"{path} is a folder: name a file, or give the folder to --from.")
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError as error:
        raise ReaderError(f"{path} is not there: check the name and the folder.") from error
    except OSError as error:
        raise _unreadable(path, error) from error
    if not head.strip():
        raise ReaderError(f"{path.name} is empty: save it again from where it came.")
    return head


def _unreadable(path: Path, error: OSError) -> ReaderError:
    reason = error.strerror or str(error)
    return ReaderError(f"{path.name} cannot be opened ({reason}): close it elsewhere and check who may read it.")


def _kind(path: Path, head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if law_in(head):
        return "legislation"
    if b"%pdf-" in start[:1024]:
        return "pdf"
    if start.startswith((b"<!doctype html", b"<html")):
        if path.suffix.lower() == ".xml":
            raise ReaderError(f"{path.name} is a web page, perhaps a filter's or a sign-in page, not the XML that its "
                              "name promises: download it again.")  # fmt: skip
        return "html"
    if head.startswith(b"PK\x03\x04") and _is_word(path):
        return "word"
    kind = _BY_SUFFIX.get(path.suffix.lower())
    if kind is None:
        raise ReaderError(f"{path.name} is of a kind that cannot be read: save it as one of {KINDS}.")
    return kind


def _is_word(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            return "word/document.xml" in package.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _reader(kind: str, report: Report | None) -> Callable[[Path], Document]:
    # Each is imported when it is wanted: a text file need not wait for the PDF libraries.
    match kind:
        case "pdf":
            from ingest.read_pdf import read_pdf

            return partial(read_pdf, report=report)
        case "word":
            from ingest.read_word import read
        case "markdown":
            from ingest.read_markdown import read
        case "html":
            from ingest.read_html import read
        case "legislation":
            from ingest.read_legislation import read
        case _:
            from ingest.read_text import read
    return read
