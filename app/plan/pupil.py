"""The described pupil as the steps see him or her: pieces of the profile, phase, facts; decides nothing."""

import re
from dataclasses import dataclass, replace

from app.plan.opinion import is_opinion
from app.plan.pieces import pieces
from app.plan.profile import FIELDS, Profile
from knowledge.phases import phases_named
from knowledge.planning import Fact

_PUPIL = re.compile(r"\bPupil [A-Z]{1,2}\b")
_AGES = (
    ("early years", range(0, 5)),
    ("primary", range(5, 11)),
    ("secondary", range(11, 16)),
    ("post-16", range(16, 26)),
)
_AGE = re.compile(
    r"\b(?:aged? )?(\d{1,2})[ -]?(?:years?[ -]old|yrs?[ -]old|yo\b)|\bage(?:d)? (\d{1,2})\b", re.IGNORECASE
)
_LONGEST_QUOTE = 140  # characters
_MOST_TELLING = 3  # pieces that tell one fact


@dataclass(frozen=True)
class Said:
    """A piece of the profile: its words and the field that it stands in."""

    text: str
    field: str

    @property
    def quote(self) -> str:
        """The words in quotation marks, cut at a word where they are long."""
        text = " ".join(self.text.split())
        if len(text) > _LONGEST_QUOTE:
            text = text[:_LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
        return f"‘{text.replace('‘', '“').strip()}’"


@dataclass(frozen=True)
class Known:
    """A fact that the profile tells, and the piece that tells it."""

    fact: Fact
    said: Said


@dataclass(frozen=True)
class Pupil:
    """The profile in pieces; `phase` is empty where it is not told; `told` are the facts with all their pieces."""

    profile: Profile
    said: tuple[Said, ...]
    phase: str
    told: tuple[Known, ...]

    @property
    def facts(self) -> tuple[Known, ...]:
        """Each fact once, with the piece that tells it most plainly."""
        return tuple({known.fact.id: known for known in reversed(self.told)}.values())[::-1]

    def without(self, said: frozenset[Said]) -> "Pupil":
        """The pupil as the other pieces tell."""
        left = tuple(each for each in self.said if each not in said)
        return replace(self, said=left, told=tuple(each for each in self.told if each.said not in said))

    @property
    def name(self) -> str:
        """The placeholder that stands for the pupil, or "the pupil"."""
        return name_in(self.profile)

    @property
    def agreed_with(self) -> str:
        """With whom things are agreed: the pupil, or those who know a pupil with profound needs best."""
        return f"those who know {self.name} best" if self.knows("profound") else self.name

    def in_fields(self, *fields: str) -> tuple[Said, ...]:
        """The pieces of these fields."""
        return tuple(each for each in self.said if each.field in fields)

    def knows(self, *names: str) -> Known | None:
        """The first of these facts that the profile tells."""
        return next((each for each in self.facts if each.fact.id in names), None)


def pupil_of(profile: Profile, facts: tuple[Fact, ...]) -> Pupil:
    """The pupil that a masked profile describes."""
    said = tuple(Said(text, name) for name in FIELDS for text in pieces(getattr(profile, name)))
    phase = phase_of(profile)
    known = [Known(fact, each) for fact in facts if _fits(fact, phase) for each in _telling(fact, said)[:_MOST_TELLING]]
    names = {each.fact.id for each in known}
    return Pupil(profile, said, phase, tuple(each for each in known if set(each.fact.needs) <= names))


def name_in(profile: Profile) -> str:
    """The placeholder that stands for the pupil of a masked profile, or "the pupil"."""
    named = _PUPIL.search(profile.text())
    return named[0] if named else "the pupil"


def phase_of(profile: Profile) -> str:
    """The phase of education: by the year group, else by whatever the profile names first."""
    for text in (profile.year_group, profile.setting, profile.text()):
        found = phases_named(text)
        if len(found) == 1:
            return found.pop()
        age = _AGE.search(text)
        if age:
            years = int(age[1] or age[2])
            return next((phase for phase, ages in _AGES if years in ages), "")
    return ""


def _fits(fact: Fact, phase: str) -> bool:
    return not fact.phases or not phase or phase in fact.phases


def _telling(fact: Fact, said: tuple[Said, ...]) -> list[Said]:
    """The pieces that tell a fact, those of the barriers before the others, opinions last."""
    found = [each for each in said if fact.found_in(each.text)]
    return sorted(found, key=lambda each: (is_opinion(each.text), each.field != "barriers", each.field == "strengths"))


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
