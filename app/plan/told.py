"""Fills the lines of facts and of `lines.toml` for one pupil; does not choose what is told."""

from collections.abc import Iterable

from app.plan.pupil import Known, Pupil, capital


def told(pupil: Pupil, template: str, words: str = "", **more: str) -> str:
    """A line with the pupil's name and the words that it rests on."""
    return capital(template.format(name=pupil.name, words=words, **more))


def fact_lines(pupil: Pupil, *parts: str) -> list[str]:
    """What the facts of the profile tell in these parts of the plan, each line once."""
    lines = (line for part in parts for known in pupil.facts for line in lines_of(pupil, known, part))
    return list(dict.fromkeys(lines))


def lines_of(pupil: Pupil, known: Known, part: str) -> Iterable[str]:
    """What one fact tells in one part."""
    return (told(pupil, line, known.said.quote) for line in known.fact.lines.get(part, ()))
