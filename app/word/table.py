"""Tables of a Word document that can be read aloud: a header row that is marked and repeats, no merged cells."""

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Row

STYLE = "Table Grid"


def new_table(document: Document, heads: Sequence[str], widths: Sequence[Length]) -> Table:
    """A table with its header row alone, which repeats on each page."""
    table: Table = document.add_table(rows=1, cols=len(widths), style=STYLE)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width  # LibreOffice goes by the columns, Word by the cells
    _fill(table.rows[0], heads, widths)
    set_flag(table.rows[0], "w:tblHeader")
    set_flag(table.rows[0], "w:cantSplit")
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    return table


def add_row(table: Table, texts: Sequence[str]) -> _Row:
    """A further row of these texts, which stays on one page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _fill(row, texts, [column.width or Length(0) for column in table.columns])
    set_flag(row, "w:cantSplit")
    return row


def set_flag(row: _Row, flag: str) -> None:
    """Set a property of a row."""
    mark = OxmlElement(flag)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _fill(row: _Row, texts: Sequence[str], widths: Sequence[Length]) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.paragraphs[0].add_run(text)
        cell.width = width
