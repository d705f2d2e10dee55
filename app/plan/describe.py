"""Fills the form from a free description, piece by piece, by its words; nothing is lost and nothing is added."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.plan.pieces import halves, pieces
from app.plan.profile import FIELDS, Profile
from knowledge.planning import pattern

_YEAR = re.compile(
    r"\b(?:(?:end of |start of )?(?:year|yr|y) ?(?:1[0-4]|[1-9])\b|reception\b(?! class teacher)|nursery\b"
    r"|pre-?school\b|(?:lower |upper )?sixth form\b|college student\b|first year at college\b)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^[\s•▪*–—-]*(?P<head>[A-Za-z'/& ]{2,30}?)\s*[:–-]\s+(?P<rest>.+)$")


def described(text: str) -> Profile:
    """The form that a free description fills; what fits no field is context, and every word stands in some field."""
    filled: dict[str, list[str]] = {name: [] for name in FIELDS}
    for field, piece in _placed(text):
        filled[field].append(piece)
    year = _YEAR.search(text)
    if year and not filled["year_group"]:
        filled["year_group"].append(year[0][0].upper() + year[0][1:])
    return Profile(**{name: _joined(values) for name, values in filled.items()})


def _placed(text: str) -> list[tuple[str, str]]:
    """Each piece with its field; under a label such as "Strengths:" all of the line is that field's."""
    found = []
    for line in text.splitlines() or [text]:
        field, rest = _headed(line)
        found += [(field or field_of(part), part) for piece in pieces(rest) for part in _apart(piece)]
    return found


def _apart(piece: str) -> tuple[str, ...]:
    """A piece cut in two where one side tells what goes well and the other what is hard."""
    parts = halves(piece)
    return parts if {"strengths", "barriers"} == {field_of(each) for each in parts} else (piece,)


def _headed(line: str) -> tuple[str, str]:
    item = _ITEM.match(line)
    if item:
        for field, pattern_ in _heads():
            if pattern_.fullmatch(item["head"].strip()):
                return field, item["rest"]
    return "", line


def field_of(piece: str) -> str:
    """The field whose words a piece has, first the one that says whose view it is."""
    return next((name for name, words in _signals() if words.search(piece)), "context")


def tells_only(text: str, *fields: str) -> bool:
    """Whether the words of a text are those of one of these fields, and none of what is hard."""
    return field_of(text) in fields and not dict(_signals())["barriers"].search(text)


def _joined(values: list[str]) -> str:
    """Pieces one after the other, so that they can be told apart again."""
    return "; ".join(values)


@lru_cache(maxsize=1)
def _signals() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, pattern(words)) for name, words in _data()["fields"].items())


@lru_cache(maxsize=1)
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words, re.IGNORECASE)) for name, words in _data()["heads"].items())


def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("app.plan").joinpath("describe.toml").read_text(encoding="utf-8"))
