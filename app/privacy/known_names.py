"""The names that are known, in every form in which they may come again; reads no text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.privacy.lists import nicknames, ordinary, word_groups
from app.privacy.spans import PEOPLE

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words of a name that are no name by themselves.
_COMMON = frozenset(
    "the of and st saint at de da do dos van von der la le el al bin ibn church catholic rc ce community special big "
    "little y year boy girl family".split()
).union(*(word_groups()[name] for name in ("title", "school", "place", "street", "never")))


@dataclass(frozen=True)
class Name:
    """A name that is known: as it was written, and what kind of person or place bears it."""

    text: str
    kind: str


class KnownNames:
    """The words of known names, their short forms and their initials, each with its kind."""

    def __init__(self, known: Iterable[Name]) -> None:
        self._words: dict[str, str] = {}
        self._initials: dict[str, str] = {}
        for name in known:
            if name.kind not in ("dob", "address"):
                self._add(name)

    def kind(self, word: str) -> str:
        """The kind of the name that a word belongs to, or nothing: as it is, in the plural, or with a slip in it."""
        plain = word.lower()
        return self._words.get(plain) or (not ordinary(plain) and self._plural_or_slip(plain)) or ""

    def initials(self, word: str) -> str:
        """The kind of the name of which a word in capitals is the initials, or nothing."""
        return self._initials.get(letters(word), "") if word.isupper() else ""

    def _add(self, name: Name) -> None:
        own = [word.lower() for word in _WORD.findall(name.text) if word.lower() not in _COMMON]
        people = name.kind in PEOPLE
        for form in (form for word in own for form in (word, *re.split(r"[-'’]", word))):
            if len(form) > 2 or (people and len(form) == 2 and not ordinary(form)):
                self._words.setdefault(form, name.kind)
        if people:
            for short in (short for word in own for short in nicknames().get(word, ())):
                self._words.setdefault(short, name.kind)
            for each in initials(own):
                self._initials.setdefault(each, name.kind)

    def _plural_or_slip(self, word: str) -> str:
        if word.endswith("s") and word[:-1] in self._words:
            return self._words[word[:-1]]
        if len(word) < 5:
            return ""
        return next((kind for name, kind in self._words.items() if is_a_slip(word, name)), "")


def letters(text: str) -> str:
    """The letters of a word alone, in capitals: "A.O." as "AO"."""
    return re.sub(r"[\W\d_]", "", text).upper()


def is_a_slip(word: str, name: str) -> bool:
    """Whether a word is a name of five letters or more with one left out, put in or changed, or two exchanged."""
    if word == name or len(name) < 5 or word[0] != name[0] or abs(len(word) - len(name)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rests = ((1, 1), (0, 1), (1, 0))  # changed, left out, put in
    if any(word[start + mine :] == name[start + theirs :] for mine, theirs in rests):
        return True
    return word[start : start + 2] == name[start : start + 2][::-1] and word[start + 2 :] == name[start + 2 :]


def initials(own: list[str]) -> set[str]:
    """The ways to abbreviate a name: by its words, by each part of them, by its first and last."""
    if not own:
        return set()
    parts = [part for word in own for part in re.split(r"[-'’]", word) if part]
    ways = (
        [word[0] for word in own],
        [part[0] for part in parts],
        [own[0][0], own[-1][0]],
        [part[0] for part in own[0].split("-") if part],
    )
    return {"".join(way).upper() for way in ways if len(way) > 1}
