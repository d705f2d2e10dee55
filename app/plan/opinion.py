"""Whether words judge or doubt the pupil, which is no reason for anything; judges by the words of opinion.toml."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from knowledge.planning import pattern


def is_opinion(text: str) -> bool:
    """Whether a text is what people think of the pupil, such as that it is put on, and nothing that was seen."""
    return _words().search(text) is not None


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    data = tomllib.loads(files("app.plan").joinpath("opinion.toml").read_text(encoding="utf-8"))
    return pattern(data["opinion"])
