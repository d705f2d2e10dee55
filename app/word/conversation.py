"""Questions and their answers as a Word document with footnotes; does not know how an answer was found.

Only what is verified becomes a footnote. What is not is named in the text, as unverified.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import groupby

from docx.document import Document
from docx.text.paragraph import Paragraph

from app.ask.answer import Answer, Citation, Question, Statement
from app.ask.markdown import scope
from app.ask.pieces import pieces
from app.deadlines.explain import in_words
from app.word.blank import blank
from app.word.dates import put_dates
from app.word.footnotes import REFERENCE, Footnotes, open_footnotes, put_again, put_footnote

Exchange = tuple[Question, Answer | None, str]
Spoken = Callable[[str], str]

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class _Paper:
    """The document that is being written, and what is done to each text before it stands there."""

    document: Document
    footnotes: Footnotes
    spoken: Spoken

    def heading(self, text: str, level: int) -> None:
        self.document.add_heading(self.spoken(text), level)

    def line(self, text: str, style: str | None = None) -> Paragraph:
        return self.document.add_paragraph(self.spoken(text), style)


@dataclass(frozen=True)
class _Sources:
    """The citations of one answer by their marks, and the numbers of the footnotes that were put, by their words."""

    by_mark: dict[int, Citation]
    put: dict[str, int] = field(default_factory=dict)


def word_file(title: str, exchanges: Sequence[Exchange], made_on: date, spoken: Spoken = lambda text: text) -> bytes:
    """A Word document of these questions with their answers, or with the line that says why there is none.

    `spoken` is applied to every text: it puts words back where placeholders stand, or leaves them.
    """

    def written(text: str) -> str:
        return _NOT_IN_XML.sub(" ", spoken(text))

    document = blank(written(title), made_on)
    paper = _Paper(document, open_footnotes(document), written)
    paper.heading(title, 0)
    paper.line(f"Made on {in_words(made_on)}")
    for question, answer, trouble in exchanges:
        _put_exchange(paper, question, answer, trouble)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _put_exchange(paper: _Paper, question: Question, answer: Answer | None, trouble: str) -> None:
    paper.heading(" ".join(question.text.split()), 1)
    asked_as = paper.line(f"Asked as a {'SENCO' if question.role == 'senco' else question.role}")
    asked_as.paragraph_format.keep_with_next = True
    if answer is None:
        paper.line(trouble)
    else:
        _put_answer(paper, answer)


def _put_answer(paper: _Paper, answer: Answer) -> None:
    """What was found in the order of the screen: short answer, dates, statements, what to mind, the scope."""
    sources = _Sources({citation.mark: citation for citation in answer.citations})
    paper.heading(answer.heading, 2)
    _put_text(paper, sources, paper.line(""), answer.short)
    if answer.dates and answer.dates.events:
        paper.heading("Dates", 3)
        put_dates(paper.document, answer.dates, paper.spoken)
    for section, statements in groupby(answer.statements, key=lambda each: each.section):
        if section:
            paper.heading(section, 3)
        for statement in statements:
            _put_statement(paper, sources, statement)
    if answer.warnings:
        paper.heading("Mind", 3)
    for warning in answer.warnings:
        _put_text(paper, sources, paper.line("", "List Bullet"), warning)
    paper.line(scope(answer)).runs[0].italic = True


def _put_statement(paper: _Paper, sources: _Sources, statement: Statement) -> None:
    line = paper.line("", "List Bullet")
    if statement.label:
        line.add_run(f"{paper.spoken(statement.label)} ").bold = True
    _put_text(paper, sources, line, statement.text)
    _put_marks(paper, sources, line, statement.citations)


def _put_text(paper: _Paper, sources: _Sources, line: Paragraph, text: str) -> None:
    for piece in pieces(text):
        if piece.marks:
            _put_marks(paper, sources, line, piece.marks)
        else:
            line.add_run(paper.spoken(piece.text)).bold = piece.bold or None


def _put_marks(paper: _Paper, sources: _Sources, line: Paragraph, marks: Iterable[int]) -> None:
    """What is verified as footnotes, then in words what is not; a mark without a citation is left out."""
    cited = [sources.by_mark[mark] for mark in marks if mark in sources.by_mark]
    for place, citation in enumerate(each for each in cited if each.verified):
        if place:
            line.add_run(",", style=REFERENCE)
        _put_note(paper, sources, line, citation)
    for citation in cited:
        if not citation.verified:
            line.add_run(paper.spoken(f" (unverified: {citation.reference})"))


def _put_note(paper: _Paper, sources: _Sources, line: Paragraph, citation: Citation) -> None:
    """A footnote, or where the answer has one of the same words already, its number again."""
    words = paper.spoken(note_words(citation))
    if words in sources.put:
        put_again(line, sources.put[words])
    else:
        address = citation.url if citation.url.startswith(("https://", "http://")) else ""
        sources.put[words] = put_footnote(paper.footnotes, line, words, address)


def note_words(citation: Citation) -> str:
    """A footnote without its address: reference, page, title, the words and whose they are, the standing if not law."""
    page = f", page {citation.page}" if citation.page is not None else ""
    title = "" if citation.title in citation.reference else f"{citation.title}."
    quote = " ".join(citation.quote.split())
    words = f"“{quote}”" if citation.held == "text" else f"In our summary: {quote}"
    return " ".join(filter(None, [f"{citation.reference}{page}.", title, words, _standing(citation)]))


def _standing(citation: Citation) -> str:
    if citation.status == "in force":
        return ""
    note = f" ({citation.status_note.rstrip('.')})" if citation.status_note else ""
    return f"Status: {citation.status}{note}."
