"""A schedule as lines for a terminal; decides nothing."""

from collections.abc import Iterator

from app.deadlines.calculate import Event, Schedule, further_dates, named_as, settings_of
from app.deadlines.explain import in_words
from knowledge.time_limits import rules


def schedule_lines(schedule: Schedule) -> Iterator[str]:
    """The dates, soonest first, then what has no date yet."""
    known = [f"{schedule.rule.start}: {in_words(schedule.start)}"] if schedule.start else []
    known += [f"{name.replace('-', ' ')}: {in_words(day)}" for name, day in schedule.named.items()]
    yield f"{schedule.rule.title} ({'; '.join(known)}; seen on {in_words(schedule.on)})"
    for event in schedule.events:
        yield ""
        yield from _event_lines(event)
    if schedule.undated:
        yield "\nNot dated"
        yield from (f"  {each.limit.label}: {each.why}" for each in schedule.undated)
    yield "\nLatest dates, not targets. England only, not legal advice."


def rule_lines() -> Iterator[str]:
    """The rules, what each runs from, and the further dates that it can use."""
    yield "The rules, and what each runs from (--from):\n"
    for rule in rules().values():
        further = ", ".join(named_as(words) for words in further_dates(rule.id))
        kinds = ", ".join(settings_of(rule.id))
        yield f"{rule.id}: {rule.start}"
        yield from (
            f"    {option}" for option in (f"--and {further}" * bool(further), f"--to {kinds}" * bool(kinds)) if option
        )


def _event_lines(event: Event) -> Iterator[str]:
    limit = event.limit
    yield f"{in_words(event.due)}{'  PAST' if event.overdue else ''}"
    yield f"  {limit.force.upper()} {limit.who}: {limit.label}"
    if limit.as_soon_as_practicable:
        yield "  As soon as practicable, and no later."
    yield f"  {event.counted}"
    yield from (f"  Unless: {each.text} ({each.reference})" for each in limit.exceptions)
    if limit.note:
        yield f"  Note: {limit.note}"
    yield f"  {'; '.join(limit.references)}"
