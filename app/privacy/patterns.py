"""Names that their own form gives away: after a title, beside an initial, streets; sees nothing else of a text."""

import re
from collections.abc import Iterator

from app.privacy.lists import first_names, ordinary, proper_words, surnames
from app.privacy.spans import Span

_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_NAME = r"[^\W\d_a-z][^\W\d_]+(?:[-'’](?![sS]\b)[^\W\d_]+)*"
_STREETS = "Street|Road|Avenue|Lane|Close|Drive|Crescent|Terrace|Mews|Grove|Gardens|Walk|Yard"
_STREET = re.compile(
    rf"(?:\b(?:[Ff]lat|[Uu]nit|[Pp]lot|[Pp]itch|[Nn]umber|[Nn]o\.?) ?\d+\w?,? )?(?:\b\d+[a-zA-Z]?(?:-\d+)?,? )?"
    rf"(?<!The )(?:\b{_CAPITAL} ){{1,3}}(?:{_STREETS})\b(?:, (?:{_CAPITAL} ?){{1,3}}(?=[,.|\n]|$))*"
)
_TITLED = re.compile(rf"\b(Mr|Mrs|Ms|Miss|Mx|Dr|MR|MRS|MS|MISS|MX|DR)\.? (?:[A-Z]\.? )?({_NAME})")
_INITIALLED = re.compile(
    rf"(?<![\w.])(?<![Ss]ection )(?<!Part )(?<!Annex )(?<!Appendix )[A-Z]\. ?(?:[A-Z]\. ?)?({_NAME})"
)
_INITIAL_AFTER = re.compile(rf"(?<![\w-])({_NAME}) [A-Z](?![\w'’])")
_CALLED = re.compile(rf"(?<![\w-])({_NAME})(?![\w-])")


def patterned(text: str) -> list[Span]:
    """Streets, and people whose names have a form that nothing else has."""
    streets = [Span(*match.span(), "address") for match in _STREET.finditer(text)]
    people = [*_titled(text), *_initialled(text), *_initial_after(text)]
    return [*streets, *(span for span in people if not any(span.meets(street) for street in streets))]


def only_a_name(text: str) -> list[Span]:
    """Given names with a capital that are no other word; the tagger has a say in whether they are meant."""
    return [
        Span(*match.span(), "person")
        for match in _CALLED.finditer(text)
        if _given(match[1]) and not match[1].isupper() and match[1].lower() not in proper_words()
    ]


def _titled(text: str) -> Iterator[Span]:
    """ "Mrs Noakes"; in capitals not "MISS THE BUS"."""
    for match in _TITLED.finditer(text):
        shouted = match[1].isupper() and ordinary(match[2].lower()) and match[2].lower() not in surnames()
        if not shouted and match[1].isupper() == match[2].isupper():
            yield Span(*match.span(), "staff")


def _initialled(text: str) -> Iterator[Span]:
    """ "K. Miles"."""
    for match in _INITIALLED.finditer(text):
        if ordinary(match[1].lower()) < 2 or match[1].lower() in surnames():
            yield Span(*match.span(), "staff")


def _initial_after(text: str) -> Iterator[Span]:
    """ "Ruby N"."""
    return (Span(*match.span(), "pupil") for match in _INITIAL_AFTER.finditer(text) if _given(match[1]))


def _given(word: str) -> bool:
    plain = word.lower()
    return plain in first_names() and not ordinary(plain)
