"""Finds the identifiers that have a form: UPN, NHS number, e-mail, phone, postcode, date of birth. Knows no names."""

import re
from collections.abc import Iterator
from datetime import date

import phonenumbers
from stdnum.gb import nhs, upn

from app.privacy.spans import Span

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
# A UPN is a letter and twelve figures, of which the last may be a letter (a temporary one).
_UPN = re.compile(r"(?<![\w])[A-Z](?:[ -]?\d){11}[ -]?[\dA-Z](?![\w])", re.IGNORECASE)
_TEN_FIGURES = re.compile(r"(?<![\w+])\d{3}[ .–-]{0,2}\d{3}[ .–-]{0,2}\d{4}(?!\w)")
_POSTCODE = re.compile(
    r"(?<![\w])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])"
    r"[ \u00a0]{0,2}\d[ABD-HJLNP-UW-Z]{2})(?![\w])",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?<![\w])(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}} ?[-/. ] ?\d{{1,2}} ?[-/. ] ?(?:\d{{4}}|\d\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}[ ,-]{{1,2}}(?:\d{{4}}|['’]?\d\d)"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{6}}|\d{{8}})(?![\w/])",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:(?:d\.? ?o\.? ?b\b|date of birth|birth ?date|born|birthday)[^\d\n]{0,24}|b\.[\s:)(=|*-]{0,4})$",
    re.IGNORECASE,
)
_AFTER_A_NAME = re.compile(r"[A-Z][\w'’-]+,? [(\[]$")  # "Amber Okafor (12/5/2014)"
_CUE_UPN = re.compile(r"\bUPN\b[^\w\n]{0,4}(?:is |no\.? |number )?$", re.IGNORECASE)
_CUE_NHS = re.compile(r"\bNHS\b[^\w\n]{0,3}(?:no\.?|num(?:ber)?|#|id)?[^\w\n]{0,4}(?:is )?$", re.IGNORECASE)
_CUE_PHONE = re.compile(
    r"\b(?:tel|phone|mob(?:ile)?|ring|call|ext|text|fax|no\.?|h|m|t)[\s:.]{1,3}(?:\w+ ){0,3}$", re.IGNORECASE
)


def shapes(text: str, today: date) -> list[Span]:
    """Where identifiers with a form stand, none over another; dates only where the text says that they are of birth."""
    numbers = [*_emails(text), *_upns(text), *_nhs_numbers(text), *_postcodes(text)]
    taken: list[Span] = []
    for span in (*numbers, *_births(text, numbers, today), *_phones(text)):
        if not any(span.meets(each) for each in taken):
            taken.append(span)
    return sorted(taken)


def dates(text: str) -> list[Span]:
    """Every full date in figures or words, whatever it is a date of."""
    return [Span(*match.span(), "dob") for match in _DATE.finditer(text) if _is_date(match[0])]


def could_be_of_birth(text: str, today: date) -> bool:
    """Whether a date makes somebody between 2 and 26 years old."""
    year = re.search(r"(?:19|20)\d\d", text)
    short = re.search(r"\d\d$", text)
    value = int(year[0]) if year else 2000 + int(short[0]) if short else 0
    return 2 <= today.year - value <= 26


def _emails(text: str) -> Iterator[Span]:
    return (Span(*match.span(), "email") for match in _EMAIL.finditer(text))


def _upns(text: str) -> Iterator[Span]:
    for match in _UPN.finditer(text):
        if upn.is_valid(match[0].replace("-", "").replace(" ", "").upper()) or _CUE_UPN.search(text[: match.start()]):
            yield Span(*match.span(), "upn")


def _nhs_numbers(text: str) -> Iterator[Span]:
    for match in _TEN_FIGURES.finditer(text):
        if nhs.is_valid(re.sub(r"\D", "", match[0])) or _CUE_NHS.search(text[: match.start()]):
            yield Span(*match.span(), "nhs")


def _postcodes(text: str) -> Iterator[Span]:
    return (Span(*match.span(), "postcode") for match in _POSTCODE.finditer(text))


def _phones(text: str) -> Iterator[Span]:
    """Numbers that could be dialled in Britain: long enough, or after a word such as "tel"."""
    for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
        figures = re.sub(r"\D", "", match.raw_string)
        dialled = figures.startswith(("0", "44")) and len(figures) >= 10
        if dialled or (len(figures) >= 6 and _CUE_PHONE.search(text[: match.start])):
            yield Span(match.start, match.end, "phone")


def _births(text: str, numbers: list[Span], today: date) -> Iterator[Span]:
    """Dates after "born" and the like, in brackets after a name, or in a line that has a pupil's number in it."""
    pupils = [span.start for span in numbers if span.kind in ("upn", "nhs")]
    for span in dates(text):
        before = text[: span.start]
        line = (before.rfind("\n") + 1, text.find("\n", span.end) % (len(text) + 1))
        beside = _AFTER_A_NAME.search(before) or any(line[0] <= place < line[1] for place in pupils)
        if _BORN.search(before) or (beside and could_be_of_birth(text[span.start : span.end], today)):
            yield span


def _is_date(text: str) -> bool:
    """Whether figures are a day, a month and a year in some order; words are."""
    if re.search(r"[a-z]{3}", text, re.IGNORECASE):
        return True
    parts = re.findall(r"\d+", text)
    if len(parts) == 1:
        parts = [text[:2], text[2:4], text[4:]]
    first, second, third = map(int, parts)
    day, month = (third, second) if len(parts[0]) == 4 else (first, second)
    return 1 <= month <= 12 and 1 <= day <= 31
