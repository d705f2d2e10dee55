"""Hints in the place of an answer: where to look, and a question back; never a rule. Knows no screen and no search."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.ask.answer import Answer, Citation
from app.study.ground import entry_of
from knowledge.quotes import content_words
from knowledge.shelf import open_shelf

_MOST_PLACES = 3
_SAME = 0.5  # a question that shares more of its words with the one asked leads nowhere else


@dataclass(frozen=True)
class Place:
    """Where to look: a source, and the chapter and headings under which the passage stands."""

    source: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Hints:
    """The places, nearest first, a question back, and notes that are not to wait for the answer."""

    places: tuple[Place, ...]
    back: str
    notes: tuple[str, ...] = ()


def hints(answer: Answer) -> Hints | None:
    """What to think about before this answer; None where it must not wait or there is nowhere to look.

    Only an answer proper is held back: what signposts, refuses or asks for more is for now.
    """
    if answer.outcome not in ("answered", "partial") or not answer.citations or answer.dates:
        return None
    places = tuple(dict.fromkeys(map(_place, answer.citations)))[:_MOST_PLACES]
    return Hints(places, _back(answer), answer.warnings)


def _place(citation: Citation) -> Place:
    entry = entry_of(citation.reference)
    headings = citation.headings or ((entry.heading,) if entry and entry.heading else ())
    return Place(citation.title, tuple(each for each in headings if each != citation.title))


def _back(answer: Answer) -> str:
    """A question that the first passage answers too, or the guide's title, or how to read any passage."""
    asked = content_words(answer.question)
    return next((each for each in _questions(answer) if _is_other(each, asked)), _texts()["back"])


def _questions(answer: Answer) -> Iterator[str]:
    for citation in answer.citations[:_MOST_PLACES]:
        entry = entry_of(citation.reference)
        yield from entry.questions if entry else ()
    for page in answer.pages:
        kind, _, name = page.partition(":")
        if kind == "guide" and name in open_shelf().guides:
            yield _texts()["guide"].format(title=open_shelf().guides[name].title)


def _is_other(question: str, asked: frozenset[str]) -> bool:
    words = content_words(question)
    return bool(words) and len(words & asked) <= _SAME * len(words)


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    return dict(tomllib.loads(files("app.study").joinpath("hints.toml").read_text(encoding="utf-8")))
