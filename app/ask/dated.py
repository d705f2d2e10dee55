"""Answers a date question exactly: computes the dates, and cites where each stands; searches nothing."""

from collections.abc import Iterable
from datetime import date

from app.ask.answer import Statement
from app.ask.draft import Draft
from app.deadlines.calculate import Event, Schedule, schedule
from app.deadlines.explain import in_words
from app.deadlines.questions import Reading
from knowledge.generation import Generation
from knowledge.guides import Rule
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.references import printed_reference
from knowledge.search import resolve
from knowledge.time_limits import TimeLimit

CITED = 3  # references a limit; the Time limits screen has them all
ALSO = "What else follows"
SOON = "The law says as soon as practicable: a last day, not a target."


def dated(generation: Generation, reading: Reading, today: date) -> Draft:
    """The dates that were asked for, then what else follows from what is known."""
    found = schedule(reading.rule, reading.start, reading.named, reading.to, today)
    asked = [event for event in found.events if event.limit.id in reading.events]
    others = [event for event in found.events if event.limit.id not in reading.events]
    draft = Draft("answered" if asked else "clarify", f"Statutory dates: {found.rule.title}", dates=found)
    for event in asked:
        _add(draft, generation, event)
    draft.short = _short(draft, asked, today) if asked else _one_more(found, reading.events)
    for event in others:
        draft.add([_rule(event, page := _supports(generation, event.limit))], page, ALSO)
    draft.warnings += [*_assumed(reading), *_notes(asked)]
    if any(event.limit.as_soon_as_practicable for event in asked):
        draft.warnings.append(SOON)
    return draft


def _add(draft: Draft, generation: Generation, event: Event) -> None:
    """One date with what could lift or move it."""
    page = _supports(generation, event.limit)
    unless = (Rule(each.text, _marks(page, each.reference), "UNLESS") for each in event.limit.exceptions)
    draft.add([_rule(event, page), *unless], page)


def _rule(event: Event, page: tuple[Support, ...]) -> Rule:
    limit = event.limit
    past = " It is past." if event.overdue else ""
    marks = _marks(page, *limit.references)
    return Rule(f"{limit.who}: {limit.label}. {event.counted}{past}", marks, limit.force.upper())


def _marks(page: tuple[Support, ...], *references: str) -> tuple[int, ...]:
    return tuple(support.mark for support in page if support.reference in references)


def _supports(generation: Generation, limit: TimeLimit) -> tuple[Support, ...]:
    """What a limit and its exceptions cite, a mark for each reference."""
    cited = dict.fromkeys(limit.references[:CITED], f"{limit.label}: {limit.count} {limit.start}")
    cited.update((each.reference, each.text) for each in limit.exceptions)
    return tuple(
        Support(mark, reference, _words(generation, reference, claim), 0)
        for mark, (reference, claim) in enumerate(cited.items(), 1)
    )


def _words(generation: Generation, reference: str, claim: str) -> str:
    """What a citation is checked with: our summary where no text is held, else the claim, to find a quote by."""
    parsed = printed_reference(reference)
    passages = generation.passages(resolve(generation, parsed)).values() if parsed else ()
    summaries = [passage for passage in passages if passage.held == "summary"]
    if not summaries or any(passage.held == "text" for passage in passages):
        return claim
    return _nearest(summaries, claim)


def _nearest(summaries: Iterable[Passage], claim: str) -> str:
    words = set(claim.lower().split())
    best = max(summaries, key=lambda each: len(words & set(each.text.lower().split())))
    return best.gist or best.text


def _short(draft: Draft, asked: list[Event], today: date) -> str:
    """The dates asked for, soonest first, each with its marks, and how long one is past."""
    return " ".join(
        f"**{in_words(event.due)}**: {event.limit.label}{''.join(f'[{mark}]' for mark in statement.citations)}."
        f"{_past(event, today)}"
        for event, statement in zip(asked, _first_lines(draft), strict=True)
    )


def _first_lines(draft: Draft) -> Iterable[Statement]:
    return [statement for statement in draft.statements if statement.label != "UNLESS"]


def _past(event: Event, today: date) -> str:
    days = (today - event.due).days
    if days < 0:
        return f" That is in {-days} day{'s' * (days != -1)}." if days > -60 else ""
    if days == 0:
        return " That is today."
    return f" That day is past, by {days} day{'s' * (days != 1)}."


def _one_more(found: Schedule, asked: tuple[str, ...]) -> str:
    """What is missing where no date that was asked for can be computed."""
    missing = [f"{each.limit.label}: {each.why}" for each in found.undated if each.limit.id in asked]
    return f"**This cannot be dated yet.** {' '.join(f'{line.rstrip(chr(46))}.' for line in missing)}".strip()


def _assumed(reading: Reading) -> list[str]:
    return [f"No year was said: {in_words(day)} is taken." for day in reading.assumed]


def _notes(asked: list[Event]) -> list[str]:
    return [f"{event.limit.label}: {event.limit.note}" for event in asked if event.limit.note]
