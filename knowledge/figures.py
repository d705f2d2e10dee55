"""The numbers, periods, sums and months in a text, words and figures alike; knows nothing of the law."""

import re

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split(" ")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)}
_NUMBERS |= {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
_NUMBERS |= {f"{ten}-{one}": _NUMBERS[ten] + _NUMBERS[one] for ten in _TENS for one in _ONES[:9]}
_ORDINALS = {"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "fifteenth": 15, "sixteenth": 16}
_ORDINALS |= {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-fifth": 25}
_WORD = "|".join(sorted([*_NUMBERS, *_ORDINALS], key=len, reverse=True))

_UNIT = r"(?:calendar\s+|working\s+|school\s+|continuous\s+)*(?:day|week|month|year|term)s?\b(?![\s-]+olds?\b)"
_PERIOD = re.compile(rf"\b(\d+|{_WORD})[\s-]+({_UNIT})", re.IGNORECASE)
_MONEY = re.compile(r"£\s?([\d,]+)")
_NUMBER = re.compile(rf"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?:st|nd|rd|th)?(?![\w])|\b({_WORD})\b(?!\s+form)", re.IGNORECASE)
_NUMBER_WORD = re.compile(rf"\b({'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(January|February|March|April|May(?=\s+\d)|June|July|August|September|October|November|December)\b"
)
_DAYS = re.compile(r"(?<!not )\b(calendar|working|school)\s+(day|week)s?\b", re.IGNORECASE)

# Where a number names a place in a document, or a document, it is no figure.
_PLACE = re.compile(
    r"\b(?:(?:sub-?)?(?:section|paragraph|regulation|chapter|part|annex|schedule|article|para|reg|s|ss|sch|rule)s?\.?)\s*"
    r"(?:\d+\w*(?:\.\d+)?(?:\(\w{1,4}\))*(?:\s*(?:,|and|or|to|–|-)\s*(?=\d|\())?|\(\w{1,4}\)(?:\s*(?:,|and|or|to|–)\s*)?)+"
    r"|\b\d{1,2}\.\d{1,3}\b|\(\d{1,3}[A-Z]{0,2}\)|\b(?:Act|Regulations|Order|Convention|Rules)\s+\(?\d{4}\)?|\b\d{4}\s+(?:Act|Regulations)\b",
    re.IGNORECASE,
)


def numbers(text: str) -> set[str]:
    """Every number above one in a text as figures, without those that name a section, a paragraph or an Act's year."""
    found = set()
    for figure, word in _NUMBER.findall(_PLACE.sub(" ", text)):
        value = figure.replace(",", "") if figure else str(_value(word))
        if value != "1":
            found.add(value)
    return found


def periods(text: str) -> set[str]:
    """Every period and sum in a text: "six weeks" and "6 weeks" are both "6 week", "£6,000" is "£6000"."""
    found = {f"£{money.replace(',', '')}" for money in _MONEY.findall(text)}
    for number, unit in _PERIOD.findall(text):
        kind = re.findall(r"day|week|month|year|term", unit.lower())[-1]
        found.add(f"{_value(number.lower())} {kind}")
    return found


def months(text: str) -> set[str]:
    """The months that a text names."""
    return set(_MONTH.findall(text))


def kinds_of_days(text: str) -> set[str]:
    """The kinds of days and weeks that a text counts in: "school day", "working day", "calendar day"."""
    return {f"{kind} {unit}".lower() for kind, unit in _DAYS.findall(text)}


def figures_for_words(text: str) -> str:
    """The text with every number word from one as a figure: "fifteen days" as "15 days"."""
    return _NUMBER_WORD.sub(lambda found: _value(found[0]), text)


def _value(word: str) -> str:
    return str(_NUMBERS.get(word.lower(), _ORDINALS.get(word.lower(), word)))
