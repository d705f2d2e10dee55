"""Which phases of education a text speaks of: "my Year 10", "in nursery"; knows no strategy."""

import re

_YEAR = r"\b(?:years?|yrs?|y)[\s-]?"
_NAMES = {
    "early years": rf"\b(?:nursery|pre-?school|reception|eyfs|early years|toddlers?|childminder|{_YEAR[2:]}r)\b"
    r"|\b(?:two|three|2|3)[\s-]year[\s-]olds?\b",
    "primary": rf"{_YEAR}[1-6]s?\b|\b(?:primary|infants?|juniors?|ks ?[12]|key stage (?:1|2|one|two))\b",
    "secondary": rf"{_YEAR}(?:[7-9]|1[01])s?\b|\b(?:secondary|gcses?|ks ?[34]|key stage (?:3|4|three|four))\b",
    "post-16": rf"{_YEAR}1[2-4]s?\b|\b(?:sixth[\s-]form\w*|college|post-?16|a[\s-]levels?|t[\s-]levels?|btec|ks ?5)\b",
}
_PATTERNS = {phase: re.compile(pattern, re.IGNORECASE) for phase, pattern in _NAMES.items()}


def phases_named(text: str) -> set[str]:
    """The phases that a text names; empty where it names none."""
    return {phase for phase, pattern in _PATTERNS.items() if pattern.search(text)}
