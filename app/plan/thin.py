"""What to begin with where too little is told to choose from: ways to find out; guesses no need."""

from collections.abc import Mapping

from app.plan.match import Choice
from app.plan.pupil import Pupil
from knowledge.planning import Planning
from knowledge.strategies import Strategy

_MOST = 1


def thin_choices(pupil: Pupil, usable: Mapping[str, Strategy], planning: Planning) -> tuple[Choice, ...]:
    """Strategies that find out more, because of what little is told."""
    names = [name for name in planning.lines["thin"]["strategies"] if name in usable][:_MOST]
    said = tuple(each for each in pupil.said if each.field != "year_group") or pupil.said
    return tuple(Choice(usable[name], usable[name].barriers[0], said[:2], 0.0) for name in names if said)
