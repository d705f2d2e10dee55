"""An answer as Markdown, for the terminal, the clipboard and other programs; decides nothing."""

from itertools import groupby

from app.ask.answer import Answer, Citation, Statement

SCOPE = (
    "England only · law as at {as_at} · not legal advice · "
    "written and checked by software, not yet reviewed by a SENCO or lawyer"
)


def as_markdown(answer: Answer) -> str:
    """The whole answer with its marks, warnings and sources."""
    lines = [f"## {answer.heading}", "", answer.short]
    if answer.choices:
        lines += ["", *(f"- {choice}" for choice in answer.choices)]
    for section, statements in groupby(answer.statements, key=lambda each: each.section):
        lines += ["", *([f"### {section}", ""] if section else []), *(_statement(each) for each in statements)]
    if answer.warnings:
        lines += ["", "### Mind", "", *(f"- {warning}" for warning in answer.warnings)]
    if answer.citations:
        lines += ["", "### Where this comes from", "", *(_citation(each) for each in answer.citations)]
    return "\n".join([*lines, "", f"*{scope(answer)}*"])


def scope(answer: Answer) -> str:
    """The plain line on what an answer is, as at when, who has checked it, and who worded it."""
    return f"{SCOPE.format(as_at=answer.as_at)} · {worded_by(answer.writer)}"


def worded_by(writer: str) -> str:
    """Who worded an answer: a chat model by its name, or none."""
    if writer.startswith("model "):
        return f"worded by the chat {writer}, each sentence held to its source"
    return f"worded by the {writer}: no chat model"


def checked_how(citation: Citation) -> str:
    """How a citation was checked, in words."""
    if not citation.verified:
        return "not verified"
    return (
        "checked against the text"
        if citation.held == "text"
        else "our summary; the official text is not on this computer"
    )


def _statement(statement: Statement) -> str:
    label = f"**{statement.label}** " if statement.label else ""
    return f"- {label}{statement.text}" + "".join(f"[{mark}]" for mark in statement.citations)


def _citation(citation: Citation) -> str:
    page = f", page {citation.page}" if citation.page else ""
    quote = " ".join(citation.quote.split())
    words = f"“{quote}”" if citation.held == "text" else quote
    note = f" *Mind: {citation.note}*" if citation.note else ""
    return (
        f"{citation.mark}. **{citation.reference}**{page} ({citation.status}; {checked_how(citation)}): {words}{note}"
    )
