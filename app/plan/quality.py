"""The quality rules: what a careful SENCO checks in a draft, each with its reason; no model, and nothing is mended.

What a rule is called, says and looks for is data, in quality.toml; how it looks is in the files rules_*.py.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files

from app.plan import rules_actions, rules_limits, rules_outcomes, rules_people
from app.plan.patterns import compiled
from app.plan.plan import Plan, Verdict
from app.plan.rule import Check, Look, Rule

_PLACE = re.compile(r"(outcome|action) (\d+) (.+)", re.DOTALL)

CHECKS: Mapping[str, Check] = {
    **rules_outcomes.CHECKS,
    **rules_people.CHECKS,
    **rules_actions.CHECKS,
    **rules_limits.CHECKS,
}


def verdicts(plan: Plan, today: date, pages: str = "") -> tuple[Verdict, ...]:
    """What each rule says of a plan, in one order: kept, or where it is not and what to do.

    `pages` are further texts whose figures a plan may have, beside its profile and the strategies that it names.
    """
    return tuple(_verdict(rule, Look(plan, today, rule, pages)) for rule in rules())


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which they are shown."""
    data = tomllib.loads((files("app.plan") / "quality.toml").read_text(encoding="utf-8"))
    return tuple(_rule(each) for each in data["rule"])


def _rule(data: Mapping[str, object]) -> Rule:
    patterns = data.get("patterns", {})
    assert isinstance(patterns, dict)
    made = {name: compiled(some) for name, some in patterns.items()}
    words = {name: str(data[name]) for name in ("id", "name", "reference", "kept", "broken")}
    return Rule(**words, patterns=made, numbers=data.get("numbers", {}))  # type: ignore[arg-type]


def _together(faults: list[str]) -> list[str]:
    """Faults that are the same in several places in one: "outcome 1, 2 and 3 has a blank to fill"."""
    places: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        match = _PLACE.match(fault)
        kind, number, rest = match.groups() if match else ("", "", fault)
        places.setdefault((kind, rest), []).append(number)
    return [f"{kind} {', '.join(numbers)} {rest}" if kind else rest for (kind, rest), numbers in places.items()]


def _verdict(rule: Rule, look: Look) -> Verdict:
    faults = list(dict.fromkeys(CHECKS[rule.id](look)))
    if not faults:
        return Verdict(rule.name, True, rule.kept, rule.reference)
    where = "; ".join(_together(faults))
    return Verdict(rule.name, False, f"{where[:1].upper()}{where[1:]}. {rule.broken}", rule.reference)
