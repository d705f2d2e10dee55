"""Warnings beside a draft: what must come first, what the law asks, what is not recommended; judges nobody."""

from app.plan.actions import plain
from app.plan.plan import Action
from app.plan.pupil import Known, Pupil
from app.plan.screened import Screened, first_lines
from app.plan.told import fact_lines, told
from knowledge.not_recommended import NotRecommended
from knowledge.planning import Planning
from knowledge.shelf import Shelf


def not_recommended(pupil: Pupil, shelf: Shelf) -> list[tuple[Known, NotRecommended]]:
    """The practices that a profile tells of or asks for, and the library does not recommend, each once."""
    found = {known.fact.against: known for known in reversed(pupil.facts) if known.fact.against and _practised(known)}
    return [(known, shelf.not_recommended[name]) for name, known in reversed(found.items())]


def _practised(known: Known) -> bool:
    """Whether the fact is a practice itself; others only make one likely, which is no reason to warn of it."""
    return not known.fact.barrier or known.fact.id in ("velcro",)


def _reason(short: str) -> str:
    """What a page says, without the verdict that opens it."""
    return short.removeprefix("Not recommended. ")


def warning_lines(
    pupil: Pupil,
    found: Screened,
    against: list[tuple[Known, NotRecommended]],
    actions: tuple[Action, ...],
    planning: Planning,
) -> tuple[str, ...]:
    """The warnings, what is dangerous first."""
    words = planning.lines["warnings"]
    practices = [
        told(pupil, words["not_recommended"], known.said.quote, title=page.title, short=_reason(plain(page.short)))
        for known, page in against
    ]
    lines = [*first_lines(pupil, found, planning), *fact_lines(pupil, "warnings"), *practices]
    if any(action.duty and action.duty.startswith("Equality Act") for action in actions):
        lines.append(told(pupil, words["legal"]))
    return tuple(dict.fromkeys([*lines, told(pupil, planning.lines["draft"]), planning.lines["england"]]))
