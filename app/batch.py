"""Reads questions from a command line or from a file with one JSON object a line; answers none."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.ask.answer import ROLES, Question, Turn
from knowledge.errors import ReaderError


def question_of(row: dict[str, Any], role: str) -> Question:
    """The question that a row asks, as the role that it names or as `role`; an unknown role is a ReaderError."""
    role = row.get("role") or role
    if role not in ROLES:
        raise ReaderError(f"There is no role {role!r}: use one of {', '.join(ROLES)}.")
    history = tuple(Turn(turn["role"], turn["text"]) for turn in row.get("history") or ())
    return Question(row["question"], role, history)


def questions(question: str | None, batch: Path | None) -> Iterator[dict[str, Any]]:
    """The rows to be answered: the one question, or each line of the file; a faulty line is a ReaderError."""
    if (question is None) == (batch is None):
        raise ReaderError(
            'Give a question in quotes, or a file with --batch: senco ask "who can ask for an assessment?"'
        )
    for row in _rows(batch) if batch else [{"question": question or ""}]:
        # What a terminal could not decode, and half a surrogate pair, is no text that can be searched for.
        yield {**row, "question": row["question"].encode("utf-8", "replace").decode("utf-8")}


def _rows(batch: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = batch.read_text(encoding="utf-8-sig").split("\n")  # other line breaks may stand inside a JSON string
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(
            f"{batch} cannot be read ({error}): give a UTF-8 file with one JSON object a line."
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{batch}:{number}")


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReaderError(f'{place} is not JSON ({error.msg}): write {{"id": …, "question": …}}.') from error
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise ReaderError(f'{place} has no "question": write {{"id": …, "question": …}}.')
    if row.get("role") and row["role"] not in ROLES:
        raise ReaderError(f"{place}: there is no role {row['role']!r}: use one of {', '.join(ROLES)}.")
    history = row.get("history") or []
    if not isinstance(history, list) or not all(map(_is_turn, history)):
        raise ReaderError(f'{place}: "history" is a list of {{"role": "user" or "assistant", "text": …}}.')
    return row


def _is_turn(turn: Any) -> bool:
    return isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("text"), str)


def id_of(row: dict[str, Any]) -> dict[str, Any]:
    """The row's id where it has one, to stand in its answer."""
    return {"id": row["id"]} if "id" in row else {}
