"""Spot the outdated claim: one that the law has moved past, or that is only proposed, among three that hold."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from random import Random
from typing import Any

from app.study.facts import stands_alone
from app.study.question import COMPARES, Option, Question
from app.study.statements import Statement, clear_without_topic, statements, upper_first
from knowledge.digest import Entry, open_digest
from knowledge.overtaken import warnings
from knowledge.shelf import open_shelf

KIND = "outdated claim"
_WRONG = 3
_LEAST = 8  # words: a shorter one says too little by itself
_SPREAD = 9  # words by which a claim that holds may be longer or shorter


@dataclass(frozen=True)
class Claim:
    """Something that does not hold, where it stands, what is so now, and the topics of guides that it belongs to."""

    text: str
    reference: str
    now: str
    topics: tuple[str, ...]
    guide: str = ""


def outdated_questions() -> Iterator[Question]:
    """A question for each outdated claim."""
    for claim in (*_authored(), *_gone_bodies()):
        holding = _holding(claim)
        if len(holding) == _WRONG:
            yield _question(claim, holding)


def _authored() -> Iterator[Claim]:
    for row in _data()["claim"]:
        yield Claim(row["text"], row["reference"], row["now"], tuple(row["topics"]), row.get("guide", ""))


def _gone_bodies() -> Iterator[Claim]:
    """Duties that the Code puts on clinical commissioning groups."""
    named, topics = _data()["gone"]["bodies"], tuple(_data()["gone"]["topics"])
    entries = [entry for chapter in open_digest() for entry in chapter.entries if not entry.note]
    for entry, duty in [(each, duty) for each in entries for duty in each.duties]:
        if duty.who in named and duty.force == "must" and stands_alone(duty):
            text = f"{named[duty.who]} {duty.force} {duty.what} {duty.when}".strip()
            yield Claim(text, entry.reference, warnings()["ccg"], topics)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("app.study").joinpath("outdated.toml").read_text(encoding="utf-8"))


def _holding(claim: Claim) -> list[Statement]:
    """Three statements that hold, of the same topics and about as long, each on a passage of its own."""
    length = len(claim.text.split())
    fit = [each for each in _shortest() if set(each.guide.topics) & set(claim.topics)]
    fit = [each for each in fit if abs(len(each.text.split()) - length) <= _SPREAD]
    picked: dict[str, Statement] = {}
    for each in Random(claim.text).sample(fit, len(fit)):
        picked.setdefault(each.entry.reference, each)
    return list(picked.values())[:_WRONG]


@lru_cache(maxsize=1)
def _shortest() -> tuple[Statement, ...]:
    """What the law or the Code requires or says: sentences that hold today."""
    long = [each for each in statements() if len(each.text.split()) >= _LEAST and not each.entry.warnings]
    return tuple(each for each in long if clear_without_topic(each.text))


def _question(claim: Claim, holding: list[Statement]) -> Question:
    right = Option(f"{claim.text}.", True, claim.now)
    options = (right, *(Option(each.text, False, f"It holds today ({each.entry.reference}).") for each in holding))
    asked = "is only proposed, and not the law" if "proposed" in claim.now else "is out of date"
    if claim.now == warnings()["ccg"]:
        asked = "can no longer be put in these words"
    stem = f"Three of these hold as they stand today. Which one {asked}?"
    return Question(KIND, stem, options, claim.reference, claim.text, claim.text, _quote(claim), difficulty=COMPARES)


def _quote(claim: Claim) -> str:
    """Our summary of the passage: the digest's, or the guide's where the digest has none."""
    if claim.guide:
        cited = open_shelf().guides[claim.guide].citations
        return upper_first(next(each.summary for each in cited if each.reference == claim.reference))
    return _entry(claim.reference).gist


def _entry(reference: str) -> Entry:
    return next(entry for part in open_digest() for entry in part.entries if entry.reference == reference)
