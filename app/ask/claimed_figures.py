"""Holds the numbers, periods and limits of a claim to the passages that it cites; knows no model."""

import re
from collections.abc import Iterator, Sequence

from app.ask.evidence import Evidence
from knowledge.figures import kinds_of_days, months, numbers, periods

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_QUALIFIED = re.compile(r"[\w-]+\s+(?:calendar|working|school)\s+(?:day|week)s?\b", re.IGNORECASE)
# Periods without a number, each with what must stand in the cited words.
_WORDED = (
    (r"fortnight\w*", r"fortnight\w*|two weeks|2 weeks"),
    (r"twice|double\w*", r"twice|double\w*|two|2"),
    (r"half", r"half|50"),
    (r"daily", r"daily|every day|each day"),
    (r"weekly", r"weekly|week"),
    (r"monthly", r"month\w*"),
    (r"termly", r"term\w*"),
    (r"annual\w*|yearly", r"annual\w*|year\w*|twelve months|12 months"),
    (r"within an? (?:day|week|month|year|term)", r"(?:an?|one|1) (?:day|week|month|year|term)"),
)
_AT_MOST = re.compile(
    r"\b(?:within|no(?:t)? (?:later|longer|more) than|no later|at most|up to|maximum|by the|by \d|before|deadline|"
    r"in the|limit|last|latest|under|below|less than|fewer than|until|or less|exceed\w*|ends?|ending)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|minimum|no(?:t)? (?:less|fewer|earlier|sooner) than|more than|longer than|over|exceed\w*|or more|"
    r"above|beyond|after|older|from|continuous\w*|further|extra)\b",
    re.IGNORECASE,
)
_CLAIMS_AT_MOST = re.compile(r"\b(?:within|no(?:t)? (?:later|longer|more) than|at most|up to|maximum)\b", re.IGNORECASE)
_CLAIMS_AT_LEAST = re.compile(
    r"\b(?:at least|minimum|no(?:t)? (?:less|fewer) than|more than|longer than)\b", re.IGNORECASE
)


def figure_problems(text: str, words: str, cited: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    """Numbers, periods, months and kinds of days that do not stand in the cited words."""
    named = " ".join((*(each.named for each in cited), *(each.citation.date for each in cited)))
    digits = set(_DIGITS.findall(f"{words} {named}")) | numbers(words)
    told = [
        *(numbers(text) - numbers(words) - digits),
        *(set(_DIGITS.findall(text)) - digits),
        *(periods(text) - periods(words)),
        *(months(text) - months(f"{words} {named}")),
        *(kinds_of_days(text) - kinds_of_days(words)),
        *((periods(text) - periods(_QUALIFIED.sub(" ", words))) if not kinds_of_days(text) else ()),
        *(told for told, stands in _WORDED if _finds(told, text) and not _finds(stands, words)),
    ]
    if told:
        yield "a figure that its source does not give", "has a number, period or date that the cited passage has not"
    elif periods(text) and not (
        _bounded(_CLAIMS_AT_MOST, _AT_MOST, text, words) and _bounded(_CLAIMS_AT_LEAST, _AT_LEAST, text, words)
    ):
        yield "a limit turned round", "says at least or at most where the cited passage does not"


def _finds(pattern: str, text: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE) is not None


def _bounded(claims: re.Pattern[str], stands: re.Pattern[str], text: str, words: str) -> bool:
    return not claims.search(text) or stands.search(words) is not None
