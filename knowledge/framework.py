"""What the NPQ for SENCOs covers: areas, topics under each, the guides and passages to study; knows no trainee."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.markdown import Problem
from knowledge.references import printed_reference

FILE = "framework.toml"


@dataclass(frozen=True)
class Topic:
    """A thing to know: the guides that tell it and the passages that it rests on."""

    title: str
    guides: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True)
class Area:
    """One content area of the qualification and our topics under it."""

    id: str
    title: str
    about: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True)
class Framework:
    """The content areas, and how sure it is that they are these (`note`, read in `source` on `checked_on`)."""

    title: str
    source: str
    note: str
    checked_on: str
    areas: tuple[Area, ...]


@lru_cache(maxsize=1)
def framework() -> Framework:
    """The shipped framework."""
    data = tomllib.loads(_text(None))
    return Framework(
        data["title"], data["source"], data["note"], str(data["checked_on"]), tuple(map(_area, data["area"]))
    )


def framework_problems(guides: set[str], content: Traversable | None = None) -> list[Problem]:
    """What is wrong with the framework: a source or reference not in its printed form, a guide that is none."""
    text = _text(content)
    return [Problem(FILE, line, message) for line, message in _wrong(text, guides)] if text else []


def _wrong(text: str, guides: set[str]) -> Iterator[tuple[int, str]]:
    data = tomllib.loads(text)
    if printed_reference(data["source"]) is None:
        yield 1, f"'{data['source']}' is not a reference in its printed form."
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[area.topic]]"]
    topics = [topic for area in data["area"] for topic in area["topic"]]
    for topic, line in zip(topics, lines, strict=True):
        if not topic.get("guides") and not topic.get("references"):
            yield line, f"'{topic['title']}' leads nowhere: name a guide or a passage."
        for guide in topic.get("guides", ()):
            if guide not in guides:
                yield line, f"'guides' names '{guide}', which is no guide."
        for reference in topic.get("references", ()):
            if printed_reference(reference) is None:
                yield line, f"'{reference}' is not a reference in its printed form."


def _area(row: dict[str, Any]) -> Area:
    topics = tuple(
        Topic(topic["title"], tuple(topic.get("guides", ())), tuple(topic.get("references", ())))
        for topic in row["topic"]
    )
    return Area(row["id"], row["title"], row["about"], topics)


def _text(content: Traversable | None) -> str:
    file = (content or files("knowledge").joinpath("content")).joinpath(FILE)
    return file.read_text(encoding="utf-8") if file.is_file() else ""
