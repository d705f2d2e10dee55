"""Decides what an answer is made of: a guide, strategies, a warning, or only what comes nearest; writes nothing."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from app.ask.answer import Role
from knowledge.guides import Guide
from knowledge.matches import Match
from knowledge.phases import phases_named
from knowledge.planning import open_planning, unlikely_barriers
from knowledge.search import Findings
from knowledge.shelf import Shelf

Kind = Literal["guide", "strategies", "not recommended", "nearest", "nothing"]

# A guide fits by how near the question is to its own questions (Match.fit), by how many of the five passages it cites
# that the question's words bring up unaided, and by its lead over the next guide. What describes a pupil is nearer to
# strategies than to guides, and what asks for a rule the other way round. All set on the working halves of
# evals/cases/{guides,descriptions}.jsonl; a wrong guide counted more than a missed one.
_CITED, _LEAD = 0.02, 1.5
_GUIDE_FITS, _GUIDE_NEAR, _GUIDES_NEAR = 1.0, 0.6, 2
_STRATEGY_FITS, _BESIDE_THE_BEST = 0.5, 0.25
_WAYS = re.compile(
    r"\b(?:what works|(?:practical |any )?ideas (?:for|to|please)|strateg(?:y|ies) (?:for|to)|ways to"
    r"|what should replace|how (?:do|can|should) (?:i|we|you) (?:help|support|teach|give|get|make|stop))\b",
    re.IGNORECASE,
)
# Who asks after rules asks less for strategies.
_LEAD_FOR: dict[Role, float] = {"teacher": 0.0, "senco": 0.0, "trainee": 0.1}
_ASKS_FOR_WAYS = 0.1  # so far behind they may be where it asks for something to do
_ASKS_FOR_RULE = 0.2  # so far ahead strategies must be where a question asks after a rule in so many words
_RULE = re.compile(
    r"\b(?:legal\w*|by law|the law|statut\w+|unlawful|allowed to|entitled|max(?:imum)?|minimum|percentage|the code"
    r"|tribunal|local authority|do (?:i|we) have to|are we allowed|where do (?:i|we|they) stand|rights"
    r"|is (?:this|that) (?:right|true|correct|legal)|who decides|(?:go|be|stay|come) (?:on|off) the sen register"
    r"|is it (?:ok|okay|lawful) to|am i right|who pays|access arrangements?|cheating|malpractice"
    r"|(?:can|may|must) (?:i|we|he|she|they|(?:a|the) school|schools) (?:refuse|leave|insist|charge|exclude|say no))\b",
    re.IGNORECASE,
)
_BEHIND_NO_ANSWER = 0.05  # so far behind a guide that is not sure to answer, strategies come first for a pupil
# Strategies that fit stand before what is tried in any lesson, for so many barriers, so many things each.
_BEST_FIRST, _BARRIERS, _FIRST_THINGS = 3, 3, 2
_AGAINST_FITS, _AGAINST_NEAR = 0.5, 0.05
_UNTOLD = 0.05  # how much less a strategy fits whose barrier only a plain word can tell
_ANYTHING_NEAR = 0.42  # a cosine below this: nothing held speaks of the same matter


@dataclass(frozen=True)
class Choice:
    """What to write from: `guides`, the one that answers, or with "nearest" those that come near without answering.

    `strategies` are ids, best first; `against` is the id of a practice not recommended (with "strategies": to warn of).
    """

    kind: Kind
    guides: tuple[Guide, ...] = ()
    strategies: tuple[str, ...] = ()
    against: str = ""


def choose(question: str, role: Role, findings: Findings, shelf: Shelf) -> Choice:
    """What fits: a practice to warn of, a guide or strategies; else "nearest"; "nothing" where nothing held is near."""
    if not findings.passages or findings.near < _ANYTHING_NEAR:
        return Choice("nothing")
    strategies = _for_the_pupil(question, findings.strategies, shelf)
    best_strategy, best_guide, best_against = map(_best, (strategies, findings.guides, findings.against))
    against = findings.against[0].id if best_against >= _AGAINST_FITS else ""
    if against and best_against >= max(best_strategy, best_guide):
        return Choice("not recommended", (), shelf.not_recommended[against].instead, against)
    fits = _guides(findings, shelf)
    answered = bool(fits) and _sure(fits) >= _GUIDE_FITS
    of_a_pupil = role == "teacher" or bool(phases_named(question))
    lead = _LEAD_FOR[role] - (_BEHIND_NO_ANSWER if of_a_pupil and not answered else 0.0)
    lead += _ASKS_FOR_RULE if _RULE.search(question) else 0.0
    lead -= _ASKS_FOR_WAYS if _WAYS.search(question) else 0.0
    if best_strategy >= _STRATEGY_FITS and best_strategy > best_guide + lead:
        fitting = _with_first_things(question, *_of_the_barrier(strategies, shelf), shelf)
        return Choice("strategies", (), fitting, against if best_against >= best_strategy - _AGAINST_NEAR else "")
    if answered:
        return Choice("guide", (fits[0][1],))
    return Choice("nearest", best_guides(findings, shelf)[:_GUIDES_NEAR])


def _best(matches: tuple[Match, ...]) -> float:
    return matches[0].fit if matches else 0.0


def _for_the_pupil(question: str, strategies: tuple[Match, ...], shelf: Shelf) -> tuple[Match, ...]:
    """The strategies for the phases that the question names (all, where it names none), best first; those for hearing,
    sight and the like fit less where nothing tells of that."""
    named, unlikely = phases_named(question), unlikely_barriers(open_planning(), question)
    found = []
    for match in strategies:
        strategy = shelf.strategies[match.id]
        if not named or named & set(strategy.phases):
            found.append(replace(match, fit=match.fit - (_UNTOLD if strategy.barriers[0] in unlikely else 0.0)))
    return tuple(sorted(found, key=lambda match: match.fit, reverse=True))


def _of_the_barrier(strategies: tuple[Match, ...], shelf: Shelf) -> tuple[tuple[str, ...], list[str]]:
    """The ids of the strategies that fit best, where a barrier speaks for each by the four that fit best of it; and the
    barriers, the one that speaks loudest first."""
    fits: dict[str, list[float]] = {}
    for match in strategies:
        for barrier in shelf.strategies[match.id].barriers:
            fits.setdefault(barrier, []).append(match.fit)
    means = {barrier: sum(sorted(some, reverse=True)[:4]) / 4 for barrier, some in fits.items()}
    found = [
        (match.fit + max(means[each] for each in shelf.strategies[match.id].barriers), match.id) for match in strategies
    ]
    found.sort(reverse=True)
    close = tuple(name for score, name in found if score >= found[0][0] - _BESIDE_THE_BEST)
    return close, sorted(means, key=means.__getitem__, reverse=True)


def _with_first_things(question: str, fitting: tuple[str, ...], barriers: list[str], shelf: Shelf) -> tuple[str, ...]:
    """The strategies that fit best, then what is tried in any lesson for the barriers, then the others that fit."""
    named, words = phases_named(question), open_planning().barriers
    first = [name for barrier in barriers[:_BARRIERS] for name in words[barrier].first[:_FIRST_THINGS]]
    meant = [name for name in first if not named or named & set(shelf.strategies[name].phases)]
    return tuple(dict.fromkeys([*fitting[:_BEST_FIRST], *meant, *fitting]))


def best_guides(findings: Findings, shelf: Shelf) -> tuple[Guide, ...]:
    """The guides that come near, best first."""
    return tuple(guide for fit, guide in _guides(findings, shelf) if fit >= _GUIDE_NEAR)


def _guides(findings: Findings, shelf: Shelf) -> list[tuple[float, Guide]]:
    """The guides that were found, each with how well it fits, best first."""
    found = [(_fit(match, findings, shelf.guides[match.id]), shelf.guides[match.id]) for match in findings.guides]
    return sorted(found, key=lambda pair: pair[0], reverse=True)


def _sure(fits: list[tuple[float, Guide]]) -> float:
    """How sure it is that the first guide answers: its fit, and its lead over the next."""
    return fits[0][0] + _LEAD * (fits[0][0] - (fits[1][0] if fits[1:] else 0.0))


def _fit(match: Match, findings: Findings, guide: Guide) -> float:
    cited = {support.reference for support in guide.citations}
    return match.fit + _CITED * sum(reference in cited for reference in findings.unaided)
