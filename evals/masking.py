"""The invented texts with their identifiers marked: read, and scored against what the masker finds."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.privacy.identifiers import Identifiers
from app.privacy.mask import identifying, mask
from app.privacy.spans import FORMED, KINDS, PEOPLE, Span
from evals.bench import table

CASES = Path(__file__).parent / "cases"
WRITTEN = date(2026, 11, 27)  # the day on which the texts were written, for ages
TIERS = {
    "formed": "identifiers with a form",
    "known": "names given in the form, or met before in the text",
    "free": "names met for the first time in free text",
    "places": "schools, places of care, addresses",
}
_MARK = re.compile(r"⟦(\w+)\|(.*?)⟧", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A text, where its identifiers stand, the names given in a form, and phrases that have to survive."""

    id: str
    text: str
    spans: tuple[Span, ...]
    form: Mapping[str, list[str]]
    survive: tuple[str, ...]


@dataclass
class Score:
    """What was found of what there is, by kind or by tier; what was masked that is no identifier; what survived."""

    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    masked: int = 0
    rightly: int = 0
    phrases: int = 0
    survived: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def recall(self, *names: str) -> float:
        """The share found of the identifiers of these kinds or tiers."""
        there = sum(self.there[name] for name in names)
        return sum(self.found[name] for name in names) / there if there else 1.0

    @property
    def precision(self) -> float:
        """The share of what was masked that is an identifier."""
        return self.rightly / self.masked if self.masked else 1.0


def read_cases(name: str, split: str = "") -> list[Case]:
    """The cases of a file in cases/, or those of one half of it."""
    lines = (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows: Iterator[dict[str, Any]] = map(json.loads, lines)
    return [_case(row) for row in rows if not split or row.get("split") == split]


def score(cases: Iterable[Case]) -> Score:
    """How the masker does on these texts, each a session of its own."""
    total = Score()
    for case in cases:
        _score_case(case, total)
    return total


def masking_tables(found: Score, misses: bool) -> str:
    """The score as tables, with lists of what went wrong where these may be read."""
    kinds = [(kind, f"{found.recall(kind):.3f}", str(found.there[kind])) for kind in KINDS]
    tiers = [(TIERS[tier], f"{found.recall(tier):.3f}", str(found.there[tier])) for tier in TIERS]
    whole = [
        ("precision: of what was masked, identifiers", f"{found.precision:.3f}", str(found.masked)),
        ("phrases that had to survive and did", f"{found.survived / max(found.phrases, 1):.3f}", str(found.phrases)),
    ]
    parts = [
        table(("recall by kind", "share", "of"), kinds),
        table(("by how it is met", "share", "of"), [*tiers, *whole]),
    ]
    lists = (("missed", found.missed), ("masked wrongly", found.wrong), ("lost", found.lost)) if misses else ()
    return "\n\n".join([*parts, *(f"{name}\n" + "\n".join(rows) for name, rows in lists)])


def _case(row: dict[str, Any]) -> Case:
    text, spans = "", []
    end = 0
    for match in _MARK.finditer(row["text"]):
        text += row["text"][end : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        end = match.end()
    return Case(row["id"], text + row["text"][end:], tuple(spans), row.get("form") or {}, tuple(row["survive"]))


def _score_case(case: Case, total: Score) -> None:
    table = Identifiers().with_form(case.form)
    masked = mask(case.text, table, WRITTEN)
    found = [(span.start, span.end) for span in identifying(case.text, table, WRITTEN)]
    for span in case.spans:
        words = case.text[span.start : span.end]
        got = all(any(s <= place < e for s, e in found) for place in _letters(case.text, span))
        for name in (span.kind, *_tiers(case, span)):
            total.there[name] += 1
            total.found[name] += got
        if not got:
            total.missed.append(
                f"{case.id} {span.kind} {words!r} in {case.text[max(0, span.start - 30) : span.end + 20]!r}"
            )
    for start, end in found:
        right = any(span.start < end and start < span.end for span in case.spans)
        total.masked += 1
        total.rightly += right
        if not right:
            total.wrong.append(f"{case.id} {case.text[start:end]!r} in {case.text[max(0, start - 30) : end + 20]!r}")
    for phrase in case.survive:
        total.phrases += 1
        total.survived += phrase in masked.text
        if phrase not in masked.text:
            total.lost.append(f"{case.id} {phrase!r}")


def _letters(text: str, span: Span) -> list[int]:
    """Where an identifier's letters and figures stand; a comma or a space between two may be left."""
    return [place for place in range(span.start, span.end) if text[place].isalnum()]


def _tiers(case: Case, span: Span) -> list[str]:
    """Whether it has a form; or is a name given before or met before; or is met for the first time in free text."""
    if span.kind in FORMED:
        return ["formed"]
    if span.kind not in PEOPLE:
        return ["places"]
    given = {word for texts in case.form.values() for text in texts for word in _words(text)}
    earlier = {
        word
        for each in case.spans
        if each.start < span.start and each.kind in PEOPLE
        for word in _words(case.text[each.start : each.end])
    }
    return ["known" if set(_words(case.text[span.start : span.end])) <= given | earlier else "free"]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.lower())
