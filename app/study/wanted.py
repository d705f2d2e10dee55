"""What a quiz is asked to be of: an area or topic of the framework, a chapter, a kind, or words that are looked for."""

import re
from collections.abc import Callable

from app.study.make import all_questions
from app.study.question import KINDS, Question
from knowledge.errors import ReaderError
from knowledge.framework import Area, framework
from knowledge.quotes import content_words

Fits = Callable[[Question], bool]
_CHAPTER = re.compile(r"(?:code,? )?ch(?:apter|\.)? ?(?P<number>\d{1,2})", re.IGNORECASE)


def anything(question: Question) -> bool:
    """Every question fits."""
    return True


def wanted(text: str) -> Fits:
    """Which questions somebody means; words that no question fits are a ReaderError that says what there is."""
    asked = " ".join(text.lower().split())
    fits = _area(asked) or _topic(asked) or _chapter(asked) or _kind(asked) or _words(asked)
    if not any(map(fits, all_questions())):
        areas = ", ".join(area.id for area in framework().areas)
        raise ReaderError(
            f"There is no question on {text!r}. Name an area ({areas}), a topic of the framework, "
            f'"chapter 1" to "chapter 11", a kind ({"; ".join(KINDS)}), or other words.'
        )
    return fits


def _area(asked: str) -> Fits | None:
    found = [area for area in framework().areas if asked in (area.id, area.title.lower())]
    return _of_topics(_titles(found[0])) if found else None


def _topic(asked: str) -> Fits | None:
    """The topics whose title has the words, one after the other."""
    titles = {title for area in framework().areas for title in _titles(area) if asked and asked in title.lower()}
    return _of_topics(titles) if titles else None


def _chapter(asked: str) -> Fits | None:
    found = _CHAPTER.fullmatch(asked)
    return (lambda question: question.chapter.split()[:1] == [found["number"]]) if found else None


def _kind(asked: str) -> Fits | None:
    return (lambda question: question.kind == asked) if asked in KINDS else None


def _words(asked: str) -> Fits:
    """The questions that have all of the words in what they ask, say or cite."""
    words = content_words(asked)

    def fits(question: Question) -> bool:
        told = f"{question.stem} {question.claim} {question.reference} {question.chapter} {' '.join(question.topics)}"
        return bool(words) and words <= content_words(told)

    return fits


def _of_topics(titles: set[str]) -> Fits:
    return lambda question: bool(titles & set(question.topics))


def _titles(area: Area) -> set[str]:
    return {topic.title for topic in area.topics}
