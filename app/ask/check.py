"""Turns a draft into an answer that may be shown: sets apart what rests on nothing verified; writes nothing itself."""

from dataclasses import replace

from app.ask.answer import Answer, Citation, Question, Statement
from app.ask.draft import Draft

REPORTED = "Reported, but not checked in the primary text"
_NOT_LAW = {
    "proposed": "{title} is a proposal, not law ({note}).",
    "superseded": "{title} is cited in a superseded edition ({note}).",
}


def checked(draft: Draft, citations: tuple[Citation, ...], question: Question, searched: str) -> Answer:
    """The answer: every mark resolves, the unverified stands apart, and warnings say what is not law or out of date."""
    by_mark = {citation.mark: citation for citation in citations}
    statements = tuple(_placed(statement, by_mark) for statement in draft.statements)
    warnings = [*draft.warnings, *_standing(citations), *_outdated(citations)]
    if any(not citation.verified for citation in citations):
        warnings.append(
            "Sources marked 'not verified' were read only through secondary pages: check them before relying on them."
        )
    return Answer(
        question=question.text,
        outcome=draft.outcome,
        heading=draft.heading,
        short=draft.short,
        statements=tuple(sorted(statements, key=lambda each: each.section == REPORTED)),
        citations=citations,
        warnings=tuple(dict.fromkeys(warnings)),
        writer=draft.writer,
        pages=tuple(draft.pages),
        dates=draft.dates,
        as_at=draft.as_at or searched,
    )


def _placed(statement: Statement, by_mark: dict[int, Citation]) -> Statement:
    """The statement with the marks that resolve; what rests on nothing verified is set apart if it is a rule, and
    called reported where it stands if it is advice."""
    marks = tuple(mark for mark in statement.citations if mark in by_mark)
    if not marks or any(by_mark[mark].verified for mark in marks):
        return replace(statement, citations=marks)
    if statement.section:
        return replace(statement, citations=marks, label="REPORTED")
    return replace(statement, citations=marks, section=REPORTED)


def _standing(citations: tuple[Citation, ...]) -> list[str]:
    return [
        _NOT_LAW[citation.status].format(
            title=citation.title,
            reference=citation.reference,
            note=citation.status_note.rstrip(".") or "see its source",
        )
        for citation in citations
        if citation.status in _NOT_LAW
    ]


def _outdated(citations: tuple[Citation, ...]) -> list[str]:
    return [f"{citation.reference}: {citation.warning}" for citation in citations if citation.warning]
