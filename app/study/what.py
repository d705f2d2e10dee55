"""Multiple choice on what is owed: a must among things that are only advised; whose it is, `who.py` asks."""

from collections.abc import Iterator
from random import Random

from app.study.facts import Fact, facts, part_of
from app.study.force import force_is_clear
from app.study.question import COMPARES, Option, Question

_WRONG = 3
_SPREAD = 5  # options differ by no more words than this, so that length tells nothing


def what_questions() -> Iterator[Question]:
    """For each duty of the Code that is a must: which of these is one."""
    clear = [fact for fact in facts() if force_is_clear(fact)]
    for fact in clear:
        if fact.duty.force == "must":
            yield from _must_among_shoulds(fact, clear)


def _must_among_shoulds(fact: Fact, clear: list[Fact]) -> Iterator[Question]:
    """What its actor must do, among what the same chapter says that the same actor should do."""
    others = [
        each
        for each in clear
        if each.duty.force == "should" and each.actor.text == fact.actor.text and each.chapter == fact.chapter
    ]
    wrong = _alike_in_form(fact, others)
    if wrong and fact.chapter.source == "send-code-2015":
        reasons = [f"The Code says only that {each.actor.text} should ({each.reference})." for each in wrong]
        stem = f"Which of these must {fact.actor.text} do by law, and not only by guidance ({part_of(fact.chapter)})?"
        yield _question(fact, stem, wrong, reasons)


def _alike_in_form(fact: Fact, others: list[Fact]) -> list[Fact]:
    """Three others of about the same length, of passages and matters of their own; none where there are not three."""
    length = len(fact.whole.split())
    fit = [
        each
        for each in others
        if each.reference != fact.reference
        and abs(len(each.whole.split()) - length) <= _SPREAD
        and not each.words <= fact.words
    ]
    picked: list[Fact] = []
    for each in Random(fact.key).sample(fit, len(fit)):
        if all(len(each.words & other.words) < 3 for other in (fact, *picked)):
            picked.append(each)
        if len(picked) == _WRONG:
            return picked
    return []


def _question(fact: Fact, stem: str, wrong: list[Fact], reasons: list[str]) -> Question:
    right = Option(_capital(fact.whole), True, f"{fact.reference}: {fact.sentence}")
    pairs = zip(wrong, reasons, strict=True)
    return Question(
        "multiple choice", stem, (right, *(Option(_capital(each.whole), False, why) for each, why in pairs)),
        fact.reference, fact.key, fact.sentence, fact.entry.gist, fact.chapter.title, COMPARES,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
