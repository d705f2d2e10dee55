"""Ranks strategies for this pupil and picks a few that a teacher can hold; does not word them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.plan.needs import Lead, Need
from app.plan.pupil import Pupil, Said
from app.plan.tried import Trial, other_ways
from knowledge.strategies import Strategy

MOST_ACTIONS = 8
_MOST_SPECIALIST, _MOST_OF_TEACHERS, _MOST_BESIDE = 2, 6, 3
_READ = 25  # matches of a piece that are considered
_LAYER = {"universal": 0.08, "targeted": 0.0, "specialist": -0.15}
_EVIDENCE = {"strong": 0.05, "moderate": 0.04, "consensus": 0.01, "weak": -0.03}
_OF_A_FACT, _LATER = 1.35, 0.12  # what a fact's first strategy is worth, and how much less each further one
_WORKED = 0.3
_ENOUGH = 0.5  # a fit that is no chance
_SAME_WORDS = 0.2  # how much less a further strategy for the same words is worth


@dataclass(frozen=True)
class Choice:
    """A strategy for one of the pupil's barriers, and the words that ask for it; `kept` where it already helps.

    `beside` is set where what asks for it is a fact that is no barrier.
    """

    strategy: Strategy
    barrier: str
    said: tuple[Said, ...]
    score: float
    kept: Trial | None = None
    beside: bool = False


def choices(
    pupil: Pupil,
    needs: tuple[Need, ...],
    leads: tuple[Lead, ...],
    tried: tuple[Trial, ...],
    usable: Mapping[str, Strategy],
    instead: Mapping[Said, Sequence[str]],
) -> tuple[Choice, ...]:
    """The strategies of the plan: each need has its best, nothing that failed or that a fact speaks against.

    `instead` are the strategies in place of what a piece tells of, which is not recommended.
    """
    barred = _barred(pupil, tried)
    found = [each for each in _candidates(pupil, needs, leads, usable, instead) if each.strategy.id not in barred]
    found += _for_the_rest(needs, found, [each for each in usable.values() if each.id not in barred])
    kept = {name: each for each in tried if each.result == "worked" for name in each.strategies}
    found += _that_work(needs, tried, usable, {each.strategy.id for each in found})
    marked = [
        replace(each, score=each.score + _WORKED, kept=kept[each.strategy.id]) if each.strategy.id in kept else each
        for each in found
    ]
    return _ordered(_picked(marked, needs), needs)


def _barred(pupil: Pupil, tried: tuple[Trial, ...]) -> set[str]:
    """What failed, and what a fact speaks against; what has an open result is asked about, not proposed."""
    known = {name for each in pupil.facts for name in each.fact.bars}
    again = {name for each in pupil.facts for name in each.fact.strategies} & set(other_ways())
    return known | {name for each in tried if each.result != "worked" for name in each.strategies if name not in again}


def _candidates(
    pupil: Pupil,
    needs: tuple[Need, ...],
    leads: tuple[Lead, ...],
    usable: Mapping[str, Strategy],
    instead: Mapping[Said, Sequence[str]],
) -> list[Choice]:
    """Every strategy that a piece or a fact leads to, once, with its best score and the words that ask for it."""
    found: dict[str, list[Choice]] = defaultdict(list)
    by_facts = [*_by_facts(pupil, needs, usable), *_in_place(instead, needs, usable)]
    for each in [*by_facts, *_by_words(needs, leads, usable)]:
        found[each.strategy.id].append(each)
    return [_best(each) for each in found.values()]


def _that_work(
    needs: tuple[Need, ...], tried: tuple[Trial, ...], usable: Mapping[str, Strategy], found: set[str]
) -> Iterable[Choice]:
    """What is told to help and nothing else led to."""
    barriers = [need.barrier for need in needs]
    for each in tried if needs else ():
        for name in each.strategies[:1]:
            if each.result == "worked" and name in usable and name not in found:
                barrier = next((one for one in usable[name].barriers if one in barriers), barriers[0])
                yield Choice(usable[name], barrier, (each.said,), _OF_A_FACT - _WORKED)


def _for_the_rest(needs: tuple[Need, ...], found: list[Choice], usable: list[Strategy]) -> Iterable[Choice]:
    """For a need that nothing was found for, what every teacher can do about its barrier."""
    served, used = {each.barrier for each in found}, {each.strategy.id for each in found}
    for need in needs:
        left = [each for each in usable if each.barriers[0] == need.barrier and each.id not in used]
        best = max(left, key=lambda each: _worth(each, need.barrier), default=None)
        if best and need.barrier not in served:
            yield Choice(best, need.barrier, need.said[:1], _ENOUGH)


def _best(choices: list[Choice]) -> Choice:
    best = max(choices, key=lambda each: each.score)
    said = [
        said
        for each in sorted(choices, key=lambda each: -each.score)
        if each.barrier == best.barrier
        for said in each.said
    ]
    return replace(best, said=tuple(dict.fromkeys(said)))


def _by_facts(pupil: Pupil, needs: tuple[Need, ...], usable: Mapping[str, Strategy]) -> Iterable[Choice]:
    barriers = {need.barrier for need in needs}
    for known in pupil.facts:
        places = [name for name in known.fact.strategies if name in usable]
        for place, name in enumerate(places):
            strategy = usable[name]
            own = next((each for each in strategy.barriers if each in barriers), needs[0].barrier if needs else "")
            barrier = known.fact.barrier or own
            score = _OF_A_FACT - _LATER * place + _worth(strategy, barrier)
            yield Choice(strategy, barrier, (known.said,), score, beside=not known.fact.barrier)


def _in_place(
    instead: Mapping[Said, Sequence[str]], needs: tuple[Need, ...], usable: Mapping[str, Strategy]
) -> Iterable[Choice]:
    """What serves a barrier of the pupil in place of a practice that is not recommended."""
    barriers = {need.barrier for need in needs}
    for said, names in instead.items():
        for place, name in enumerate(each for each in names if each in usable):
            barrier = next((each for each in usable[name].barriers if each in barriers), "")
            if barrier:
                yield Choice(
                    usable[name], barrier, (said,), _OF_A_FACT - _LATER * (place + 2) + _worth(usable[name], barrier)
                )


def _by_words(needs: tuple[Need, ...], leads: tuple[Lead, ...], usable: Mapping[str, Strategy]) -> Iterable[Choice]:
    told = {said: need for need in reversed(needs) for said in need.said}
    for lead in leads:
        need = told.get(lead.said)
        for match in lead.matches[:_READ] if need else ():
            strategy = usable[match.id]
            if need and match.fit >= _ENOUGH:
                score = match.fit * lead.weight + _worth(strategy, need.barrier)
                yield Choice(strategy, need.barrier, (lead.said,), score)


def _worth(strategy: Strategy, barrier: str) -> float:
    """What layer, evidence and barrier add to likeness."""
    place = strategy.barriers.index(barrier) if barrier in strategy.barriers else None
    fits = {0: 0.2, 1: 0.12, 2: 0.08}.get(place, -0.25) if place is not None else -0.25
    return _LAYER[strategy.layer] + _EVIDENCE[strategy.strength] + fits


def _picked(found: list[Choice], needs: tuple[Need, ...]) -> list[Choice]:
    """The best for each need, what already helps and what other facts ask for, then more for the weightiest needs."""
    picked: list[Choice] = []
    for need in needs:
        picked += _next([each for each in found if each.barrier == need.barrier], picked, 0.0)
    for _ in range(_MOST_BESIDE):
        picked += _next([each for each in found if each.kept or each.beside], picked, _ENOUGH)
    for most in (3, 2, len(needs)):
        for need in needs[:most]:
            picked += _next([each for each in found if each.barrier == need.barrier], picked, _ENOUGH)
    return picked


def _next(found: list[Choice], picked: list[Choice], enough: float) -> list[Choice]:
    """The best that is not picked yet and can be held besides; none where it is not good enough."""
    taken = {each.strategy.id for each in picked}
    left = [each for each in found if each.strategy.id not in taken and _can_be_held(each, picked)]
    best = max(left, key=lambda each: _freshly(each, picked), default=None)
    return [best] if best and _freshly(best, picked) >= enough else []


def _freshly(choice: Choice, picked: list[Choice]) -> float:
    """The score, less for each strategy that the same words have already."""
    return choice.score - _SAME_WORDS * sum(each.said[0] == choice.said[0] for each in picked)


def _can_be_held(choice: Choice, picked: list[Choice]) -> bool:
    """Whether the teacher, and the specialists, have not enough to do without it."""
    specialists = sum(each.strategy.layer == "specialist" for each in picked)
    teachers = sum(_is_a_teachers(each.strategy) for each in picked)
    few = choice.strategy.layer != "specialist" or specialists < _MOST_SPECIALIST
    return len(picked) < MOST_ACTIONS and few and (not _is_a_teachers(choice.strategy) or teachers < _MOST_OF_TEACHERS)


def _is_a_teachers(strategy: Strategy) -> bool:
    return strategy.layer == "universal" or "teacher" in strategy.people.lower()


def _ordered(picked: list[Choice], needs: tuple[Need, ...]) -> tuple[Choice, ...]:
    """What every teacher does first, then what is targeted, then what is specialist; within these by need."""
    layers, order = list(_LAYER), {need.barrier: number for number, need in enumerate(needs)}
    return tuple(
        sorted(picked, key=lambda each: (layers.index(each.strategy.layer), order.get(each.barrier, len(order))))
    )
