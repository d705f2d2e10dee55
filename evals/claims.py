"""How often the checks on claims stop what is true, and let pass what was turned wrong on purpose; by the digest."""

import random
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.ask.cite import cite
from app.ask.claims import Claim, ClaimedDuty, problems
from app.ask.evidence import Evidence
from app.settings import read_settings
from evals.bench import table
from knowledge.digest import FORCES, Entry, entries
from knowledge.library import Library
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.sentences import sentences
from knowledge.shelf import open_shelf

_SEED, _WORK = 7, 500  # the checks were tuned on the first so many pairs, in this order
_DUTIES: Mapping[str, ClaimedDuty] = {
    "must": "must", "must not": "must", "should": "should", "should not": "should", "may": "may", "need not": "none",
}  # fmt: skip
_NUMBER = re.compile(r"\b(?:six|6|15|fifteen|12|twelve|two|20|twenty|eight|8|10|ten)\b")

Pair = tuple[Entry, Evidence]


def claims(split: str) -> str:
    """Two tables: true claims that are stopped, and false ones that are."""
    pairs = _pairs(Library(Path(read_settings().home) / "library"))
    pairs = pairs[:_WORK] if split == "work" else pairs[_WORK:]
    if not pairs:
        raise SystemExit("No document is held in its own words: 'senco ingest' first.")
    rows = [(name, *_stopped(found)) for name, found in _true(pairs) + _false(pairs)]
    return table((f"{len(pairs)} entries of the digest and their passages, {split}", "stopped", "of", "share"), rows)


def _pairs(library: Library) -> list[Pair]:
    """The entries that render one held passage alone, with it."""
    held = library.read(lambda state: [each for name in state.sources for each in state.of(name)])
    by_reference: dict[str, list[Entry]] = {}
    for entry in entries():
        by_reference.setdefault(entry.reference, []).append(entry)
    found = []
    for passage in held:
        of_it = [each for each in by_reference.get(passage.reference, ()) if each.gist and each.is_of(passage)]
        if len(of_it) == 1 and passage.held == "text":
            found.append((of_it[0], _evidence(library, passage)))
    random.Random(_SEED).shuffle(found)
    return found


def _evidence(library: Library, passage: Passage) -> Evidence:
    support = Support(1, passage.reference, passage.text, 0)
    return Evidence(library.read(lambda held: cite(held, open_shelf(), support)), passage.text)


def _true(pairs: list[Pair]) -> list[tuple[str, list[tuple[Claim, Evidence]]]]:
    gists = [(Claim(each.strip(), "none", (1,)), held) for entry, held in pairs for each in sentences(entry.gist)]
    return [
        ("true: the sentences of a gist", gists),
        ("true: the duties", _told(pairs, {force: force for force in FORCES})),
    ]


def _false(pairs: list[Pair]) -> list[tuple[str, list[tuple[Claim, Evidence]]]]:
    turned = {
        "should told as must": {"should": "must", "should not": "must not"},
        "must told as should": {"must": "should", "must not": "should not"},
        "must told as may": {"must": "may"},
        "may told as must": {"may": "must"},
        "must told as must not": {"must": "must not"},
        "must told as need not": {"must": "need not"},
        "a not left out": {"must not": "must", "should not": "should"},
    }
    found = [(f"false: {name}", _told(pairs, to)) for name, to in turned.items()]
    numbers = [
        (Claim(changed, "none", (1,)), held)
        for claim, held in _told(pairs, {force: force for force in FORCES})
        if (changed := _NUMBER.sub("14", claim.text)) != claim.text
    ]
    others = [held for _, held in pairs[1:] + pairs[:1]]
    topics = [(Claim(entry.gist, "none", (1,)), held) for (entry, _), held in zip(pairs, others, strict=True)]
    return [*found, ("false: a number changed", numbers), ("false: another passage's gist", topics)]


def _told(pairs: list[Pair], forces: Mapping[str, str]) -> list[tuple[Claim, Evidence]]:
    """The duties of the entries as sentences, their forces exchanged for others; those without one are left out."""
    return [
        (Claim(f"{duty.who} {said} {duty.what} {duty.when}".strip() + ".", _DUTIES[said], (1,)), held)
        for entry, held in pairs
        for duty in entry.duties
        if (said := forces.get(duty.force))
    ]


def _stopped(found: Iterable[tuple[Claim, Evidence]]) -> tuple[str, str, str]:
    """How many claims are stopped, whatever the standing of their source."""
    verdicts = [
        any("told as law" not in problem.kind for problem in problems(claim, {1: held}, "")) for claim, held in found
    ]
    return str(sum(verdicts)), str(len(verdicts)), f"{sum(verdicts) / max(1, len(verdicts)):.3f}"
