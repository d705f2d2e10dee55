"""What the pupil and the family are told to say, quoted; nothing is put into anybody's mouth."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.plan.pupil import Pupil, Said
from knowledge.planning import pattern

_OWN = re.compile(r"[\"“]([^\"”]+)[\"”]")
_FIRST = re.compile(r"\b(?:I|I'm|I’m|me|my)\b")


def pupil_says(pupil: Pupil) -> list[str]:
    """Every piece of the pupil's view: in the pupil's own words, or as others tell it and marked so."""
    return [own_words(each) or f"{each.quote} (as told by an adult)" for each in pupil.in_fields("pupil_view")]


def own_words(said: Said) -> str:
    """The pupil's own words in a piece, in quotation marks; empty where the piece only reports them."""
    quoted = _OWN.search(said.text)
    if quoted:
        return f"‘{quoted[1]}’"
    return said.quote if said.field == "pupil_view" and _FIRST.search(said.text) else ""


def parents_say(pupil: Pupil) -> list[str]:
    """Every piece of the parents' view, as told."""
    return [each.quote for each in pupil.in_fields("parent_view")]


def helps(text: str) -> bool:
    """Whether words of a pupil tell what helps."""
    return _words()["helps"].search(text) is not None and not worse(text)


def worse(text: str) -> bool:
    """Whether words of a pupil tell what makes it worse."""
    return _words()["worse"].search(text) is not None


def against_self(text: str) -> bool:
    """Whether words of a pupil are against himself or herself: they are for those who help, not for every adult."""
    return _words()["against_self"].search(text) is not None


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files("app.plan").joinpath("people_words.toml").read_text(encoding="utf-8"))
    return {name: pattern(words) for name, words in data.items()}
