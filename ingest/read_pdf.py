"""Reads a PDF into pages of lines: the only door to pypdf and pypdfium2. Does not know what a document says."""

import ctypes
import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import Destination

from ingest.document import Document
from ingest.page_blocks import page_blocks, printed_title
from ingest.page_headings import Entry
from ingest.pages import Page
from ingest.pdf_lines import Word, assemble
from knowledge.errors import ReaderError

Report = Callable[[int, int], None]
Found = TypeVar("Found")

# pdfium must never be called by two threads at once, and the chat has several.
ONE_AT_A_TIME = threading.RLock()
_PASSWORD_NEEDED = 4  # pdfium's error code
# What programs write where a title belongs.
_NO_TITLE = re.compile(r"(?i)^(microsoft |untitled|powerpoint presentation)|\.(docx?|pptx?|pdf|indd)$")
# pdfium writes U+FFFE (or U+0002) for a hyphen at the end of a line, and no line break after it.
_FRAGMENT = re.compile("([^\r\n\ufffe\x02]+)([\ufffe\x02]?)")
_WORD = re.compile(r"\S+")
_RUN = re.compile(r"\d+|\D+")
# What pypdf raises on files that pdfium can still read: structure is then simply missing.
_UNREADABLE = (PyPdfError, DependencyError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True)
class Structure:
    """What a PDF says about itself: its title and its outline."""

    title: str = ""
    outline: tuple[Entry, ...] = ()


def read_pdf(path: Path, report: Report | None = None) -> Document:
    """Any PDF as a document of blocks: running heads removed, words mended, paragraphs whole, headings where known."""
    pages = tuple(read_pages(path, report))
    structure = read_structure(path)
    blocks = page_blocks(pages, structure.outline)
    if not blocks:
        raise ReaderError(
            f"{path.name} holds no text (a scan?): run it through text recognition first, "
            f"for example: ocrmypdf {path.name} with-text.pdf"
        )
    return Document(title=structure.title or printed_title(pages), blocks=blocks, pages=len(pages))


def read_pages(path: Path, report: Report | None = None) -> Iterator[Page]:
    """The pages of a PDF one at a time, each closed before the next is opened; `report(done, total)` for each."""
    document = open_pdf(path)
    return _pages(document, path, _with_pypdf(path, _labels) or (), report)


def _pages(
    document: pypdfium2.PdfDocument, path: Path, labels: tuple[int | None, ...], report: Report | None
) -> Iterator[Page]:
    total = len(document)
    try:
        for index in range(total):
            page = _page(document, index, path, labels[index] if index < len(labels) else None)
            if report:
                report(index + 1, total)
            yield page
    finally:
        with ONE_AT_A_TIME:
            document.close()


def _page(document: pypdfium2.PdfDocument, index: int, path: Path, label: int | None) -> Page:
    try:
        with ONE_AT_A_TIME, closing(document[index]) as page, closing(page.get_textpage()) as text:
            width, height = page.get_size()
            return Page(index + 1, width, height, assemble(_fragments(text)), label)
    except pypdfium2.PdfiumError as error:
        raise ReaderError(f"{path.name} is damaged at page {index + 1}: fetch or save it again.") from error


def open_pdf(path: Path) -> pypdfium2.PdfDocument:
    """The file as pdfium has it, to be closed by the caller, every call under ONE_AT_A_TIME; else a ReaderError."""
    _check_file(path)
    try:
        with ONE_AT_A_TIME:
            document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_NEEDED:
            raise ReaderError(
                f"{path.name} is locked with a password: open it, save a copy without one, and add the copy."
            ) from error
        raise ReaderError(f"{path.name} is damaged and cannot be read: fetch or save it again.") from error
    if not len(document):
        document.close()
        raise ReaderError(f"{path.name} is damaged (it has no pages): fetch or save it again.")
    return document


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise ReaderError(f"{path} was not found: check the name and the folder.")
    with path.open("rb") as file:
        start = file.read(1024)
    if not start.strip():
        raise ReaderError(f"{path.name} is empty: fetch or save it again.")
    if b"%PDF-" not in start:
        raise ReaderError(f"{path.name} is not a PDF, whatever its name says: open it and save it as a PDF.")


def read_structure(path: Path) -> Structure:
    """Title and outline as the file gives them; empty where it gives none or they cannot be read."""
    return _with_pypdf(path, lambda reader: Structure(_title(reader), tuple(_outline(reader)))) or Structure()


def _with_pypdf(path: Path, read: Callable[[PdfReader], Found]) -> Found | None:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of faults that do not matter here
    try:
        with path.open("rb") as file:
            return read(PdfReader(file))
    except _UNREADABLE:
        return None


def _title(reader: PdfReader) -> str:
    title = str((reader.metadata and reader.metadata.title) or "").strip()
    return "" if _NO_TITLE.search(title) else " ".join(title.split())


def _outline(reader: PdfReader) -> Iterator[Entry]:
    pending: list[tuple[int, object]] = [(0, item) for item in reversed(reader.outline)]
    level_of_children = 0
    while pending:
        level, item = pending.pop()
        if isinstance(item, list):
            pending.extend((level_of_children + 1, child) for child in reversed(item))
        elif isinstance(item, Destination):
            level_of_children = level
            number = reader.get_destination_page_number(item)
            if number is not None and item.title:
                yield Entry(level, str(item.title), number + 1)


def _labels(reader: PdfReader) -> tuple[int | None, ...]:
    if "/PageLabels" not in reader.root_object:
        return ()
    return tuple(int(label) if label.isdecimal() else None for label in reader.page_labels)


def _fragments(page: pypdfium2.PdfTextPage) -> Iterator[tuple[list[Word], str]]:
    """The words of each fragment of a line that pdfium tells apart, and the hyphen that it ends in."""
    text = "".join(chr(pdfium.FPDFText_GetUnicode(page.raw, index)) for index in range(page.count_chars()))
    for fragment in _FRAGMENT.finditer(text):
        words = [
            _word(page, text, start, end, joined=start > match.start())
            for match in _WORD.finditer(text, fragment.start(1), fragment.end(1))
            for start, end in _runs(text, match.start(), match.end())
        ]
        if words:
            soft = "\xad" if words[-1].text.endswith("\xad") else ""
            yield words, "-" if fragment[2] else soft


def _runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A word cut before and after its figures, each of which may be a raised footnote mark."""
    return [run.span() for run in _RUN.finditer(text, start, end)]


def _word(page: pypdfium2.PdfTextPage, text: str, start: int, end: int, joined: bool) -> Word:
    left, bottom, ignored = ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    right = ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(page.raw, start, left, bottom)
    pdfium.FPDFText_GetCharBox(page.raw, end - 1, ignored, right, ignored, ignored)
    return Word(
        text[start:end], left.value, right.value, bottom.value, _size(page, start), _is_bold(page, start), joined
    )


def _size(page: pypdfium2.PdfTextPage, index: int) -> float:
    """The size at which a character is printed: its font's size times the scale of the text it stands in."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page.raw, index, matrix)
    return round(float(pdfium.FPDFText_GetFontSize(page.raw, index)) * hypot(matrix.c, matrix.d), 1)


def _is_bold(page: pypdfium2.PdfTextPage, index: int) -> bool:
    """Whether a character's font says that it is bold, by its weight or (where that is not given) by its name."""
    weight = pdfium.FPDFText_GetFontWeight(page.raw, index)
    if weight > 0:
        return bool(weight >= 600)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(page.raw, index, name, len(name), ctypes.c_int())
    return b"bold" in name.value.lower()
