"""The digest: our plain-English rendering of each passage, and the questions that it answers; knows no search."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.errors import ReaderError
from knowledge.markdown import Problem
from knowledge.passages import Passage

FORCES = ("must", "must not", "should", "should not", "may", "need not")


@dataclass(frozen=True)
class Duty:
    """One rule of a passage: who, with what force, what, by when, unless what."""

    who: str
    force: str
    what: str
    when: str = ""
    unless: str = ""

    def __str__(self) -> str:
        """The rule as a sentence: "The local authority must reply; by when: 15 days; unless: …"."""
        further = "".join(f"; {word}: {text}" for word, text in (("when", self.when), ("unless", self.unless)) if text)
        return f"{self.who} {self.force} {self.what}{further}."


@dataclass(frozen=True)
class Entry:
    """One passage in our own words.

    `begins` holds the first words of the passage where several share a reference; `heading` is the nearest heading
    above it. `warnings` are names in `warnings.toml`; `law` are the provisions that a paragraph of guidance restates;
    `note` tells where the Act or Regulations say otherwise. An entry without a gist
    is of a passage that could not be read.
    """

    reference: str
    gist: str
    begins: str = ""
    page: int | None = None
    heading: str = ""
    duties: tuple[Duty, ...] = ()
    questions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    note: str = ""
    line: int = 0

    @property
    def own_words(self) -> str:
        """The gist and the duties: everything in the entry that tells what the passage says."""
        return "\n".join([self.gist, *(str(duty) for duty in self.duties)])

    @property
    def stamp(self) -> str:
        """A short hash of what tells the rule: another one means that it was changed since it was read again."""
        return sha256(f"{self.reference}\n{self.begins}\n{self.own_words}\n{self.note}".encode()).hexdigest()[:10]

    def is_of(self, passage: Passage) -> bool:
        """Whether the entry renders this passage, the whole of which it is a part, or a part of it."""
        name, parts = passage.reference, (f"{self.reference}(", f"{self.reference} (", f"{self.reference} para ")
        if name != self.reference and not name.startswith(parts) and not self.reference.startswith(f"{name}("):
            return False
        return _plain(passage.text).startswith(_plain(self.begins))

    def closeness(self, passage: Passage) -> tuple[bool, bool, int]:
        """A key by which the entry that is closest to a passage comes last: of just it, of its whole, of a part."""
        name = passage.reference
        return name == self.reference, name.startswith(self.reference), len(self.reference)


@dataclass(frozen=True)
class Chapter:
    """One file of the digest: the source that it renders, its standing when it was written, and its entries.

    `title` is the heading that all its passages stand under; `whole` says that no numbered passage is left out.
    """

    file: str
    source: str
    title: str
    status: str
    checked_on: str
    entries: tuple[Entry, ...]
    whole: bool = False


@lru_cache(maxsize=1)
def open_digest() -> tuple[Chapter, ...]:
    """The shipped digest, in the order of the files; a file that is not in form is a ReaderError naming the line."""
    problems = form_problems()
    if problems:
        raise ReaderError(f"The shipped knowledge is damaged ({problems[0]}). Install the program again.")
    return tuple(read_chapter(file, text) for file, text in digest_files())


def entries() -> Iterator[Entry]:
    """Every entry of the shipped digest."""
    for chapter in open_digest():
        yield from chapter.entries


def digest_files(content: Traversable | None = None) -> Iterator[tuple[str, str]]:
    """The name and text of each file of the digest, of the shipped one or of another folder of content."""
    folder = (content or files("knowledge").joinpath("content")).joinpath("digest")
    for file in sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else ():
        if file.name.endswith(".toml"):
            yield f"digest/{file.name}", file.read_text(encoding="utf-8")


def read_chapter(file: str, text: str) -> Chapter:
    """The chapter that a file holds; call `form_problems` first, this trusts the file."""
    data = tomllib.loads(text)
    lines = _lines(text)
    found = tuple(_entry(row, line) for row, line in zip(data.get("entry", ()), lines, strict=True))
    return Chapter(
        file, data["source"], data["title"], data["status"], str(data["checked_on"]), found, data.get("whole", False)
    )


def form_problems(content: Traversable | None = None) -> list[Problem]:
    """What is wrong with the form of the digest's files: file, line and what to do."""
    return [problem for file, text in digest_files(content) for problem in _file_problems(file, text)]


_HEAD = ("source", "title", "status", "checked_on", "entry")
_FIELDS = {field.name for field in fields(Entry)} - {"warnings", "line"} | {"warning"}
_LISTS = ("questions", "topics", "warning", "law", "duties")


def _file_problems(file: str, text: str) -> Iterator[Problem]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield Problem(file, 1, f"is not TOML: {error}.")
        return
    for name in sorted((set(_HEAD) ^ set(data)) - {"whole"}):
        yield Problem(file, 1, f"the head is {', '.join(_HEAD[:-1])}: look at '{name}'.")
    for row, line in zip(data.get("entry", ()), _lines(text), strict=True):
        yield from (Problem(file, line, message) for message in _row_problems(row))


def _row_problems(row: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the form of one entry."""
    if not isinstance(row.get("reference"), str):
        yield "an entry needs a reference."
    for name in sorted(set(row) - _FIELDS):
        yield f"there is no field '{name}'."
    for name in _LISTS:
        if not isinstance(row.get(name, []), list):
            yield f"'{name}' is a list."
    if not row.get("gist") and set(row) & {"duties", "questions"}:
        yield "duties and questions rest on a gist: write it, or leave the entry without any."
    duties = row.get("duties", [])
    for duty in duties if isinstance(duties, list) else ():
        yield from _duty_problems(duty)


def _duty_problems(duty: dict[str, Any]) -> Iterator[str]:
    wrong = set(duty) - {field.name for field in fields(Duty)}
    missing = {"who", "force", "what"} - set(duty)
    if wrong or missing:
        yield f"a duty has who, force, what, and may have when, unless: look at {', '.join(sorted(wrong | missing))}."
    if duty.get("force") not in FORCES:
        yield f"the force of a duty is one of {', '.join(FORCES)}, not '{duty.get('force')}'."


def _entry(row: dict[str, Any], line: int) -> Entry:
    return Entry(
        reference=row["reference"],
        gist=row.get("gist", ""),
        begins=row.get("begins", ""),
        page=row.get("page"),
        heading=row.get("heading", ""),
        duties=tuple(Duty(**duty) for duty in row.get("duties", ())),
        questions=tuple(row.get("questions", ())),
        topics=tuple(row.get("topics", ())),
        warnings=tuple(row.get("warning", ())),
        law=tuple(row.get("law", ())),
        note=row.get("note", ""),
        line=line,
    )


def _lines(text: str) -> list[int]:
    """The line on which each entry begins."""
    return [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[entry]]"]


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).lstrip("•( ")
