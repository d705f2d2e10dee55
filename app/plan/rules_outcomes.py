"""Quality rules on outcomes: a benefit, measurable, with a start, a target and a day; knows no words of its own."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.deadlines.explain import in_words
from app.deadlines.spoken import spoken_dates
from app.plan.plan import Outcome, Plan
from app.plan.rule import Check, Look

_TERMS_END = ((4, 30), (7, 31), (12, 31))  # at the latest; the day itself is each school's own
_HALF_A_TERM = 42


def outcome_is_no_provision(look: Look) -> Iterator[str]:
    """An outcome that tells what is provided instead of what the pupil will be able to do."""
    for place, outcome in _numbered(look.plan):
        if look.finds("provision", outcome.text):
            yield f"{place} tells what is provided (“{outcome.text}”)"


def outcome_is_measurable(look: Look) -> Iterator[str]:
    """An outcome of which nobody could say whether it was reached."""
    if not look.plan.outcomes:
        yield "there is no outcome yet"
    for place, outcome in _numbered(look.plan):
        if not outcome.measure.strip() or look.finds("no_measure", outcome.measure):
            yield f"{place} does not say how it is seen"
        elif look.finds("vague", outcome.text) and not look.finds("countable", f"{outcome.text}\n{outcome.measure}"):
            yield f"{place} has no point at which it is reached (“{outcome.text}”)"


def outcome_has_start_and_target(look: Look) -> Iterator[str]:
    """A blank that is still to be filled, or no starting point at all."""
    for place, outcome in _numbered(look.plan):
        both = f"{outcome.text}\n{outcome.measure}"
        if look.finds("blank", both):
            yield f"{place} has a blank to fill"
        elif not look.finds("start", both):
            yield f"{place} does not say where the pupil is now"


def review_within_the_term(look: Look) -> Iterator[str]:
    """A review without a day, on a day that has gone by, or later than the term."""
    last = _review_by(look.today)
    if not look.plan.outcomes:
        yield "there is no outcome with a review date"
    for place, outcome in _numbered(look.plan):
        day = review_day(outcome, look.today)
        if day is None:
            yield f"{place} has no day for its review"
        elif day < look.today:
            yield f"{place} was to be reviewed on {in_words(day)}, which has gone by"
        elif day > last:
            yield f"{place} is reviewed on {in_words(day)}, later than {in_words(last)}"


def review_day(outcome: Outcome, today: date) -> date | None:
    """The day on which an outcome is reviewed, the last where it names several; None where it names none."""
    return max((each.day for each in spoken_dates(outcome.review, today)), default=None)


def first_review(plan: Plan, today: date) -> date | None:
    """The first day on which anything of a plan is reviewed; None where no day is named."""
    return min((day for each in plan.outcomes if (day := review_day(each, today))), default=None)


def _review_by(today: date) -> date:
    """The end of this term, or of the next where less than half of one is left."""
    ends = [date(year, month, day) for year in (today.year, today.year + 1) for month, day in _TERMS_END]
    return next(end for end in ends if (end - today).days >= _HALF_A_TERM)


def _numbered(plan: Plan) -> Iterator[tuple[str, Outcome]]:
    return ((f"outcome {number}", each) for number, each in enumerate(plan.outcomes, 1))


CHECKS: Mapping[str, Check] = {
    "outcome-not-provision": outcome_is_no_provision,
    "outcome-measurable": outcome_is_measurable,
    "outcome-baseline": outcome_has_start_and_target,
    "review-date": review_within_the_term,
}
