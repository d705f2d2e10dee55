"""An answer as plain data, in the form that `senco ask --json` promises; decides nothing."""

from typing import Any

from app.ask.answer import Answer, Citation, Statement
from app.ask.markdown import as_markdown
from app.deadlines.as_data import as_data as schedule_data
from app.privacy.as_data import rows


def as_data(answer: Answer) -> dict[str, Any]:
    """The answer as lists and dictionaries of plain values."""
    return {
        "question": answer.question,
        "outcome": answer.outcome,
        "text": as_markdown(answer),
        "statements": [_statement(each) for each in answer.statements],
        "citations": [_citation(each) for each in answer.citations],
        "warnings": list(answer.warnings),
        "choices": list(answer.choices),
        "writer": answer.writer,
        "pages": list(answer.pages),
        "masked": rows(answer.masked),
        "dates": schedule_data(answer.dates) if answer.dates else None,
        "as_at": answer.as_at,
        "seconds": answer.seconds,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.text,
        "duty": statement.duty,
        "citations": list(statement.citations),
        "label": statement.label,
        "section": statement.section,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "mark": citation.mark,
        "reference": citation.reference,
        "source": citation.source,
        "title": citation.title,
        "page": citation.page,
        "quote": citation.quote,
        "held": citation.held,
        "verified": citation.verified,
        "status": citation.status,
        "authority": citation.authority,
        "url": citation.url,
        "edition": citation.edition,
        "note": citation.note,
    }
