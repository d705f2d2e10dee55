"""The right reader is picked by what a file holds, and what cannot be read is told in one line."""

import sys
from pathlib import Path
from types import ModuleType

import docx
import pytest

from ingest.document import Block, Document
from ingest.readers import read
from knowledge.errors import ReaderError


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _error(path: Path) -> str:
    with pytest.raises(ReaderError) as told:
        read(path)
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.fixture
def pdf_reader(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stands where the PDF reader does, and notes what it was given."""
    seen: list[Path] = []
    module = ModuleType("ingest.read_pdf")

    def read_pdf(path: Path, report: object = None) -> Document:
        seen.append(path)
        return Document("A PDF", (Block("words", page=1),), pages=1)

    module.read_pdf = read_pdf  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ingest.read_pdf", module)
    return seen


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("Zoë's notes.txt", b"# not a heading", "# not a heading"),
        ("NOTES.MD", b"**bold**", "bold"),
        ("page.htm", b"<p>words</p>", "words"),
        ("page.txt", b"\xef\xbb\xbf\n<!DOCTYPE html><p>words</p>", "words"),
        ("page.md", b"<html><body><p># words</p></body></html>", "# words"),
    ],
)
def test_text_formats_are_told_apart(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    assert [block.text for block in read(_write(tmp_path, name, data)).blocks] == [text]


@pytest.mark.parametrize("name", ["policy.docx", "policy.txt", "policy.pdf", "policy"])
def test_a_word_file_is_known_by_what_it_holds(tmp_path: Path, name: str) -> None:
    word = docx.Document()
    word.add_paragraph("Body.")
    word.save(str(tmp_path / "saved.docx"))
    (tmp_path / "saved.docx").rename(tmp_path / name)
    assert read(tmp_path / name).blocks == (Block("Body."),)


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b"%PDF-1.7\n"), ("b.pdf", b"no PDF"), ("c", b"\n%PDF-1.4"), ("d.docx", b"x%PDF-1.4")]
)
def test_a_pdf_goes_to_the_pdf_reader_whatever_it_is_called(
    tmp_path: Path, pdf_reader: list[Path], name: str, data: bytes
) -> None:
    path = _write(tmp_path, name, data)
    assert read(path).title == "A PDF" and pdf_reader == [path]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("sheet.xlsx", b"PK\x03\x04rest", "save it as one of PDF, Word"),
        ("feed.xml", b"<?xml version='1.0'?><rss/>", "save it as one of PDF, Word"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "save it as one of PDF, Word"),
        ("empty.pdf", b"", "empty.pdf is empty"),
        ("blank.txt", b" \n\r\n", "blank.txt is empty"),
        ("page.html", b"<html><body><nav>Home</nav></body></html>", "holds no text"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        ("deep.html", b"<div>" * 3_000 + b"words", "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    assert message in _error(_write(tmp_path, name, data))


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    assert "nothing.pdf is not there" in _error(tmp_path / "nothing.pdf")
    assert "is a folder" in _error(tmp_path)


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = _write(tmp_path, "locked.txt", b"words")
    monkeypatch.setattr(Path, "open", refuse)
    assert "locked.txt cannot be opened (Permission denied)" in _error(path)


def test_a_real_pdf_is_read_with_its_pages_and_progress(real_sources: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    copy = tmp_path / "really a PDF.txt"
    copy.write_bytes((real_sources / "Behaviour_in_schools_February_2024.pdf").read_bytes())
    document = read(copy, lambda done, total: told.append((done, total)))
    assert document.pages == len(told) == told[-1][1] and all(block.page for block in document.blocks)


def test_each_kind_of_official_document_is_read(real_sources: Path) -> None:
    for path in sorted((real_sources / "samples").glob("*.html")) + sorted((real_sources / "dfe_ecf").glob("*.md")):
        assert read(path).blocks, path
