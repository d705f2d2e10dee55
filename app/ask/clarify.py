"""Asks back where a question lacks the one fact on which its answer turns; searches nothing, and guesses nothing.

Which questions those are, and the full questions to choose from, is data, in clarify.toml.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.ask.draft import Draft


@dataclass(frozen=True)
class Unclear:
    """A family of questions without their matter: how it is recognised, what is asked back, what to choose from."""

    wanted: re.Pattern[str]
    asks: str
    choices: tuple[str, ...]


def clarify(question: str) -> Draft | None:
    """One question back with two or three choices; nothing for a question that names its matter."""
    plain = " ".join(re.sub(r"[^\w\s]", "", question.lower()).split())
    unclear = next((each for each in unclear_questions() if each.wanted.fullmatch(plain)), None)
    if unclear is None:
        return None
    draft = Draft("clarify", "One thing is missing", choices=list(unclear.choices))
    draft.short = f"**{unclear.asks}** The answer depends on it: put one of these questions, or yours with that in it."
    return draft


@lru_cache(maxsize=1)
def unclear_questions() -> tuple[Unclear, ...]:
    """Every family of unclear questions, in the order of the file."""
    rows = tomllib.loads(files("app.ask").joinpath("clarify.toml").read_text(encoding="utf-8"))["unclear"]
    return tuple(
        Unclear(re.compile(row["wanted"], re.IGNORECASE | re.VERBOSE), row["asks"], tuple(row["choices"]))
        for row in rows
    )
