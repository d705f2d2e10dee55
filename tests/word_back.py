"""A Word file as the tests read it back: its lines, its footnotes, its parts."""

import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml import etree


class Back:
    """A Word file as it is read back."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(BytesIO(data))
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert package.testzip() is None
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.body = etree.fromstring(self.parts["word/document.xml"])
        self.below = etree.fromstring(self.parts["word/footnotes.xml"])

    @property
    def notes(self) -> dict[int, str]:
        """The words of the footnotes by their numbers, the two lines that part them from the text among them."""
        return {int(note.get(qn("w:id"))): text_of(note).strip() for note in self.below}

    @property
    def marks(self) -> list[int]:
        return [int(mark.get(qn("w:id"))) for mark in self.body.iter(qn("w:footnoteReference"))]

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(str(each.style.name), each.text) for each in self.document.paragraphs if each.style and each.text]


def text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))
