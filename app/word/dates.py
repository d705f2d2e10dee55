"""Computed dates as a table of a Word document; counts nothing."""

from collections.abc import Callable

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Row

from app.deadlines.calculate import Event, Schedule
from app.deadlines.explain import in_words

STYLE = "Table Grid"
_WIDTHS = (Mm(56), Mm(72), Mm(32))  # the longest day, such as Wednesday 30 September 2026, fits on a line


def put_dates(document: Document, found: Schedule, spoken: Callable[[str], str]) -> None:
    """Put the dates, a row each, under a header row that is marked as such and repeats on each page.

    How many days are left is not told, since a document is read on another day than it was made.
    """
    table = document.add_table(rows=1, cols=len(_WIDTHS), style=STYLE)
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width  # LibreOffice goes by the columns, Word by the cells
    _fill(table.rows[0], "By", "Who must do what", f"On {in_words(found.on)}")
    _set_flag(table.rows[0], "w:tblHeader")
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    for event in found.events:
        row = table.add_row()
        _fill(row, in_words(event.due), "", _standing(event, found))
        what = row.cells[1].paragraphs[0]
        what.add_run(f"{event.limit.force.upper()} ").bold = True
        what.add_run(spoken(f"{event.limit.who}: {event.limit.label}"))
    for row in table.rows:
        _set_flag(row, "w:cantSplit")
    document.add_paragraph()  # or the next line would cling to the table


def _fill(row: _Row, *texts: str) -> None:
    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.paragraphs[0].add_run(text)
        cell.width = width


def _set_flag(row: _Row, flag: str) -> None:
    mark = OxmlElement(flag)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _standing(event: Event, found: Schedule) -> str:
    if event.due == found.on:
        return "Today"
    return "Past" if event.overdue else "To come"
