"""Recognises text that is addressed to a program instead of a reader; follows none of it, and knows no document."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.ask.claimed_form import UNSEEN


def speaks_to_a_program(text: str) -> bool:
    """Whether a text holds words that are addressed to a program, whatever unseen characters stand between them."""
    return _pattern().search(re.sub(rf"[{UNSEEN}]", "", text)) is not None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    text = files("app.ask").joinpath("addressed.toml").read_text(encoding="utf-8")
    return re.compile(tomllib.loads(text)["to a program"], re.IGNORECASE | re.VERBOSE | re.DOTALL)
