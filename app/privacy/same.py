"""Whether two mentions are of one person, place or number; knows no text and no table."""

import re
from collections.abc import Sequence

from app.privacy.known_names import initials, letters
from app.privacy.lists import nicknames, word_groups
from app.privacy.spans import FORMED, PEOPLE


def same(kind: str, text: str, other_kind: str, other: str, more: Sequence[str] = ()) -> bool:
    """Whether `other` names what `text` names; `more` are further mentions of the first."""
    if kind in PEOPLE and other_kind in PEOPLE:
        return _same_person(kind, [text, *more], other_kind, other)
    if kind != other_kind:
        return False
    if kind in FORMED:
        return _plain(text) == _plain(other)
    first, second = _words(text), _words(other)
    return (
        bool(first)
        and bool(second)
        and (first[0] == second[0] or set(first) <= set(second) or set(second) <= set(first))
    )


def _same_person(kind: str, texts: Sequence[str], other_kind: str, other: str) -> bool:
    title, name = _title(other), _given(other)
    if not name:
        return False
    return any(_fits(kind, text, other_kind, title, name, other) for text in texts)


def _fits(kind: str, text: str, other_kind: str, title: str, name: list[str], other: str) -> bool:
    known_title, known = _title(text), _given(text)
    if not known or (title and known_title and title != known_title):
        return False
    if sorted(known) == sorted(name):
        return title == known_title or (not title and len(name) > 1) or kind == other_kind
    if len(known) > 1 and _is_initials(other):
        return letters(other) in initials(known)
    if bool(title) != bool(known_title):  # "Mrs Short" is Gwendolen Short of the staff, not the pupil Will Short
        return kind == other_kind != "pupil" and len(known) + len(name) > 2 and known[-1] == name[-1]
    if len(name) == 1 or len(known) == 1:
        return _same_first(known[0], name[0]) or (
            len(known) + len(name) > 2 and known[-1] == name[-1] and kind == other_kind
        )
    return _same_first(known[0], name[0]) and known[-1] == name[-1]


def _same_first(first: str, second: str) -> bool:
    """Whether two given names may be one: the same, or one the short form of the other."""
    return first == second or second in nicknames().get(first, ()) or first in nicknames().get(second, ())


def _is_initials(text: str) -> bool:
    return text.isupper() and 1 < len(letters(text)) <= 4 and ("." in text or len(text) <= 3)


def _title(text: str) -> str:
    first = _words(text)[:1]
    return first[0] if first and first[0] in word_groups()["title"] else ""


def _given(text: str) -> list[str]:
    """A name's words without titles, surname last."""
    turned = " ".join(reversed(text.split(",", 1))) if "," in text else text
    return [word for word in _words(turned) if word not in word_groups()["title"]]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+", text.lower())


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()
