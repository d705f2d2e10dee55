"""The table of a session: which placeholder stands for which words. Kept in memory only; finds nothing in a text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count

from app.privacy.same import same
from app.privacy.spans import KINDS
from knowledge.errors import ReaderError

LABELS = {
    "pupil": "Pupil", "parent": "Parent", "sibling": "Sibling", "staff": "Staff", "person": "Person",
    "school": "School", "place": "Place", "address": "Address", "postcode": "Postcode", "dob": "Date of birth",
    "upn": "UPN", "nhs": "NHS number", "phone": "Phone", "email": "E-mail",
}  # fmt: skip
PLACEHOLDER = re.compile(rf"\b(?:Pupil [A-Z]{{1,2}}|(?:{'|'.join(list(LABELS.values())[1:])}) \d{{1,3}})\b(?!\s?\d)")


@dataclass(frozen=True)
class Identifier:
    """Words that identify, and what stands for them. `sure`: a person said so, and it is masked wherever it stands."""

    placeholder: str
    kind: str
    text: str
    sure: bool = False


@dataclass(frozen=True)
class Identifiers:
    """Every identifier of a session in the order in which it came up, and the words that are to be left as they are.

    `taken` are the placeholders of a kept text whose words are gone with an earlier session: they mean nobody else.
    """

    entries: tuple[Identifier, ...] = ()
    left: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()

    def with_form(self, form: Mapping[str, Iterable[str]]) -> "Identifiers":
        """With the names that were given in a form, by kind."""
        known = self
        for kind, text in ((kind, text.strip()) for kind, texts in form.items() for text in texts):
            _check_kind(kind)
            known = known.named(text, kind)[0] if text else known
        return known

    def with_also(self, text: str, kind: str) -> "Identifiers":
        """With words that a person wants masked wherever they stand."""
        text = text.strip()
        _check_kind(kind)
        if not text:
            return self
        known, _ = self.again(text).named(text, kind)
        entries = (replace(each, sure=True) if each.text == text else each for each in known.entries)
        return replace(known, entries=tuple(entries))

    def beside(self, text: str) -> "Identifiers":
        """With the placeholders of a kept text never given to anybody new."""
        return replace(self, taken=self.taken | set(PLACEHOLDER.findall(text)))

    def without(self, text: str) -> "Identifiers":
        """With words left as they are, however they are written."""
        kept = tuple(each for each in self.entries if each.text.casefold() != text.casefold())
        return replace(self, entries=kept, left=self.left | {text.casefold()})

    def again(self, text: str) -> "Identifiers":
        """With words no longer left as they are."""
        return replace(self, left=self.left - {text.casefold()})

    def named(self, text: str, kind: str, avoid: str = "") -> tuple["Identifiers", str]:
        """The table with these words in it, and their placeholder: that of the same person or thing, or a new one.

        `avoid` is a text whose own words "Pupil A" must not come to mean somebody else.
        """
        known = next((each for each in self.entries if (each.text, each.kind) == (text, kind)), None)
        known = known or next((each for each in self.entries if self._is_same(each, text, kind)), None)
        placeholder = known.placeholder if known else self._next(kind, avoid)
        entry = Identifier(placeholder, known.kind if known else kind, text)
        if any(each.text == text and each.placeholder == placeholder for each in self.entries):
            return self, placeholder
        return replace(self, entries=(*self.entries, entry)), placeholder

    def texts(self) -> dict[str, str]:
        """What each placeholder stands for: the words that came first."""
        return {each.placeholder: each.text for each in reversed(self.entries)}

    def _is_same(self, entry: Identifier, text: str, kind: str) -> bool:
        others = [each.text for each in self.entries if each.placeholder == entry.placeholder]
        return same(entry.kind, entry.text, kind, text, others)

    def _next(self, kind: str, avoid: str) -> str:
        taken = {each.placeholder for each in self.entries} | self.taken | set(PLACEHOLDER.findall(avoid))
        label = LABELS[kind]
        names = (f"{label} {_letters(n) if kind == 'pupil' else n}" for n in count(1))
        return next(name for name in names if name not in taken)


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise ReaderError(f"There is no kind of identifier {kind!r}: use one of {', '.join(KINDS)}.")


def _letters(number: int) -> str:
    """1 as A, 26 as Z, 27 as AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
