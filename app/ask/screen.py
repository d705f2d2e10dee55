"""Recognises by rule the questions that must not simply be answered; rules and texts are data, in screen.toml."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.ask.answer import Outcome
from app.ask.draft import Draft


def screened(question: str) -> Draft | None:
    """The honest text for a question that must not simply be answered; None for every other question."""
    if not re.search(r"\w", question):
        return Draft("clarify", "Nothing was asked", "**Type a question**, or describe what is seen in class.")
    for rule in _rules():
        if rule.wanted.search(question) and not (rule.unless and rule.unless.search(question)):
            return Draft(rule.outcome, rule.heading, rule.text)
    return None


class _Rule:
    def __init__(self, row: dict[str, str]) -> None:
        self.outcome: Outcome = row["outcome"]  # type: ignore[assignment]
        self.heading = row["heading"]
        self.text = " ".join(row["text"].split())
        self.wanted = re.compile(row["wanted"], re.IGNORECASE | re.VERBOSE)
        self.unless = re.compile(row["unless"], re.IGNORECASE | re.VERBOSE) if "unless" in row else None


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    text = files("app.ask").joinpath("screen.toml").read_text(encoding="utf-8")
    return tuple(_Rule(row) for row in tomllib.loads(text)["rule"])
