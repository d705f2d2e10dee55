"""Counts what is on the shelf by topic, area, phase and layer, and names the thin places; reads no answer."""

from collections import Counter
from collections.abc import Iterable

from evals.bench import table
from knowledge.digest import entries
from knowledge.framework import framework
from knowledge.glossary import terms
from knowledge.guides import TOPICS
from knowledge.shelf import Shelf, open_shelf
from knowledge.sources import listed_sources
from knowledge.strategies import AREAS, BARRIERS, LAYERS, PHASES, STRENGTHS, SUBJECTS
from knowledge.time_limits import time_limits

THIN_TOPIC, THIN_BARRIER, THIN_CELL = 2, 4, 5


def counts() -> str:
    """Tables of what there is, and where there is little."""
    shelf = open_shelf()
    by_phase = Counter(
        (each, phase) for one in shelf.strategies.values() for each in one.barriers for phase in one.phases
    )
    by_layer = Counter((each, one.layer) for one in shelf.strategies.values() for each in one.areas)
    parts = [
        table(("on the shelf", "count"), _totals(shelf)),
        table(("topic", "guides shelved under it", "guides that touch it"), _topics(shelf)),
        table(("area of need", *LAYERS), [(area, *(str(by_layer[area, each]) for each in LAYERS)) for area in AREAS]),
        table(("barrier", *PHASES), [(each, *(str(by_phase[each, phase]) for phase in PHASES)) for each in BARRIERS]),
        table(("strategies", "count"), _kinds(shelf)),
        "Thin: " + "; ".join(_thin(shelf, by_phase, by_layer)) + ".",
    ]
    return "\n\n".join(parts)


def _totals(shelf: Shelf) -> list[tuple[str, str]]:
    statements = [rule for guide in shelf.guides.values() for rule in guide.statements]
    totals = {
        "guides": len(shelf.guides),
        "statements in guides": len(statements),
        "of these REPORTED": sum(rule.label == "REPORTED" for rule in statements),
        "of these UNKNOWN": sum(rule.label == "UNKNOWN" for rule in statements),
        "guides with a REPORTED or UNKNOWN line": sum(
            any(rule.label in ("REPORTED", "UNKNOWN") for rule in guide.statements) for guide in shelf.guides.values()
        ),
        "strategies": len(shelf.strategies),
        "practices not recommended": len(shelf.not_recommended),
        "citations": len(shelf.supports),
        "terms explained": len(terms()),
        "time limits": len(time_limits()),
        "areas of the framework": len(framework().areas),
        "sources": len(listed_sources()),
        "entries of the digest": sum(1 for _ in entries()),
    }
    return [(name, str(number)) for name, number in totals.items()]


def _topics(shelf: Shelf) -> list[tuple[str, str, str]]:
    first = Counter(guide.topics[0] for guide in shelf.guides.values())
    any_of = Counter(topic for guide in shelf.guides.values() for topic in guide.topics)
    return [(topic, str(first[topic]), str(any_of[topic])) for topic in TOPICS]


def _kinds(shelf: Shelf) -> list[tuple[str, str]]:
    strategies = shelf.strategies.values()
    phases = Counter(phase for one in strategies for phase in one.phases)
    layers = Counter(one.layer for one in strategies)
    strengths = Counter(one.strength for one in strategies)
    subjects = Counter(subject for one in strategies for subject in one.subjects)
    return [
        *((f"phase: {each}", str(phases[each])) for each in PHASES),
        *((f"layer: {each}", str(layers[each])) for each in LAYERS),
        *((f"evidence: {each}", str(strengths[each])) for each in STRENGTHS),
        *((f"subject: {each}", str(subjects[each])) for each in SUBJECTS),
    ]


def _thin(shelf: Shelf, by_phase: Counter[tuple[str, str]], by_layer: Counter[tuple[str, str]]) -> Iterable[str]:
    topics = Counter(topic for guide in shelf.guides.values() for topic in guide.topics)
    yield from (f"guides on {topic} ({topics[topic]})" for topic in TOPICS if topics[topic] < THIN_TOPIC)
    for barrier in BARRIERS:
        for phase in PHASES:
            if by_phase[barrier, phase] < THIN_BARRIER:
                yield f"{barrier} in {phase} ({by_phase[barrier, phase]})"
    for area in AREAS:
        for layer in LAYERS:
            if by_layer[area, layer] < THIN_CELL:
                yield f"{layer} for {area} ({by_layer[area, layer]})"
