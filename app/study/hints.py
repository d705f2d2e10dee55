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

    Only an answer proper is held back: what signposts, refuses or asks for more is for now, and so is a passage that
    was asked for by its number.
    """
    proper = answer.outcome == "partial" or (answer.outcome == "answered" and answer.pages)
    if not proper or not answer.citations or answer.dates:
        return None
    places = tuple(dict.fromkeys(map(_place, answer.citations)))[:_MOST_PLACES]
    return Hints(places, _back(answer), _notes(answer))


def _place(citation: Citation) -> Place:
    entry = entry_of(citation.reference)
    headings = citation.headings or ((entry.heading,) if entry and entry.heading else ())
    return Place(citation.title, tuple(each for each in headings if each != citation.title))


def _notes(answer: Answer) -> tuple[str, ...]:
    """What must not wait; of a passage that was overtaken only that there is one, for how is the answer."""
    told = tuple(f"{each.reference}:" for each in answer.citations)
    now = tuple(each for each in answer.warnings if not each.startswith(told))
    return (*now, _texts()["overtaken"]) if len(now) < len(answer.warnings) else now


def _back(answer: Answer) -> str:
    """A question that the next passage answers, or the first; else the guide's title, or how to read any passage."""
    asked = content_words(answer.question)
    found = next((each for each in _questions(answer) if _is_other(each, asked)), _texts()["back"])
    return found[:1].upper() + found[1:]


def _questions(answer: Answer) -> Iterator[str]:
    first, *others = answer.citations[:_MOST_PLACES]
    for citation in (*others, first):
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
