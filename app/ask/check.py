"""Turns a draft into an answer that may be shown: sets apart what rests on nothing verified; writes nothing itself."""

from dataclasses import replace
from datetime import date

from app.ask.answer import Answer, Citation, Question, Statement
from app.ask.draft import Draft
from app.deadlines.explain import in_words
from knowledge.sources import FRESH_FOR, is_stale

REPORTED = "Reported, but not checked in the primary text"
_STALE = (
    "This was last checked on {day}, more than {days} days ago: before relying on it, look at {title} on its own page "
    "at gov.uk or legislation.gov.uk for a newer edition, and update the program."
)
_NOT_LAW = {
    "proposed": "{title} is a proposal, not law ({note}).",
    "superseded": "{title} is cited in a superseded edition ({note}).",
}


def checked(draft: Draft, citations: tuple[Citation, ...], question: Question, today: date) -> Answer:
    """The answer: every mark resolves, the unverified stands apart, and warnings say what is not law, out of date, or
    was last checked long before `today`."""
    official = [each for each in citations if each.authority != "school" and each.checked_on]
    as_at = draft.as_at or min((each.checked_on for each in official), default=today.isoformat())
    by_mark = {citation.mark: citation for citation in citations}
    statements = tuple(_placed(statement, by_mark) for statement in draft.statements)
    warnings = [*draft.warnings, *_standing(citations), *_outdated(citations), *_stale(as_at, official, today)]
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
        choices=tuple(draft.choices),
        as_at=as_at,
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


def _stale(as_at: str, official: list[Citation], today: date) -> list[str]:
    """One warning where the page or an official source of an answer was last looked at long ago."""
    oldest = min((as_at, *(each.checked_on for each in official)))
    if not is_stale(oldest, today):
        return []
    title = next((each.title for each in official if is_stale(each.checked_on, today)), "each source below")
    return [_STALE.format(day=in_words(date.fromisoformat(oldest)), days=FRESH_FOR.days, title=title)]
