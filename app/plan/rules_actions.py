"""Quality rules on actions: layers, plain verbs, how many, what contradicts, sources; knows no words of its own."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import combinations, permutations

from app.plan.lines import Line, action_lines, done, moment_lines, says
from app.plan.patterns import Pattern, compiled
from app.plan.plan import Action
from app.plan.rule import Check, Look
from knowledge.strategies import BARRIERS


def universal_comes_first(look: Look) -> Iterator[str]:
    """More than the class gets, before or without what every pupil can have."""
    layers = [each.layer for each in look.plan.actions]
    if not layers:
        yield "there is no action yet"
    elif "universal" not in layers:
        yield "no action is part of teaching for the whole class"
    elif layers[0] != "universal":
        yield f"action 1 is {layers[0]}, and a universal one comes after it"


def no_verb_is_vague(look: Look) -> Iterator[str]:
    """An action that nobody could see being done, or that happens whenever somebody thinks of it."""
    for number, action in enumerate(look.plan.actions, 1):
        if look.finds("vague_verb", action.what) and not action.steps and not look.finds("by_doing", action.what):
            yield f"action {number} does not say what is done (“{action.what}”)"
        if look.finds("vague_time", action.when.strip()) or not action.when.strip():
            yield f"action {number} does not say when"


def few_enough(look: Look) -> Iterator[str]:
    """More than a teacher can hold in mind in a lesson, or a plan can follow."""
    plan, most = look.plan, look.rule.numbers
    own = [each for each in plan.actions if each.layer == "universal" or look.finds("teacher", each.who)]
    if len(own) > most["teacher"]:
        yield f"{len(own)} actions are the class teacher's or every teacher's"
    if len(plan.actions) > most["actions"]:
        yield f"there are {len(plan.actions)} actions"
    if len(plan.outcomes) > most["outcomes"]:
        yield f"there are {len(plan.outcomes)} outcomes"


def nothing_contradicts(look: Look) -> Iterator[str]:
    """Two lines of which a teacher could not do both. One line that names both is a choice, and no contradiction."""
    lines = [*action_lines(look.plan), *moment_lines(look.plan)]
    for one, other in _opposites():
        said = [(line, bool(says(one, line.text)), bool(says(other, line.text))) for line in lines]
        sides = [(line, left) for line, left, right in said if left != right]
        for (first, left), (second, right) in combinations(sides, 2):
            if left != right:
                yield _against(first, second, one, other)


def each_action_is_sourced(look: Look) -> Iterator[str]:
    """An action of which no citation was found in its document."""
    verified = {each.mark for each in look.plan.citations if each.verified}
    for number, action in enumerate(look.plan.actions, 1):
        if not verified & set(action.citations):
            yield f"action {number} rests on no source that was checked"


def each_need_is_met(look: Look) -> Iterator[str]:
    """A need or an outcome that no action serves."""
    if not look.plan.needs:
        yield "no need is described"
    served = {each.barrier for each in look.plan.actions}
    for number, need in enumerate(look.plan.needs, 1):
        if (barriers := _barriers(look, need)) and not barriers & served:
            yield f"need {number} has no action ({', '.join(sorted(barriers))})"
    for number, outcome in enumerate(look.plan.outcomes, 1):
        if outcome.barrier and outcome.barrier not in served:
            yield f"outcome {number} has no action ({outcome.barrier})"


def adjustments_come_first(look: Look) -> Iterator[str]:
    """A plan in which whatever is done waits until something has gone wrong, or somebody asks."""
    if not any(_is_prepared(look, each) for each in look.plan.actions):
        yield "no action is there before something happens"


def _is_prepared(look: Look, action: Action) -> bool:
    return not look.finds("reactive", action.when) or look.finds("prepared", done(action))


def _barriers(look: Look, need: str) -> set[str]:
    """The barriers that a need names after the word, in its brackets; quoted words before it are the profile's."""
    named = look.pattern("barrier").findall(need)
    return {barrier for barrier in BARRIERS if named and barrier in named[-1].lower()}


def _against(first: Line, second: Line, one: Pattern, other: Pattern) -> str:
    words = next(
        (says(a, first.text), says(b, second.text))
        for a, b in permutations((one, other))
        if says(a, first.text) and says(b, second.text)
    )
    return f"{first.place} says “{words[0]}” and {second.place} “{words[1]}”"


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[Pattern, Pattern], ...]:
    data = tomllib.loads((files("app.plan") / "opposites.toml").read_text(encoding="utf-8"))
    return tuple((compiled(each["one"]), compiled(each["other"])) for each in data["pair"])


CHECKS: Mapping[str, Check] = {
    "universal-first": universal_comes_first,
    "no-vague-verb": no_verb_is_vague,
    "few-enough": few_enough,
    "no-contradiction": nothing_contradicts,
    "action-sourced": each_action_is_sourced,
    "need-met": each_need_is_met,
    "anticipatory": adjustments_come_first,
}
