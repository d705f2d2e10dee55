"""Authored case studies: a situation, questions in steps, what a strong answer contains; knows no trainee."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.errors import ReaderError

FOLDER = "case-studies"
MISTAKES = "common-mistakes.toml"  # looked for in the answers to every case
PHASES = ("early years", "primary", "secondary", "special", "college")
# What a point is: a legal duty, what guidance in force asks for, a power, or what experience and research support.
FORCES = ("must", "must not", "should", "should not", "may", "fact", "good practice")


@dataclass(frozen=True)
class Point:
    """One thing that a strong answer says: the point, why it matters, where it stands.

    `hint` leads there without saying it. Each of `said` is a way of saying it: ideas that stand close together, joined
    by " + ", each a choice of word beginnings and phrases: "first language|mother tongue + ask|compar".
    """

    id: str
    text: str
    why: str
    hint: str
    force: str
    references: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def required(self) -> bool:
        """Whether the law requires it."""
        return self.force.startswith("must")


@dataclass(frozen=True)
class Mistake:
    """Something often written that is wrong: the saying, what is right, where that stands; `said` as in Point."""

    text: str
    correction: str
    references: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One question to a case, and what a strong answer to it contains."""

    question: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class CaseStudy:
    """A school, a pupil or a whole-school matter, its data and tensions, and questions in steps.

    `area` and `topics` are of the framework; `mistakes` are its own and those common to every case.
    """

    id: str
    title: str
    area: str
    topics: tuple[str, ...]
    phase: str
    setting: str
    checked_on: str
    situation: str
    steps: tuple[Step, ...]
    mistakes: tuple[Mistake, ...]


@lru_cache(maxsize=1)
def open_case_studies() -> Mapping[str, CaseStudy]:
    """The shipped case studies by id; a file that cannot be read is a ReaderError that names it."""
    common = tuple(map(_mistake, read_case_file(*common_file())["mistake"]))
    return {name.removesuffix(".toml"): read_case_study(name, text, common) for name, text in case_files()}


def case_files(content: Traversable | None = None) -> Iterator[tuple[str, str]]:
    """Each file of a case with its text, in alphabetical order."""
    root = _root(content)
    for entry in sorted(root.iterdir(), key=lambda entry: entry.name) if root.is_dir() else ():
        if entry.name.endswith(".toml") and entry.name != MISTAKES:
            yield entry.name, entry.read_text(encoding="utf-8")


def common_file(content: Traversable | None = None) -> tuple[str, str]:
    """The file of mistakes common to every case, with its text; empty where there is none."""
    file = _root(content).joinpath(MISTAKES)
    return MISTAKES, file.read_text(encoding="utf-8") if file.is_file() else "mistake = []"


def read_case_study(name: str, text: str, common: tuple[Mistake, ...] = ()) -> CaseStudy:
    """The case that a file holds; the check tells what is wrong with one, this trusts it."""
    data = read_case_file(name, text)
    return CaseStudy(
        id=name.removesuffix(".toml"),
        title=data["title"],
        area=data["area"],
        topics=tuple(data["topics"]),
        phase=data["phase"],
        setting=data["setting"],
        checked_on=str(data["checked_on"]),
        situation=" ".join(data["situation"].split()),
        steps=tuple(_step(number, row) for number, row in enumerate(data["step"], 1)),
        mistakes=(*map(_mistake, data.get("mistake", ())), *common),
    )


def read_case_file(name: str, text: str) -> dict[str, Any]:
    """A file as data."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ReaderError(f"The case study {name} cannot be read ({error}): correct it or install again.") from error


def _step(number: int, row: dict[str, Any]) -> Step:
    points = tuple(_point(f"{number}.{place}", each) for place, each in enumerate(row["point"], 1))
    return Step(row["question"], points)


def _point(name: str, row: dict[str, Any]) -> Point:
    return Point(
        name, row["point"], row["why"], row["hint"], row["force"], tuple(row["references"]), tuple(row["said"])
    )


def _mistake(row: dict[str, Any]) -> Mistake:
    return Mistake(row["mistake"], row["correction"], tuple(row["references"]), tuple(row["said"]))


def _root(content: Traversable | None) -> Traversable:
    return (content or files("knowledge").joinpath("content")).joinpath(FOLDER)
