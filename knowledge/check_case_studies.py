"""Holds the case studies to their form, their references and the passages; knows documents only as texts."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import Any

from knowledge.case_studies import FOLDER, FORCES, MISTAKES, PHASES, case_files, common_file
from knowledge.copied import LONGEST, copied
from knowledge.figures import periods
from knowledge.framework import Framework, framework
from knowledge.markdown import Problem
from knowledge.references import printed_reference
from knowledge.sources import Source, listed_sources
from knowledge.spelling import american

_TEXTS = ("title", "area", "phase", "setting", "situation")
_POINT = ("point", "why", "hint", "force")
_WORDS, _STEPS, _POINTS = (180, 300), (3, 5), (4, 8)
_MUST = re.compile(r"\b(must|shall|require[sd]?|dut(?:y|ies)|ha[sd] to|have to|may not|legal)", re.IGNORECASE)
_SHOULD = re.compile(r"\b(should|expect|must|best practice|good practice|recommend|importan|need)", re.IGNORECASE)
_LEGAL = ("act", "regulations")
_LEAST_WORDINGS = 3  # a point that can be said one way only is missed in everybody's words but its author's
_Row = tuple[int, str, dict[str, Any]]  # a point or mistake: its line, its words, its fields


def case_study_problems(texts: Mapping[str, str], content: Traversable | None = None) -> Iterator[Problem]:
    """Everything wrong with the case studies: file, line, what to do.

    `texts` holds the words under each reference of the documents that are held; against it references, forces, periods
    and borrowed words are checked too. `content` is another folder than the shipped one.
    """
    held = {reference.source for name in texts if (reference := printed_reference(name))}
    under = _by_reference(texts)
    for name, text in (*case_files(content), common_file(content)):
        for line, message in _of_file(name, text, under, held):
            yield Problem(f"{FOLDER}/{name}", line, message)


def _of_file(name: str, text: str, texts: Mapping[str, str], held: set[str]) -> Iterator[tuple[int, str]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        yield 1, f"is not TOML: {error}."
        return
    for word in american(text):
        yield _line_of(text, word), f"'{word}' is not British spelling."
    form = list(_form(data)) if name != MISTAKES else []
    yield from ((1, message) for message in form)
    for line, message in _missing_fields(data, text):
        yield line, message
        form.append(message)
    if not form:  # what lacks a field cannot be held against anything
        yield from _rows_hold(data, text, texts, held)


def _form(data: dict[str, Any]) -> Iterator[str]:
    yield from (f"'{field}' is missing." for field in _TEXTS if not isinstance(data.get(field), str))
    yield from _in_framework(data, framework())
    if data.get("phase") not in PHASES:
        yield f"'phase' is one of {', '.join(PHASES)}."
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(data.get("checked_on", ""))):
        yield "'checked_on' must be a date such as 2026-11-28."
    yield from _counted(len(str(data.get("situation", "")).split()), _WORDS, "the situation has {} words")
    steps = data.get("step", [])
    yield from _counted(len(steps), _STEPS, "there are {} steps")
    for number, step in enumerate(steps, 1):
        yield from _counted(len(step.get("point", [])), _POINTS, f"step {number} has {{}} points")


def _in_framework(data: dict[str, Any], known: Framework) -> Iterator[str]:
    if data.get("area") not in [area.id for area in known.areas]:
        yield f"'area' is one of {', '.join(area.id for area in known.areas)}."
    titles = [topic.title for area in known.areas for topic in area.topics]
    if not data.get("topics"):
        yield "'topics' names at least one topic of the framework."
    yield from (f"the framework has no topic '{topic}'." for topic in data.get("topics", ()) if topic not in titles)


def _counted(number: int, bounds: tuple[int, int], told: str) -> Iterator[str]:
    least, most = bounds
    if not least <= number <= most:
        yield f"{told.format(number)}: write {least} to {most}."


def _missing_fields(data: dict[str, Any], text: str) -> Iterator[tuple[int, str]]:
    for line, _, row in _rows(data, text):
        needed = (*_POINT, "references", "said") if "point" in row else ("mistake", "correction", "references", "said")
        yield from ((line, f"'{field}' is missing.") for field in needed if not row.get(field))
        if "point" in row and row.get("force") not in FORCES:
            yield line, f"'force' is one of {', '.join(FORCES)}."


def _rows(data: dict[str, Any], text: str) -> Iterator[_Row]:
    """Every point and mistake with the line that it opens on."""
    lines = text.splitlines()
    for kind, key, rows in (
        ("[[step.point]]", "point", [row for step in data.get("step", ()) for row in step.get("point", ())]),
        ("[[mistake]]", "correction", data.get("mistake", [])),
    ):
        heads = [number for number, line in enumerate(lines, 1) if line.strip() == kind]
        for line, row in zip(heads, rows, strict=True):
            yield line, str(row.get(key, "")), row


def _rows_hold(data: dict[str, Any], text: str, texts: Mapping[str, str], held: set[str]) -> Iterator[tuple[int, str]]:
    for line, words, row in _rows(data, text):
        checks = (
            _ways(row["said"]),
            _references(row["references"], texts, held),
            _force(row.get("force", ""), row["references"], texts),
            _own_words(f"{words} {row.get('why', '')}", row["references"], texts),
            _periods(words, row["references"], texts),
        )
        yield from ((line, message) for check in checks for message in check)


def _ways(said: Sequence[str]) -> Iterator[str]:
    """A way of saying it that is one lone word, which any text may have, and too few wordings."""
    for way in said:
        if " + " not in way and any(" " not in each.strip() for each in way.split("|")):
            yield f"'{way}' is one lone word: join two ideas with ' + '."
    wordings = sum(way.count("|") + 1 for way in said)
    if wordings < _LEAST_WORDINGS:
        yield f"'said' has {wordings} wordings: write {_LEAST_WORDINGS} or more."


def _references(references: Sequence[str], texts: Mapping[str, str], held: set[str]) -> Iterator[str]:
    for name in references:
        parsed = printed_reference(name)
        if parsed is None:
            yield f"'{name}' is not a reference in its printed form."
        elif parsed.source in held and str(parsed) not in texts:
            yield f"there is no '{name}' in the document that is held."


def _force(force: str, references: Sequence[str], texts: Mapping[str, str]) -> Iterator[str]:
    """A must or should that no cited passage in force has."""
    binding = [name for name in references if (source := _source(name)) and source.status == "in force"]
    if force.startswith(("must", "should", "may")) and not binding:
        yield f"'{force}' rests on nothing that is in force: make it 'good practice' or 'fact', and say so."
    if not all(name in texts for name in binding):
        return
    words = _all_words(binding, texts)
    legal = any((source := _source(name)) and source.authority in _LEGAL for name in binding)
    if force.startswith("must") and not legal and not _MUST.search(words):
        yield "says must, but no cited passage does."
    if force.startswith("should") and not _SHOULD.search(words):
        yield "says should, but no cited passage does."


def _own_words(words: str, references: Sequence[str], texts: Mapping[str, str]) -> Iterator[str]:
    run = copied(words, _all_words(references, texts))
    if len(run) > LONGEST:
        yield f"copies {len(run)} words: '{' '.join(run)}'; say it in our own."


def _periods(words: str, references: Sequence[str], texts: Mapping[str, str]) -> Iterator[str]:
    """A period or sum that no cited passage has, where all of them are held."""
    cited = [texts.get(str(parsed), "") for name in references if (parsed := printed_reference(name))]
    if all(cited):
        for figure in sorted(periods(words) - periods("\n".join(cited))):
            yield f"'{figure}' stands in none of the cited passages."


def _all_words(references: Sequence[str], texts: Mapping[str, str]) -> str:
    return "\n".join(texts.get(str(parsed), "") for name in references if (parsed := printed_reference(name)))


def _by_reference(texts: Mapping[str, str]) -> dict[str, str]:
    """The words under each reference and under whatever it is a part of: s.42(2) stands under s.42 too."""
    under: dict[str, list[str]] = defaultdict(list)
    for name, text in texts.items():
        for whole in {name, *(name[: cut.start()].strip() for cut in re.finditer(r"\(", name))}:
            under[whole].append(text)
    return {name: "\n".join(found) for name, found in under.items()}


def _source(reference: str) -> Source | None:
    parsed = printed_reference(reference)
    return listed_sources()[parsed.source] if parsed else None


def _line_of(text: str, word: str) -> int:
    return text[: text.find(word)].count("\n") + 1
