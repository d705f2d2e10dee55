"""Time limits within duties: by when, or how often; the wrong ones have another usual period in the same words."""

import re
from collections.abc import Iterator
from random import Random

from app.study.altered import other_periods
from app.study.facts import Fact, facts
from app.study.question import DIRECT, EXCEPTION, Option, Question
from app.study.statements import upper_first

KIND = "time limit"
_WRONG, _NEAR = 3, 5


def when_questions() -> Iterator[Question]:
    """A question for each duty whose condition names one period."""
    for fact in facts():
        period, others = other_periods(fact.duty.when, fact.entry.own_words, fact.words)
        if (
            _binds(fact)
            and len(others) >= _WRONG
            and not fact.entry.note
            and not other_periods(fact.duty.what, "", fact.words)[0]
        ):
            yield _question(fact, period, Random(fact.key).sample(others[:_NEAR], _WRONG))


def _binds(fact: Fact) -> bool:
    """Whether a period binds: one in which something may be done is asked for elsewhere."""
    return fact.duty.force in ("must", "should")


def _question(fact: Fact, period: str, others: list[str]) -> Question:
    when, duty = fact.duty.when, fact.duty
    asked = "how often" if re.search(r"\bevery\b|annually", when) else "by when"
    exception = f", unless {duty.unless}" if duty.unless else ""
    stem = f"{upper_first(fact.under_heading)}, {asked} {duty.force} {fact.actor.text} {duty.what}{exception}?"
    right = Option(upper_first(when), True, f"{fact.reference}: {fact.sentence}")
    wrong = (
        Option(upper_first(when.replace(period, other)), False, f"The period is {period} ({fact.reference}).")
        for other in others
    )
    difficulty = EXCEPTION if duty.unless else DIRECT
    return Question(
        KIND, stem, (right, *wrong), fact.reference, fact.key, fact.sentence, fact.entry.gist, fact.chapter.title,
        difficulty,
    )  # fmt: skip
