"""Multiple choice on terms: which of four is the one described; the others are described in other words elsewhere."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from random import Random

from app.study.ground import entries_by_reference
from app.study.question import DIRECT, Option, Question
from knowledge.glossary import Term, terms
from knowledge.quotes import content_words
from knowledge.sentences import sentences

_WRONG = 3
_LONGEST = 40
_SHARED = 0.34


def term_questions() -> Iterator[Question]:
    """A question for each term that is explained from a passage of the digest without being named."""
    for term in terms():
        told = described(term)
        wrong = _wrong_for(term) if told else []
        if len(wrong) == _WRONG:
            yield _question(term, told, wrong)


def described(term: Term) -> str:
    """The first words of an explanation, up to a length; empty where they name the term or no passage does."""
    held = term.references and term.references[0] in entries_by_reference()
    current = not held or not entries_by_reference()[term.references[0]].warnings
    told = ""
    for sentence in sentences(term.explains):
        if len(f"{told}{sentence}".split()) > _LONGEST:
            break
        told += sentence
    doubtful = re.search(
        r"gov\.uk|checked|read |reported|superseded|name for|word for|older|may no longer", term.explains
    )
    named = doubtful or any(_names(name, told) for name in (term.name, *term.also))
    borne_out = held and _names(term.name, entries_by_reference()[term.references[0]].own_words)
    return told.strip() if borne_out and current and not named and len(told.split()) > 7 else ""


def _names(name: str, text: str) -> bool:
    """Whether a text says a name, or its main word."""
    words = [word for word in re.findall(r"[A-Za-z0-9]{3,}", name.lower()) if word not in ("the", "and", "for")]
    return any(re.search(rf"\b{re.escape(word[:6])}", text.lower()) for word in words)


def _wrong_for(term: Term) -> list[Term]:
    """Three other terms of its kind that its description does not fit."""
    mine = content_words(term.explains)
    found: list[Term] = []
    pool = [each for each in _described() if each.name in _of_its_kind(term.name)]
    for each in Random(term.name).sample(pool, len(pool)):
        theirs = content_words(each.explains)
        shared = len(mine & theirs) > _SHARED * min(len(mine), len(theirs))
        if each.name != term.name and not set(each.references) & set(term.references) and not shared:
            found.append(each)
    return found[:_WRONG]


def _of_its_kind(name: str) -> set[str]:
    """The names of every term that stands with this one in a kind of `terms.toml`."""
    return {other for kind in _kinds() if name in kind for other in kind}


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[str, ...], ...]:
    rows = tomllib.loads(files("app.study").joinpath("terms.toml").read_text(encoding="utf-8"))["kind"]
    return tuple(tuple(row["terms"]) for row in rows)


@lru_cache(maxsize=1)
def _described() -> tuple[Term, ...]:
    return tuple(term for term in terms() if described(term))


def _question(term: Term, told: str, wrong: list[Term]) -> Question:
    entry = entries_by_reference()[term.references[0]]
    right = Option(term.name, True, f"{term.name}: {term.explains} ({entry.reference})")
    options = (right, *(Option(each.name, False, f"{each.name}: {described(each)}") for each in wrong))
    stem = f"Which term does this describe? {told}"
    return Question(
        "multiple choice", stem, options, entry.reference, f"term {term.name}", term.explains, entry.gist,
        difficulty=DIRECT,
    )  # fmt: skip
