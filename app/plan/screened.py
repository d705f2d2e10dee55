"""What has to be said before a plan: danger first, then what is not given here; rules and texts are the screen's."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.ask.screen import Kind, Likeness, kinds
from app.plan.pupil import Pupil, Said
from app.plan.told import told
from app.privacy.in_general import without_placeholders
from knowledge.planning import Planning, open_planning, pattern

DANGERS = ("self-harm", "child-at-risk")
_ABLE = 5  # words that a piece needs to be judged by its likeness
_PLAIN = 0.9  # how likely one sentence of several must be, as in the screen of questions
_LEAST = 3  # pieces besides a disclosure that make a description of needs


@dataclass(frozen=True)
class Screened:
    """What the profile asks for or tells besides needs: the `dangers` and the pieces that are `dangerous`, what `wants`
    an honest text and the pieces that are `asking`."""

    dangers: tuple[Kind, ...]
    dangerous: frozenset[Said]
    wants: tuple[str, ...]
    asking: frozenset[Said]
    disclosure: bool = False


def screened(pupil: Pupil, likeness: Likeness) -> Screened:
    """What has to be told first; a disclosure and little else is no profile to plan from."""
    dangerous = {each: kind for each in pupil.said for kind in kinds() if kind.id in DANGERS and _tells(kind, each)}
    dangerous |= {} if dangerous else _likely(pupil, likeness)
    found = [kind for kind in kinds() if kind in dangerous.values()]
    wants = [(name, each) for name in _patterns()["wants"] for each in pupil.said if _asks(name, each)]
    left = [each for each in pupil.said if each not in dangerous and each.field != "year_group"]
    names = tuple(dict.fromkeys(name for name, _ in wants))
    asking = frozenset(each for _, each in wants)
    return Screened(tuple(found), frozenset(dangerous), names, asking, bool(found) and len(left) < _LEAST)


def _likely(pupil: Pupil, likeness: Likeness) -> dict[Said, Kind]:
    """The pieces that are plainly like messages of danger, where no rule recognises one."""
    said = [each for each in pupil.said if each.field != "strengths" and len(each.text.split()) >= _ABLE]
    shares = likeness([without_placeholders(each.text) for each in said])
    return {
        each: kind
        for each, share in zip(said, shares, strict=False)
        for kind in kinds()
        if kind.id in DANGERS and share[kind.id] >= _PLAIN
    }


def first_lines(pupil: Pupil, found: Screened, planning: Planning) -> list[str]:
    """The warnings that come before everything."""
    words = planning.lines["warnings"]
    danger = [told(pupil, words["danger"], text=kind.text.replace("**", "")) for kind in found.dangers]
    return [*danger, *(told(pupil, words[name]) for name in found.wants)]


def is_danger(warning: str) -> bool:
    """Whether a warning of a plan tells of danger, which a reader sees before anything else."""
    return warning.startswith(open_planning().lines["warnings"]["danger"].partition("{")[0])


def _tells(kind: Kind, said: Said) -> bool:
    return kind.fits(said.text) or _patterns()["danger"][kind.id].search(said.text) is not None


def _asks(name: str, said: Said) -> bool:
    patterns = _patterns()
    unless = patterns["unless"].get(name)
    return patterns["wants"][name].search(said.text) is not None and not (unless and unless.search(said.text))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    data = tomllib.loads(files("app.plan").joinpath("screened.toml").read_text(encoding="utf-8"))
    return {part: {name: pattern(words) for name, words in rows.items()} for part, rows in data.items()}
