"""Outcomes: the benefit to the pupil for the main barriers, with blanks where nobody gave a figure; no provision."""

import re
from datetime import date

from app.deadlines.spoken import spoken_dates
from app.plan.needs import Need
from app.plan.plan import Outcome
from app.plan.pupil import Pupil, Said, capital
from knowledge.planning import Planning

MOST_OUTCOMES = 4
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half an?|twice|several times|a few)"
_FIGURE = re.compile(
    rf"\d+ ?%|\b{_NUMBER} (?:times|minutes?|hours?|lines?|words?|sentences?|lessons?|days?|instructions?|pages?)\b"
    r"|\b(?:once|twice|times) (?:a|per|this) |\breading age|\bevery (?:day|lesson|week|morning|night)\b",
    re.IGNORECASE,
)
_REVIEW = re.compile(r"\breview\w*\b", re.IGNORECASE)
BLANK = "___"


def outcomes_for(pupil: Pupil, needs: tuple[Need, ...], planning: Planning, today: date) -> tuple[Outcome, ...]:
    """Two to four outcomes, of the weightiest needs; fewer only where fewer needs are told."""
    review = _review(pupil, today)
    return tuple(_outcome(pupil, need, planning, review) for need in needs[:MOST_OUTCOMES])


def _outcome(pupil: Pupil, need: Need, planning: Planning, review: str) -> Outcome:
    words = planning.barriers[need.barrier]
    text = capital(words.outcome.format(name=pupil.name))
    return Outcome(
        f"By {BLANK} (a date to agree), {_lower(text)} {_now(need)}",
        _measure(pupil, need, planning),
        review,
        need.barrier,
    )


def _lower(text: str) -> str:
    return text if text.startswith("Pupil ") else text[0].lower() + text[1:]


def _now(need: Need) -> str:
    return f"(now: {need.said[0].quote})."


def _measure(pupil: Pupil, need: Need, planning: Planning) -> str:
    """How it is seen, from a starting point that the profile gives, or from a blank."""
    given = next((each for each in need.said if _FIGURE.search(each.text)), None)
    start = f"starting point as told: {given.quote}" if given else f"from {BLANK} (count this week)"
    return f"{capital(planning.barriers[need.barrier].measure)}; {start}, to {BLANK} (agree with {pupil.agreed_with})."


def _review(pupil: Pupil, today: date) -> str:
    """The review as the profile tells it, else a blank."""
    for each in pupil.said:
        if _REVIEW.search(each.text) and (spoken_dates(each.text, today) or _mentions_month(each)):
            return f"As told: {each.quote}; with {pupil.name} and the parents."
    return f"{BLANK} (a day this term, to agree with {pupil.name} and the parents)"


def _mentions_month(said: Said) -> bool:
    return (
        re.search(
            r"\b(?:january|february|march|april|may|june|july|september|october|november|december|term)\b",
            said.text,
            re.IGNORECASE,
        )
        is not None
    )
