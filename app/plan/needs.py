"""Which barriers a profile describes, by the facts and strategies that its sentences lead to; diagnoses nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.plan.describe import field_of, tells_only
from app.plan.opinion import is_opinion
from app.plan.pupil import Known, Pupil, Said
from app.plan.tried import Trial
from app.privacy.in_general import without_placeholders
from knowledge.matches import Match
from knowledge.planning import Planning
from knowledge.search import Pages, Searcher
from knowledge.strategies import AREAS, Strategy

MOST_NEEDS = 6
# What a piece of a field says about needs, beside a piece of the barriers.
_WEIGHT = {
    "barriers": 1.0,
    "pupil_view": 0.8,
    "parent_view": 0.75,
    "context": 0.7,
    "setting": 0.5,
    "tried_so_far": 0.4,
    "areas_of_need": 0.5,
}
_NEAR = {"barriers": 0.33}  # how near a signpost must be for a piece to be a need at all …
_USUALLY_NEAR = 0.45  # … and elsewhere than in the field of barriers
_READ = 6  # matches of a piece that count
_OF_A_FACT, _OF_WORDS_TOO = 1.2, 0.6  # what a fact's own barrier is worth beside the best match, and the reverse
_OF_A_LATER_FACT = 0.85  # a fact that only follows another
_FACT_WEIGHT = 0.75  # a fact counts at least so much, wherever it is told
_PLAIN = 0.55  # a cosine at which words say more than their fact does
_ABLE = 4  # words that a piece elsewhere than in the barriers needs to tell a need; there it needs two


@dataclass(frozen=True)
class Lead:
    """A piece of the profile, what it weighs, and the strategies for the phase that it leads to, best first."""

    said: Said
    weight: float
    matches: tuple[Match, ...]


@dataclass(frozen=True)
class Need:
    """One barrier and the pieces that describe it, the plainest first."""

    barrier: str
    said: tuple[Said, ...]
    score: float


def leads_of(pupil: Pupil, searcher: Searcher, strategies: Mapping[str, Strategy]) -> tuple[Lead, ...]:
    """What each piece that may tell a need leads to; all of them are searched at once."""
    said = [each for each in pupil.said if each.field in _WEIGHT and not is_opinion(each.text)]
    found: Sequence[Pages] = searcher.pages([without_placeholders(each.text) for each in said])
    return tuple(
        Lead(each, _WEIGHT[each.field], _fitting(pages.strategies, strategies))
        for each, pages in zip(said, found, strict=True)
    )


def _fitting(matches: tuple[Match, ...], strategies: Mapping[str, Strategy]) -> tuple[Match, ...]:
    return tuple(match for match in matches if match.id in strategies)


def needs_of(
    pupil: Pupil, leads: tuple[Lead, ...], tried: tuple[Trial, ...], strategies: Mapping[str, Strategy]
) -> tuple[Need, ...]:
    """The barriers described, the weightiest first; that something was tried is none."""
    trials = {each.said for each in tried if each.strategies}
    facts: dict[Said, list[Known]] = defaultdict(list)
    for known in pupil.told:
        facts[known.said].append(known)
    found: dict[str, list[tuple[float, Said]]] = defaultdict(list)
    for lead in (each for each in leads if each.said not in trials):
        for barrier, score in _barriers(lead, facts[lead.said], strategies):
            found[barrier].append((score, lead.said))
    needs = [_need(barrier, pieces) for barrier, pieces in found.items()]
    return tuple(sorted(needs, key=lambda need: need.score, reverse=True)[:MOST_NEEDS])


def _barriers(lead: Lead, facts: list[Known], strategies: Mapping[str, Strategy]) -> list[tuple[str, float]]:
    """The barriers that a piece tells: those of its facts, else the one that its best matches share."""
    own = list(dict.fromkeys(known.fact.barrier for known in facts if known.fact.barrier))
    if not own and any(known.fact.strategies or known.fact.against or known.fact.lines for known in facts):
        return []  # a practice, a date or an adult is told of, and no barrier
    later = _OF_A_LATER_FACT if all(known.fact.needs for known in facts) else 1.0
    told = [(barrier, later * _OF_A_FACT * max(_FACT_WEIGHT, lead.weight)) for barrier in own[:3]]
    words = _by_words(lead, strategies)
    if not words or words in own or (own and lead.matches[0].similarity < _PLAIN):
        return told
    return [*told, (words, lead.weight * (_OF_WORDS_TOO if own else 1.0))]


def _by_words(lead: Lead, strategies: Mapping[str, Strategy]) -> str:
    """The barrier that a piece's best matches share; none where nothing is near, or it tells a strength
    or who and what is there."""
    near = _NEAR.get(lead.said.field, _USUALLY_NEAR)
    short = len(lead.said.text.split()) < (2 if lead.said.field == "barriers" else _ABLE)
    if (
        short
        or lead.said.field == "tried_so_far"
        or not lead.matches
        or lead.matches[0].similarity < near
        or field_of(lead.said.text) == "strengths"
        or (lead.said.field != "barriers" and tells_only(lead.said.text, "context", "setting"))
    ):
        return ""
    first = {strategy.barriers[0] for strategy in strategies.values()}
    shares: dict[str, float] = defaultdict(float)
    for place, match in enumerate(lead.matches[:_READ]):
        for rank, barrier in enumerate(each for each in strategies[match.id].barriers if each in first):
            shares[barrier] += (match.similarity + match.fit) ** 2 / (1 + place) / (1 + rank)
    return max(shares, key=lambda barrier: shares[barrier])


def _need(barrier: str, pieces: list[tuple[float, Said]]) -> Need:
    ordered = [said for _, said in sorted(pieces, key=lambda pair: pair[0], reverse=True)]
    return Need(barrier, tuple(dict.fromkeys(ordered)), sum(score for score, _ in pieces))


def need_lines(
    pupil: Pupil, needs: tuple[Need, ...], planning: Planning, strategies: Mapping[str, Strategy]
) -> list[str]:
    """What is described and what may be behind it, a line a need; never a diagnosis."""
    little = "; ".join(each.quote for each in pupil.said if each.field != "year_group")
    lines = [] if needs else [planning.lines["thin"]["need"].format(words=little)]
    for need in needs:
        quotes = "; ".join(each.quote for each in need.said[:3])
        area = area_of(need, pupil, strategies)
        lines.append(
            f"Finds it hard {planning.barriers[need.barrier].hard}: {quotes} "
            f"(likely barrier: {need.barrier}; area: {area})."
        )
    stated = "; ".join(each.quote for each in pupil.in_fields("areas_of_need"))
    return [*lines, *([f"Described as: {stated}. Taken over as told, not judged here."] if stated else [])]


def area_of(need: Need, pupil: Pupil, strategies: Mapping[str, Strategy]) -> str:
    """The area of need that a barrier mostly falls in: by the facts that tell it, else by the strategies for it."""
    for known in pupil.facts:
        if known.fact.barrier == need.barrier and known.fact.areas:
            return known.fact.areas[0]
    counts = dict.fromkeys(AREAS, 0)
    for strategy in strategies.values():
        if strategy.barriers[0] == need.barrier and strategy.areas:
            counts[strategy.areas[0]] += 1
    return max(counts, key=lambda area: counts[area])
