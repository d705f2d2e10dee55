"""Compares a sentence of a school's own document with a rule: what it denies, adds or counts otherwise; pure.

Whether the two speak of the same matter is for the caller to say; which words take which stance is data, in
conflicts.toml.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from knowledge.figures import figures_for_words
from knowledge.guides import Rule
from knowledge.quotes import content_words

Verdict = Literal["agrees", "differs", ""]

_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "term": 91.0, "year": 365.0}
_PERIOD = re.compile(
    r"\b(half|\d+)(?:\s+(?:calendar|school|working|clear)|\s+a|\s+an)?[\s-]+(day|week|month|term|year)s?\b(?![\s-]+olds?\b)",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:(once|twice|\d+ times)\b(?: (?:a|an|per|each|every|in the) (year|term|month|week)\b)?"
    r"|(annual|yearl|term|month|week)ly\b|(?:every|each) (half term|year|term|month|week)\b)",
    re.IGNORECASE,
)
_A_YEAR = {"year": 1, "annual": 1, "yearl": 1, "term": 3, "half term": 6, "month": 12, "week": 39}
_ALIKE = 0.1  # fourteen days are a fortnight, twelve months a year
_CONTRADICTS = {
    "must": ("need not", "must not"),
    "must not": ("must", "may", ""),
    "may": ("must not", "only if"),
    "need not": ("must", "only if"),
}
_DEED = re.compile(
    r"\b(?:must|shall|should|may|can|cannot|has to|have to|duty to|right to)"
    r"(?:n['’]t| not| never| also| only| be| then)*\s+(?:requires?\s+(?:\w+\s+){1,5}?to\s+)?(\w+)",
    re.IGNORECASE,
)
_STANCES = ("must not refuse", "need not", "only if", "must not", "must", "may")


def stances(own: str, rule: Rule) -> Verdict:
    """Whether a sentence takes the stance that a rule takes towards the same deed or condition, or the contrary one."""
    stance, wanted = stance_of(own), _stance_of_rule(rule)
    if _words()["need not"].search(rule.text) and _conditions(own, rule.text):
        return "differs" if stance in _CONTRADICTS["need not"] else "agrees" if stance == "need not" else ""
    if stance and stance == wanted:
        return "agrees" if _same_deed(own, rule.text, in_its_own_word=True) else ""
    contrary = wanted != "need not" and stance in _CONTRADICTS.get(wanted, ()) and (stance or _bears_a_cost(own, rule))
    own_word = (wanted, stance) == ("must", "must not")
    return "differs" if contrary and _same_deed(own, rule.text, own_word) else ""


def _bears_a_cost(own: str, rule: Rule) -> bool:
    """Whether a plain sentence tells of a charge, beside a rule that bars one."""
    return "NOT" in rule.label and _words()["a deed barred"].search(own) is not None


def takes_a_stance(text: str) -> bool:
    """Whether a sentence counts anything, or says what must, may or need not be; what only tells departs from nothing,
    save where it bears costs, which a rule may bar."""
    return bool(stance_of(text) or _lengths(text) or _frequencies(text) or _words()["a deed barred"].search(text))


def _same_deed(own: str, rule: str, in_its_own_word: bool) -> bool:
    """Whether a sentence speaks of what a rule says must, may or must not be done, by its word or another."""
    deed = _DEED.search(rule)
    stem = deed[1].lower()[:6] if deed else ""
    group = next((each for each in _deeds() if stem in each and not in_its_own_word), frozenset({stem}))
    return bool(stem) and bool(group & content_words(own.replace("SEND", "")))


def _conditions(own: str, rule: str) -> bool:
    """Whether a sentence makes a condition of what the rule says is none."""
    return bool(frozenset(_data()["conditions"].split()) & content_words(own) & content_words(rule))


def stance_of(text: str) -> str:
    """What a sentence says: "must", "must not", "may", "need not", "only if", or "" for none of them."""
    if _words()["not always"].search(text):
        return ""
    found = next((name for name in _STANCES if _words()[name].search(text)), "")
    return "must" if found == "must not refuse" else found


def _stance_of_rule(rule: Rule) -> str:
    label = rule.label.lower().replace("should", "must")
    if _words()["must not refuse"].search(rule.text):
        return "must"
    if label in ("must", "must not", "may"):
        return label
    return "need not" if label == "unless" else stance_of(rule.text)


def figures(own: str, rule: str) -> Verdict:
    """Whether what both count is the same; a school may do sooner, or more often, what it must do."""
    for counted in (_lengths, _frequencies):
        said, wanted = ([] if _words()["a wait"].search(own) else counted(own)), counted(rule)
        if said and wanted:
            if any(abs(one - other) <= _ALIKE * other for one in said for other in wanted):
                return "agrees"
            return "" if _as_good(said, wanted, own, rule, counted is _frequencies) else "differs"
    return ""


def _as_good(said: list[float], wanted: list[float], own: str, rule: str, often: bool) -> bool:
    if often or _words()["at least"].search(rule):
        return max(said) > min(wanted)
    right = any(_words()["a right"].search(text) for text in (own, rule))
    return not right and _words()["at most"].search(rule) is not None and max(said) < max(wanted)


def _lengths(text: str) -> list[float]:
    """The periods of a text in days."""
    plain = figures_for_words(text.lower().replace("fortnight", "2 weeks"))
    return [(0.5 if count == "half" else float(count)) * _DAYS[unit] for count, unit in _PERIOD.findall(plain)]


def _frequencies(text: str) -> list[float]:
    """How often a year a text has something done."""
    found = []
    for count, each, adverb, every in _OFTEN.findall(figures_for_words(text.lower())):
        times = {"once": 1, "twice": 2}.get(count) or (int(count.split()[0]) if count else 1)
        found.append(float(times * _A_YEAR[each or adverb or every or "year"]))
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words, re.IGNORECASE | re.VERBOSE) for name, words in _data()["words"].items()}


@lru_cache(maxsize=1)
def _deeds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in _data()["deeds"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("app.ask").joinpath("conflicts.toml").read_text(encoding="utf-8"))
