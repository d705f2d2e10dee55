"""Sentences made false by their period or their force, where the knowledge bears out that they are false."""

import re

from app.study.facts import rules
from app.study.ground import FORCE_WORDS, ground
from app.study.numbers import as_figures, near_periods, number_in, only_period, periods_in
from app.study.statements import Statement
from knowledge.quotes import content_words

# The force that makes a sentence plainly false. "Should" has none: what is advised is not forbidden by being optional.
OPPOSITE = {"must": "need not", "must not": "may", "need not": "must", "may": "must"}
# Denied, such a sentence would be unclear, or hard to read.
_AMBIGUOUS = re.compile(
    r"^(All|Every|Any|Each|Both)\w*\b|must still|\bunless\b|;|\band (go|then|must|may|should)\b|may also|may only|"
    r"may not|only|\bmust be able"
)


def altered(statement: Statement) -> str:
    """A statement with another period, or with the opposite force; empty where neither is surely false."""
    period, other = other_period(statement.text, statement.entry.own_words + statement.support.summary)
    if period:
        return statement.text.replace(period, other)
    told = ground().forces(content_words(statement.text), frozenset())
    opposite = OPPOSITE.get(statement.label, "") if told <= {statement.label} else ""
    if opposite == "may" and rules()["plainly_wrong"].search(statement.text):
        return ""
    once = len(FORCE_WORDS.findall(statement.text)) == 1 and not _AMBIGUOUS.search(statement.text)
    return FORCE_WORDS.sub(opposite, statement.text) if opposite and once else ""


def other_period(text: str, around: str) -> tuple[str, str]:
    """The one period of a sentence and another that it could be taken for; empty where there is none."""
    period, others = other_periods(text, around, content_words(text))
    false = [other for other in others if _denies(text, period, other)]
    return (period, false[0]) if false else ("", "")


def _denies(text: str, period: str, other: str) -> bool:
    """Whether the other period makes a sentence false: what has six weeks at most has eight at most as well."""
    before = text.partition(period)[0].lower()
    longer = number_in(other) > number_in(period)
    if re.search(r"(at least|minimum|not less than|more than) [\w ]{0,12}$", before):
        return longer
    return not longer


def other_periods(text: str, around: str, words: frozenset[str]) -> tuple[str, list[str]]:
    """The one period of a text and those, the nearest first, that neither the passage nor a like line names."""
    period = only_period(text)
    if not period:
        return "", []
    named = periods_in(around) | periods_in(text)
    told = {each for line in ground().alike(words) for each in periods_in(line.text)}
    return period, [other for other in near_periods(period) if as_figures(other) not in named | told]
