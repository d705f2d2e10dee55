"""Periods in a sentence, and others that a reader could mistake for them; knows no question."""

import re

_NAMES = dict(zip("one two three four five six seven eight nine ten twelve".split(), [*range(1, 11), 12], strict=True))
_UNIT = r"(?:working |school |calendar |open )?(?:day|week|month|year)s?"
_PERIOD = re.compile(rf"\b(?P<number>\d+|{'|'.join(_NAMES)})(?P<unit> {_UNIT})\b", re.IGNORECASE)
# What the field's periods come in: a wrong one has to be one that could be.
_USUAL = {
    "working day": (3, 5, 10, 15, 20),
    "school day": (5, 6, 10, 15),
    "day": (5, 10, 14, 15, 21, 28, 30),
    "week": (2, 3, 4, 6, 8, 10, 12, 14, 16, 20, 26),
    "month": (1, 2, 3, 5, 6, 9, 12, 18),
    "year": (1, 2, 3, 5),
}


def only_period(text: str) -> str:
    """The one period that a text names, as it stands there; empty where it names none or several."""
    found = [match[0] for match in _PERIOD.finditer(text)]
    return found[0] if len(found) == 1 and not re.search(rf"\w (to|or) {found[0]}", text) else ""


def as_figures(period: str) -> str:
    """A period with its number as a figure and its unit without an ending: "six weeks" → "6 week"."""
    match = _PERIOD.fullmatch(period)
    assert match is not None, period
    return f"{number_of(match)} {unit_of(match)}"


def periods_in(text: str) -> set[str]:
    """Every period that a text names, in figures."""
    return {as_figures(match[0]) for match in _PERIOD.finditer(text)}


def near_periods(period: str) -> list[str]:
    """Other usual periods of the same unit, the nearest first, written as this one is."""
    match = _PERIOD.fullmatch(period)
    assert match is not None, period
    number, unit = number_of(match), unit_of(match)
    least = 1 if unit == "day" else 0  # a day more or less is no other rule to a reader
    usual = [other for other in _USUAL.get(unit, ()) if abs(other - number) > least]
    others = [other for other in usual if number / 6 <= other <= number * 6]
    return [_written(other, match) for other in sorted(others, key=lambda other: abs(other - number) / number)]


def number_in(period: str) -> int:
    """The number of a period that is written out or in figures."""
    return int(as_figures(period).split()[0])


def number_of(match: re.Match[str]) -> int:
    """The number of a period."""
    return _NAMES.get(match["number"].lower()) or int(match["number"])


def unit_of(match: re.Match[str]) -> str:
    """The unit of a period, without an ending; a calendar day is a day."""
    unit = match["unit"].strip().lower().removesuffix("s").removeprefix("calendar ")
    return unit.replace("open day", "school day")


def _written(number: int, match: re.Match[str]) -> str:
    names = {value: name for name, value in _NAMES.items()}
    figure = names.get(number, str(number)) if not match["number"].isdigit() else str(number)
    unit = match["unit"].rstrip("s")
    return f"{figure}{unit}" + ("" if number == 1 else "s")
