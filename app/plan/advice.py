"""Whom to ask for advice, about what and when that is due; refers nobody."""

from collections.abc import Mapping

from app.plan.needs import Need, area_of
from app.plan.pupil import Pupil
from app.plan.told import fact_lines, told
from knowledge.planning import Planning
from knowledge.strategies import Strategy

_OWN = {"early years": "early", "post-16": "college"}


def advice_lines(
    pupil: Pupil, needs: tuple[Need, ...], planning: Planning, strategies: Mapping[str, Strategy]
) -> tuple[str, ...]:
    """Who is asked about what this pupil's profile tells; then when it is due."""
    words = planning.lines["advice"]
    own = fact_lines(pupil, "advice", "medical")
    covered = {area for known in pupil.facts if known.fact.lines.get("advice") for area in known.fact.areas}
    areas = list(dict.fromkeys(area_of(need, pupil, strategies) for need in needs))
    general = [told(pupil, words["area"][area]) for area in areas if area not in covered]
    when = words[_OWN[pupil.phase]] if pupil.phase in _OWN else words["when"]
    return (*own, *general, *([words["college"], words["when"]] if pupil.phase == "post-16" else [when]))
