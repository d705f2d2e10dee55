"""A file, an object or a free paragraph → a profile; does not know what is made of it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from app.plan.describe import described
from app.plan.profile import Profile, profile_of
from knowledge.errors import ReaderError

Described = Profile | str | Mapping[str, Any]
_FORMS = {".yaml", ".yml", ".json"}
_TEXTS = {".txt", ".md"}
_LONGEST = 20_000  # characters: a description, not a file of reports


def profile_in(file: Path) -> Profile:
    """The profile in a file: a form (.yaml, .json) or free words (.txt, .md); anything else is a ReaderError."""
    kind = file.suffix.lower()
    if kind not in _FORMS | _TEXTS:
        raise ReaderError(f"{file.name} is not a profile: give a .yaml or .json form, or free words in .txt or .md.")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"{file.name} cannot be read ({type(error).__name__}): give a UTF-8 file.") from error
    return profile_from(_form(text, file.name) if kind in _FORMS else text, file.name)


def profile_from(given: Described, place: str = "The profile") -> Profile:
    """The profile that an object or a free paragraph gives; an empty or overlong one is a ReaderError at `place`."""
    if isinstance(given, Profile):
        return given
    if not isinstance(given, str | Mapping):
        raise ReaderError(f"{place}: a profile is text, or an object with named fields.")
    profile = described(given) if isinstance(given, str) else profile_of(given, place)
    text = profile.text()
    if not any(letter.isalnum() for letter in text):
        raise ReaderError(f"{place} says nothing of a pupil: describe what goes well, what is hard and what was tried.")
    if len(text) > _LONGEST:
        raise ReaderError(f"{place} is too long ({len(text)} characters): give what matters in {_LONGEST} at most.")
    return profile


def profiles(file: Path | None, batch: Path | None, one: bool = False) -> Iterator[tuple[dict[str, Any], Profile]]:
    """The profile of a file, or of each line of a batch with its row; a faulty line is a ReaderError naming it.

    Where only `one` plan can be written, a batch is a ReaderError.
    """
    if one and batch:
        raise ReaderError("A Word file holds one plan: give one profile with --profile FILE.")
    if (file is None) == (batch is None):
        raise ReaderError("Give one profile with --profile FILE, or a file of many with --batch FILE.jsonl.")
    if file:
        yield {}, profile_in(file)
    for number, line in enumerate(_lines(batch) if batch else [], 1):
        if line.strip():
            row = _row(line, f"{batch}:{number}")
            yield row, profile_from(row["profile"], f"{batch}:{number}")


def _lines(batch: Path) -> list[str]:
    try:
        return batch.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"{batch} cannot be read ({type(error).__name__}): give a UTF-8 file.") from error


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReaderError(f'{place} is not JSON: write {{"id": …, "profile": …}}.') from error
    if not isinstance(row, dict) or "profile" not in row:
        raise ReaderError(f'{place} has no "profile": write {{"id": …, "profile": …}}.')
    return row


def _form(text: str, name: str) -> Any:
    try:
        return json.loads(text) if name.lower().endswith(".json") else yaml.safe_load(text)
    except (json.JSONDecodeError, yaml.YAMLError) as error:
        # The error's own words would quote the profile.
        raise ReaderError(f'{name} is not in form: write each field as name: "words".') from error
