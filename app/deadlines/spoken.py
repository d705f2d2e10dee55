"""Finds dates in plain words ("3rd of March", "last Monday", "3/3/26"); does not know what they are dates of."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateparser import parse

from knowledge.errors import ReaderError

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?"
_NUMBER = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEAR = r"(?:,?\s*(?:20\d\d\b|['’]\d\d\b))"
_ABSOLUTE = "|".join(
    (
        r"\b20\d\d-\d\d?-\d\d?\b",
        r"(?<![\d.,/])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:20)?\d\d(?![\d/])",
        rf"(?:\b{_DAY}\s*)?(?:the\s+)?\b\d{{1,2}}(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}{_YEAR}?(?:\s+\d\d\b(?!\s*(?:week|day|month|pupil|child)))?",
        rf"\b{_MONTH}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b(?![./]\d){_YEAR}?",
        r"(?:(?<=\bon )|(?<=\bLA )|(?<=\bcame )|(?<=\bsent )|(?<=\bdated ))\d{1,2}[./]\d{1,2}\b(?![./]?\d)",
    )
)
_RELATIVE = "|".join(
    (
        r"\b(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)\b",
        r"\b(?:today|yesterday|tomorrow|this\s+morning)\b",
        rf"\b(?:{_NUMBER}\s+(?:days?|weeks?|months?)|a\s+fortnight)\s+(?:ago|back)\b(?:\s+today)?",
        rf"\bin\s+{_NUMBER}\s+(?:days?|weeks?|months?)(?:['’]?\s+time)?\b",
        rf"\b(?:last|next|this(?:\s+coming)?|on)\s+{_DAY}(?!\s*(?:the\s+)?\d)",
    )
)
_IN_A_MONTH = re.compile(rf"\b(?:in|from|this|next|for)\s+({_MONTH})(?:\s+(20\d\d))?(?!\s*\d)", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPOKEN = re.compile(f"(?P<absolute>{_ABSOLUTE})|(?P<relative>{_RELATIVE})", re.IGNORECASE)


@dataclass(frozen=True)
class Spoken:
    """A date that stands in a text: the words, where they stand, and the day; `assumed` if the year was not said."""

    words: str
    start: int
    end: int
    day: date
    assumed: bool = False


def spoken_dates(text: str, today: date) -> tuple[Spoken, ...]:
    """The dates that stand in a text, in order; one without a year is the nearest to `today`."""
    found = (_read(match, today) for match in _SPOKEN.finditer(text))
    return tuple(each for each in found if each)


def spoken_months(text: str, today: date) -> tuple[Spoken, ...]:
    """The months that stand in a text without a day ("in September 2027"), as their first days."""
    found = []
    for match in _IN_A_MONTH.finditer(text):
        if day := _parsed(f"1 {match[1]} {match[2] or ''}".strip(), today):
            found.append(
                Spoken(match[0], match.start(), match.end(), day if match[2] else nearest(day, today), not match[2])
            )
    return tuple(found)


def read_date(text: str, today: date) -> date:
    """The day that a text is: "2026-03-03" or as people say it; anything else is a ReaderError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        found = spoken_dates(text, today)
    if len(found) != 1 or found[0].words.strip() != text.strip():
        raise ReaderError(f"{text!r} is no date: write it as 2026-03-03 or as 3 March 2026.")
    return found[0].day


def _read(match: re.Match[str], today: date) -> Spoken | None:
    words = match[0].rstrip(" ,.")
    relative = bool(match["relative"])
    day = _relative(words, today) if relative else _parsed(words, today)
    if day is None:
        return None
    yearless = not relative and not re.search(r"\d{4}|['’]\d\d|\d[./-]\d+[./-]\d|\s\d\d$", words)
    return Spoken(words, match.start(), match.start() + len(words), nearest(day, today) if yearless else day, yearless)


def _parsed(words: str, today: date) -> date | None:
    """What dateparser makes of the words: the day before the month, as in England."""
    base = datetime(today.year, today.month, today.day)
    plain = re.sub(rf"^{_DAY}\s*|\bthe\s+", "", words, flags=re.IGNORECASE) or words
    plain = re.sub(r"^(\d+)\.(\d+)$", r"\1/\2", plain)  # 20.11 is a day here, not a time
    found = parse(plain, languages=["en"], settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": base})
    return found.date() if found else None


def _relative(words: str, today: date) -> date | None:
    plain = " ".join(words.lower().split()).replace(" back", " ago")
    if weekday := re.fullmatch(rf"(last|next|this|this coming|on) ({_DAY})", plain):
        return _weekday(weekday[1], weekday[2], today)
    steps = {"before yesterday": -2, "yesterday": -1, "today": 0, "this morning": 0, "tomorrow": 1, "after tomorrow": 2}
    for ending, days in steps.items():
        if re.fullmatch(rf"(the day |day )?{ending}", plain):
            return today + timedelta(days=days)
    return _parsed(re.sub(r"['’]? time$|\s+today$", "", plain), today)


def _weekday(which: str, name: str, today: date) -> date:
    """ "last Monday" and "on Monday" lie behind us, "this" and "next Monday" ahead; none of them is today."""
    wanted = next(number for number, day in enumerate(_WEEKDAYS) if day.startswith(name[:2]))
    ahead = (wanted - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead if which.startswith(("this", "next")) else ahead - 7 if ahead < 7 else -7)


def nearest(day: date, today: date, ahead: bool | None = None) -> date:
    """The same day of the year nearest to today, on either side or only behind or ahead; 29 February as it comes."""
    years = []
    for year in range(today.year - 8, today.year + 9):
        with suppress(ValueError):
            years.append(day.replace(year=year))
    sides = [each for each in years if ahead is None or (each >= today if ahead else each <= today)]
    return min(sides, key=lambda each: abs((each - today).days))
