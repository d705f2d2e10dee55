"""Reads what stands behind an option of the command: a date, a name with a value; knows no command."""

from datetime import date

from knowledge.errors import ReaderError


def date_of(text: str, today: date, option: str) -> date:
    """The day that an option gives; without one, or with something else, a ReaderError."""
    from app.deadlines.spoken import read_date

    if not text:
        raise ReaderError(f"{option} is missing: give the day that the rule runs from, such as {option} 2026-03-03.")
    return read_date(text, today)


def pair(text: str, option: str, example: str) -> tuple[str, str]:
    """NAME=VALUE as two; anything else is a ReaderError that shows the example."""
    name, equals, value = text.partition("=")
    if not equals:
        raise ReaderError(f"{option} {text!r} is not NAME=VALUE: write it like {option} {example}.")
    return name.strip(), value.strip()
