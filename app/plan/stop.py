"""What to stop or not to begin: what made it worse, what failed, what is not recommended; adds no ban of its own."""

from app.plan.actions import plain
from app.plan.match import Choice
from app.plan.pupil import Known, Pupil
from app.plan.told import fact_lines, told
from app.plan.tried import Trial
from knowledge.not_recommended import NotRecommended
from knowledge.planning import Planning

MOST_LINES = 8
_AVOID = ("do not", "never", "not ", "avoid", "no ")


def stop_lines(
    pupil: Pupil,
    tried: tuple[Trial, ...],
    against: list[tuple[Known, NotRecommended]],
    choices: tuple[Choice, ...],
    planning: Planning,
) -> tuple[str, ...]:
    """The lines, first what the profile itself tells."""
    failed = [
        told(pupil, planning.lines["stop"]["failed"], each.said.quote) for each in tried if each.result == "failed"
    ]
    failing = {each.said for each in tried if each.result == "failed"}
    not_advised = [
        told(pupil, planning.lines["stop"]["against"], known.said.quote, title=page.title)
        for known, page in against
        if known.said not in failing and not known.fact.lines.get("stop")
    ]
    lines = [*failed, *fact_lines(pupil, "stop"), *not_advised, *_cautions(choices)]
    return tuple(dict.fromkeys(lines))[:MOST_LINES]


def _cautions(choices: tuple[Choice, ...]) -> list[str]:
    """From each strategy's cautions the first that says what not to do."""
    found = []
    for each in choices:
        cautions = (plain(rule.text) for rule in each.strategy.cautions)
        first = next((text for text in cautions if text.lower().startswith(_AVOID)), None)
        found += [f"{first} ({each.strategy.title})"] if first else []
    return found
