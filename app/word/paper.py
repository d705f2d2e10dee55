"""A Word document that is being written: headings, lines, footnotes; does not know what is written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from docx.document import Document
from docx.text.paragraph import Paragraph

from app.word.blank import blank
from app.word.footnotes import Footnotes, open_footnotes

Spoken = Callable[[str], str]

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Paper:
    """The document that is being written, and what is done to each text before it stands there."""

    document: Document
    footnotes: Footnotes
    spoken: Spoken

    def heading(self, text: str, level: int) -> Paragraph:
        """Put a heading; level 0 is the title."""
        heading: Paragraph = self.document.add_heading(self.spoken(text), level)
        return heading

    def line(self, text: str, style: str | None = None) -> Paragraph:
        """Put a paragraph."""
        return self.document.add_paragraph(self.spoken(text), style)

    def as_file(self) -> bytes:
        """The document as the bytes of a file."""
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()


def open_paper(title: str, made_on: date, spoken: Spoken) -> Paper:
    """An empty document; `spoken` is applied to every text: it puts words back where placeholders stand."""
    written = writable(spoken)
    document = blank(written(title), made_on)
    return Paper(document, open_footnotes(document), written)


def writable(spoken: Spoken) -> Spoken:
    """What makes a text spoken, and leaves out what no Word file can hold."""
    return lambda text: _NOT_IN_XML.sub(" ", spoken(text))


def as_it_is(text: str) -> str:
    """The text, with the placeholders that stand in it."""
    return text
