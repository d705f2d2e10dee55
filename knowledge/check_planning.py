"""What is wrong with what plans are made with: unknown names, references that nobody read; reads no plan."""

from collections.abc import Collection, Iterator
from importlib.resources.abc import Traversable

from knowledge.markdown import Problem
from knowledge.planning import Fact, Planning, folder, read_planning
from knowledge.references import Reference, find_references, printed_reference
from knowledge.shelf import Shelf
from knowledge.strategies import AREAS, BARRIERS, PHASES

_AREA_NAMES, _PHASE_NAMES = set(AREAS), set(PHASES)
DUTIES = ("", "medical", "disability", "sen")


def planning_problems(shelf: Shelf, known: Collection[str], content: Traversable | None = None) -> list[Problem]:
    """Every problem, by file; `known` are the references that somebody has read and put into words."""
    planning = read_planning(folder(content))
    found = [
        Problem("planning/barriers.toml", 1, f"no words for the barrier {name!r}.")
        for name in BARRIERS
        if name not in planning.barriers
    ]
    found += [
        Problem("planning/barriers.toml", 1, f"[{words.name}] there is no strategy {name!r}.")
        for words in planning.barriers.values()
        for name in words.first
        if name not in shelf.strategies
    ]
    for fact in planning.facts:
        found += [
            Problem("planning/facts.toml", 1, f"[{fact.id}] {message}") for message in _of_fact(fact, planning, shelf)
        ]
    for name, text in _texts(planning):
        found += [
            Problem(f"planning/{name}", 1, f"{reference} is cited and nothing says that it was read.")
            for reference, _ in find_references(text)
            if not _is_known(reference, known)
        ]
    return found


def _of_fact(fact: Fact, planning: Planning, shelf: Shelf) -> Iterator[str]:
    for name in (*fact.strategies, *fact.bars, *fact.only):
        if name not in shelf.strategies:
            yield f"there is no strategy {name!r}."
    if fact.barrier and fact.barrier not in planning.barriers:
        yield f"there is no barrier {fact.barrier!r}."
    if fact.against and fact.against not in shelf.not_recommended:
        yield f"there is no page on {fact.against!r}."
    if not set(fact.areas) <= _AREA_NAMES or not set(fact.phases) <= _PHASE_NAMES or fact.duty not in DUTIES:
        yield "an area, a phase or a duty is not among those that there are."
    names = {each.id for each in planning.facts}
    yield from (f"it needs the fact {name!r}, which is not there." for name in fact.needs if name not in names)


def _texts(planning: Planning) -> Iterator[tuple[str, str]]:
    for fact in planning.facts:
        yield "facts.toml", "\n".join(line for lines in fact.lines.values() for line in lines)
    yield "lines.toml", "\n".join(_words(planning.lines))
    yield from ((f"texts/{name}.md", text) for name, text in planning.texts.items())


def _words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, str):
        yield value


def _is_known(reference: Reference, known: Collection[str]) -> bool:
    """Whether a reference, or the one that it is a part of, is among those that were read."""
    step: Reference | None = reference
    while step is not None:
        if str(step) in known or any(each.startswith(f"{step}(") for each in known):
            return True
        step = step.broader()
    return printed_reference(str(reference)) is None
