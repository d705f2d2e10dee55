"""Questions and their answers as a Word document with footnotes; does not know how an answer was found.

Only what is verified becomes a footnote. What is not is named in the text, as unverified.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from app.ask.answer import Answer, Question, Statement
from app.ask.markdown import scope
from app.deadlines.explain import in_words
from app.word.cited import Sources, put_marks, put_text
from app.word.dates import put_dates
from app.word.paper import Paper, Spoken, as_it_is, open_paper

Exchange = tuple[Question, Answer | None, str]


def word_file(title: str, exchanges: Sequence[Exchange], made_on: date, spoken: Spoken = as_it_is) -> bytes:
    """A Word document of these questions with their answers, or with the line that says why there is none.

    `spoken` is applied to every text: it puts words back where placeholders stand, or leaves them.
    """

    paper = open_paper(title, made_on, spoken)
    paper.heading(title, 0)
    paper.line(f"Made on {in_words(made_on)}")
    for question, answer, trouble in exchanges:
        _put_exchange(paper, question, answer, trouble)
    return paper.as_file()


def _put_exchange(paper: Paper, question: Question, answer: Answer | None, trouble: str) -> None:
    paper.heading(" ".join(question.text.split()), 1)
    asked_as = paper.line(f"Asked as a {'SENCO' if question.role == 'senco' else question.role}")
    asked_as.paragraph_format.keep_with_next = True
    if answer is None:
        paper.line(trouble)
    else:
        _put_answer(paper, answer)


def _put_answer(paper: Paper, answer: Answer) -> None:
    """What was found in the order of the screen: short answer, dates, statements, what to mind, the scope."""
    sources = Sources({citation.mark: citation for citation in answer.citations})
    paper.heading(answer.heading, 2)
    put_text(paper, sources, paper.line(""), answer.short)
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
        put_text(paper, sources, paper.line("", "List Bullet"), warning)
    paper.line(scope(answer)).runs[0].italic = True


def _put_statement(paper: Paper, sources: Sources, statement: Statement) -> None:
    line = paper.line("", "List Bullet")
    if statement.label:
        line.add_run(f"{paper.spoken(statement.label)} ").bold = True
    put_text(paper, sources, line, statement.text)
    put_marks(paper, sources, line, statement.citations)
