"""A quality rule, and what its check is given to look at; decides nothing."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.plan.plan import Plan


@dataclass(frozen=True)
class Rule:
    """A rule: its short name, what is said where it is kept or not, and what its check looks for."""

    id: str
    name: str
    reference: str
    kept: str
    broken: str
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Look:
    """A plan as one rule looks at it. A check gives the faults that it finds, each in words that name its place."""

    plan: Plan
    today: date
    rule: Rule
    pages: str = ""

    def pattern(self, name: str) -> re.Pattern[str]:
        """One of the rule's own patterns."""
        return self.rule.patterns[name]

    def finds(self, name: str, text: str) -> bool:
        """Whether one of the rule's own patterns is in a text."""
        return self.rule.patterns[name].search(text) is not None


Check = Callable[[Look], Iterable[str]]
