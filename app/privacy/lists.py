"""The lists of names and of ordinary words, read once; knows no text."""

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Given names of people in English schools, in small letters."""
    return frozenset(_lines("first-names.txt"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Surnames of people in English schools, in small letters."""
    return frozenset(_lines("surnames.txt"))


@lru_cache(maxsize=1)
def nicknames() -> dict[str, tuple[str, ...]]:
    """What the bearers of a given name are called for short, by given name."""
    rows = (line.split(":", 1) for line in _lines("nicknames.txt"))
    return {name.strip(): tuple(short.split()) for name, short in rows}


@lru_cache(maxsize=1)
def nickname_stems() -> frozenset[str]:
    """Every short form of a name."""
    return frozenset(short for group in nicknames().values() for short in group)


def ordinary(word: str) -> int:
    """How common a word is in plain English: 0 not at all, 1 met, 2 usual, 3 very common."""
    return _ordinary().get(word, 0)


@lru_cache(maxsize=1)
def word_groups() -> dict[str, frozenset[str]]:
    """Words that stand beside names, by what they say of it: titles, relations, kinds of school, place and street."""
    rows = tomllib.loads(files("app.privacy").joinpath("word-groups.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in rows.items()}


@lru_cache(maxsize=1)
def proper_words() -> frozenset[str]:
    """Words that are written with a capital and are no names of people: languages, towns, tests, programmes."""
    return frozenset(_lines("proper-words.txt"))


@lru_cache(maxsize=1)
def _ordinary() -> dict[str, int]:
    rows = (line.split() for line in _lines("words.txt"))
    return {word: int(level) for word, level in rows}


def _lines(name: str) -> list[str]:
    text = files("app.privacy").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]
