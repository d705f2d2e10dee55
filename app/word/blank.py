"""An empty Word document in our look: A4, British English, a plain face that is easy to read. Knows no answer."""

from datetime import date, datetime

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LANGUAGE = "en-GB"
FACE = "Arial"
MADE_BY = "SENCO assistant"
_DARK = RGBColor(0x1B, 0x2A, 0x49)
_SIZES = {"Normal": 11, "Title": 20, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11}


def blank(title: str, made_on: date) -> Document:
    """A document without a word in it yet, whose properties say what it is, in which language and of which day."""
    document = docx.Document()
    _properties(document, title, made_on)
    for name, size in _SIZES.items():
        _look(document, name, size)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    return document


def _properties(document: Document, title: str, made_on: date) -> None:
    properties = document.core_properties
    properties.title, properties.language, properties.comments = title, LANGUAGE, ""
    properties.author = properties.last_modified_by = MADE_BY
    properties.created = properties.modified = datetime(made_on.year, made_on.month, made_on.day)
    for tongue in document.styles.element.xpath("w:docDefaults//w:lang"):
        tongue.set(qn("w:val"), LANGUAGE)
    for tongue in document.settings.element.xpath("w:themeFontLang"):
        tongue.set(qn("w:val"), LANGUAGE)


def _look(document: Document, name: str, size: int) -> None:
    """Give a style our face, size and, but for running text, our dark blue."""
    style = document.styles[name]
    style.font.size = Pt(size)
    if name != "Normal":
        style.font.color.rgb = _DARK
        style.paragraph_format.space_after = Pt(4)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    faces.attrib.clear()  # a theme's face would go before one that is named
    for script in ("ascii", "hAnsi", "cs"):
        faces.set(qn(f"w:{script}"), FACE)
