"""Reads a Word document (.docx) in the order it is written. Knows no other format."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from ingest.document import Block, Document
from knowledge.errors import ReaderError

MOST_BYTES_UNPACKED = 500_000_000

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What python-docx and what it stands on raise for a zip file that is cut, changed, locked or no Word document.
# (lxml's errors are SyntaxErrors.)
_DAMAGED = (
    PackageNotFoundError, zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, EOFError, RuntimeError
)  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Settings; text that was deleted or moved away; text boxes, which follow their paragraph; copies for old programs.
_NOT_HERE = {*map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:txbxContent")), _FALLBACK}
_WRAPPERS = {*map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag"))}
_CHARACTERS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(frozen=True)
class _Piece:
    """A paragraph or a table row: its text, and what its style makes of it."""

    text: str
    level: int = 0
    listed: bool = False
    title: bool = False


def read(path: Path) -> Document:
    """The headings, paragraphs, lists and tables of a .docx file in order, with tracked changes taken as accepted."""
    _check(path)
    try:
        word = docx.Document(str(path))
        styles = {style.style_id: _style_names(style) for style in word.styles}
        pieces = [piece for piece in _pieces(word.element.body, styles) if piece.text]
        title = _title(pieces) or (word.core_properties.title or "").strip()
    except _DAMAGED as error:
        raise ReaderError(f"{path.name} is damaged or not a Word document: open it in Word, save it again as .docx and "
                          "add that copy.") from error  # fmt: skip
    return Document(title, tuple(_blocks(pieces, title)))


def _check(path: Path) -> None:
    data = path.read_bytes()
    if data.startswith(_OLD_WORD) and _ENCRYPTED in data:
        raise ReaderError(f"{path.name} is protected by a password: open it in Word, save it as .docx without one.")
    if data.startswith((_OLD_WORD, rb"{\rtf")):
        raise ReaderError(f"{path.name} is in an old Word format: open it in Word and save it as .docx.")
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile:
        return  # opening it says so, in the same words as for other damage
    if unpacked > MOST_BYTES_UNPACKED:
        raise ReaderError(f"{path.name} is too large once unpacked: save it without its pictures.")


def _style_names(style: Any) -> tuple[str, ...]:
    names: list[str] = []
    while style is not None and len(names) < 20:
        names.append(str(style.name))
        style = getattr(style, "base_style", None)
    return tuple(names)


def _pieces(parent: Any, styles: dict[str, tuple[str, ...]]) -> Iterator[_Piece]:
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield _paragraph(child, styles)
            for box in child.iter(qn("w:txbxContent")):
                if next(box.iterancestors(_FALLBACK), None) is None:
                    yield from _pieces(box, styles)
        elif child.tag == qn("w:tbl"):
            for row in child.xpath("./w:tr | ./w:sdt/w:sdtContent/w:tr"):
                yield from _row(row, styles)
        elif child.tag in _WRAPPERS:
            yield from _pieces(child, styles)


def _row(row: Any, styles: dict[str, tuple[str, ...]]) -> Iterator[_Piece]:
    cells = [list(_pieces(cell, styles)) for cell in row.xpath("./w:tc | ./w:sdt/w:sdtContent/w:tc")]
    if len(cells) == 1:
        yield from cells[0]  # a frame around paragraphs
    else:
        texts = [" ".join(" ".join(piece.text for piece in cell).split()) for cell in cells]
        yield _Piece(" | ".join(texts) if any(texts) else "")


def _paragraph(element: Any, styles: dict[str, tuple[str, ...]]) -> _Piece:
    names = styles.get(element.style or "", ("",))
    if names[0].lower().startswith(("toc ", "table of figures")):
        return _Piece("")
    lines = ("".join(_strings(element))).split("\n")
    text = "\n".join(filled for line in lines if (filled := " ".join(line.split())))
    heading = next((found for name in names if (found := _HEADING.match(name))), None)
    numbered = bool(element.xpath("./w:pPr/w:numPr/w:numId[@w:val != '0']"))
    if heading or names[0] == "Title":
        return _Piece(text.replace("\n", " "), level=int(heading[1]) if heading else 0, title=not heading)
    return _Piece(text, listed=numbered or names[0].startswith("List"))


def _strings(parent: Any) -> Iterator[str]:
    for child in parent.iterchildren():
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _NOT_HERE:
            yield from _strings(child)


def _title(pieces: list[_Piece]) -> str:
    stated = [piece.text for piece in pieces if piece.title]
    chapters = [piece.text for piece in pieces if piece.level == 1]
    return stated[0] if stated else (chapters[0] if len(chapters) == 1 else "")


def _blocks(pieces: list[_Piece], title: str) -> Iterator[Block]:
    path: list[tuple[int, str]] = []
    for listed, run in groupby(pieces, lambda piece: piece.listed):
        if listed:
            yield Block("\n".join(f"- {piece.text}" for piece in run), headings=tuple(text for _, text in path))
            continue
        for piece in run:
            if piece.level:
                path = [above for above in path if above[0] < piece.level]
                path += [(piece.level, piece.text)] if piece.text != title else []
            elif not (piece.title and piece.text == title):
                yield Block(piece.text, headings=tuple(text for _, text in path))
