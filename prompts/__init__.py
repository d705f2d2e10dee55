"""Instructions for a chat model, one Markdown file each with named blanks; knows no model and no question."""

import re
from functools import lru_cache
from importlib.resources import files

_BLANK = re.compile(r"\{\{(\w+)\}\}")


def prompt(name: str, **blanks: str) -> str:
    """The prompt of this name with every blank filled; a missing or unknown blank is an error.

    What is filled in is taken as it stands: braces in it are words, no further blanks.
    """
    text = wording(name)
    wanted = set(_BLANK.findall(text))
    if wrong := sorted(wanted ^ set(blanks)):
        how = "is missing" if wrong[0] in wanted else "is unknown"
        raise ValueError(f"prompts/{name}.md: the blank {wrong[0]!r} {how}.")
    return _BLANK.sub(lambda blank: blanks[blank[1]], text)


@lru_cache(maxsize=8)
def wording(name: str) -> str:
    """A prompt's own words, its blanks unfilled."""
    return files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8")
