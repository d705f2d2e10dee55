"""Reads an authored page into front matter, sections and citations, with line numbers; knows nothing of guides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import yaml

_CITATION = re.compile(r"^(\d+)\.\s+(.+?) — (.+)$")
_ITEM = re.compile(r"^(?:[-*]|\d+\.)\s+(.*)$")
_MARK = re.compile(r"\[(\d+)\]")
PHRASINGS = ("Questions", "Seen in class", "Asked for as")  # the sections that lead to a page, and claim nothing


@dataclass(frozen=True)
class Problem:
    """Something wrong in an authored file: where, and what to do about it."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Line:
    """A list item or paragraph, joined into one line, and where it starts."""

    text: str
    number: int


@dataclass(frozen=True)
class Support:
    """A citation as it is authored: its mark, the printed reference and our own summary of that passage."""

    mark: int
    reference: str
    summary: str
    line: int


@dataclass(frozen=True)
class Page:
    """An authored page taken apart: front matter, the lines of each section, the citations."""

    name: str
    front: dict[str, Any]
    sections: dict[str, tuple[Line, ...]]
    citations: tuple[Support, ...]
    problems: tuple[Problem, ...]

    def lines(self, heading: str) -> tuple[Line, ...]:
        """The lines of a section; empty where the page has none of that name."""
        return self.sections.get(heading, ())

    @property
    def stamp(self) -> str:
        """A short hash of everything that the page claims: another one means that it was changed since it was read."""
        claims = [line.text for name, lines in self.sections.items() if name not in PHRASINGS for line in lines]
        cited = [f"{each.mark} {each.reference} {each.summary}" for each in self.citations]
        facts = [str(self.front.get(field, "")) for field in ("title", "status", "layer", "evidence")]
        return sha256("\n".join([self.name, *facts, *claims, *cited]).encode()).hexdigest()[:10]

    def text(self, heading: str) -> str:
        """A section as one paragraph of text."""
        return " ".join(line.text for line in self.lines(heading))


def read_page(name: str, text: str) -> Page:
    """Take an authored page apart; what cannot be read is told in `problems`, never raised."""
    front, body_start, problems = _front_matter(name, text)
    sections = _sections(text.splitlines(), body_start)
    citations = []
    for line in sections.pop("Citations", ()):
        found = _CITATION.match(f"{line.text}")
        if found:
            citations.append(Support(int(found[1]), found[2], _sentence(found[3]), line.number))
        else:
            problems.append(Problem(name, line.number, "a citation is written 'N. REFERENCE — summary'."))
    return Page(name, front, sections, tuple(citations), tuple(problems))


def marks(text: str) -> tuple[int, ...]:
    """The numbered marks in a text, in order, each once: "…[2][1]" gives (2, 1)."""
    return tuple(dict.fromkeys(int(mark) for mark in _MARK.findall(text)))


def without_marks(text: str) -> str:
    """The text without its numbered marks."""
    return _MARK.sub("", text).strip()


def _sentence(text: str) -> str:
    """The text with a capital and a full stop: summaries of one passage are put behind one another."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ".”", ".)")) else ".")


def _read_yaml(text: str) -> Any:
    """YAML by the safe loader in C, since hundreds of pages are read at every start; the other tells faults better."""
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.safe_load(text)


def _front_matter(name: str, text: str) -> tuple[dict[str, Any], int, list[Problem]]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---" or "---" not in (line.strip() for line in lines[1:]):
        return {}, 0, [Problem(name, 1, "the page must open with front matter between two lines of '---'.")]
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    try:
        front = _read_yaml("\n".join(lines[1:end])) or {}
    except (yaml.YAMLError, ValueError) as error:  # a day that does not exist is a ValueError
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        return {}, end + 1, [Problem(name, line, f"the front matter is not YAML: {getattr(error, 'problem', error)}.")]
    if not isinstance(front, dict):
        return {}, end + 1, [Problem(name, 2, "the front matter must be 'field: value' lines.")]
    return front, end + 1, []


def _sections(lines: Sequence[str], start: int) -> dict[str, tuple[Line, ...]]:
    sections: dict[str, list[Line]] = {}
    current: list[Line] = []
    fresh = True
    for number, raw in enumerate(lines[start:], start + 1):
        line = raw.strip()
        if raw.startswith("## "):
            current = sections.setdefault(raw[3:].strip(), [])
            fresh = True
        elif not line:
            fresh = True
        elif _ITEM.match(raw) or fresh or not current:
            item = _ITEM.match(raw)
            keep_number = "Citations" in sections and current is sections["Citations"]
            current.append(Line(item[1] if item and not keep_number else line, number))
            fresh = False
        else:
            current[-1] = Line(f"{current[-1].text} {line}", current[-1].number)
    return {heading: tuple(found) for heading, found in sections.items()}
