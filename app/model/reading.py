"""Reads the form that was asked for out of a model's reply, leniently; checks nothing of what it says."""

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

LONGEST_REPLY = 60_000  # characters

Form = TypeVar("Form", bound=BaseModel)


def read_form(reply: str, form: type[Form]) -> Form | None:
    """The first JSON object in a reply that fits the form, whatever stands around it; None where there is none."""
    for data in _objects(reply[:LONGEST_REPLY]):
        try:
            return form.model_validate(data)
        except ValidationError:
            continue
    return None


def _objects(text: str) -> list[Any]:
    """The JSON objects that begin at a brace of the text, outermost first; some models write raw line breaks in one."""
    decoder, start = json.JSONDecoder(strict=False), text.find("{")
    found: list[Any] = []
    while start >= 0 and len(found) < 20:
        try:
            data, end = decoder.raw_decode(text, start)
        except (json.JSONDecodeError, RecursionError):
            end = start + 1
        else:
            found.append(data)
        start = text.find("{", end)
    return found
