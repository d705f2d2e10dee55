"""Finds what a stricter reader masks in a text about a pupil; masks nothing.

There one name too many is better than one too few; in a question it would cost too much.
"""

import re
import unicodedata
from datetime import date
from itertools import pairwise

from app.privacy.lists import first_names, ordinary, proper_words
from app.privacy.shapes import could_be_of_birth, dates
from app.privacy.tokens import Token, tokens

# "lives at 2 Orchard Row": a house number amid a sentence, and a name of two or three words.
_ADDRESS = re.compile(r"(?<=[a-z] )\d{1,4}[a-z]?(?: [A-Z][a-z]+){2,3}\b")
_SHORTEST = 3  # letters; what is shorter is an abbreviation


def stricter(text: str, today: date) -> tuple[tuple[str, str], ...]:
    """Words to mask besides, each with its kind: full dates that could be of birth, whatever is said of them, what
    has the form of an address, and names nobody has heard of as words."""
    born = [text[span.start : span.end] for span in dates(text)]
    births = [(each, "dob") for each in born if could_be_of_birth(each, today)]
    addresses = [(each, "address") for each in _ADDRESS.findall(text)]
    return tuple(dict.fromkeys([*births, *addresses, *((word, "person") for word in _unheard_of(text))]))


def _unheard_of(text: str) -> list[str]:
    """Words with a capital, amid a sentence, that are neither ordinary nor known with a capital.

    A rare word that is a given name too counts as unheard of, and so does a double name of which a part is.
    """
    words = tokens(text)
    return [word.text for before, word in pairwise(words) if _amid(before, word) and _is_strange(word.text)]


def _amid(before: Token, word: Token) -> bool:
    """Whether a word does not begin a sentence, and, unless it is double, is not in a heading's capitals."""
    return before.text.isalpha() and (before.text.islower() or "-" in word.text)


def _is_strange(word: str) -> bool:
    parts = word.split("-")
    return all(part.isalpha() and part.istitle() for part in parts) and any(map(_is_unknown, parts))


def _is_unknown(part: str) -> bool:
    word = "".join(each for each in unicodedata.normalize("NFD", part.lower()) if not unicodedata.combining(each))
    usual = 1 if word in first_names() else 0
    return len(word) >= _SHORTEST and ordinary(word) <= usual and not {word, part.lower()} & proper_words()
