"""Words the actions from the chosen strategies, this pupil's own words in each; chooses no strategy."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.ask.draft import Draft
from app.plan.adults import moments, trusted, who
from app.plan.assets import Interest, interests, strengths
from app.plan.match import Choice
from app.plan.plan import Action
from app.plan.pupil import Pupil, capital
from app.plan.told import lines_of, told
from app.plan.tried import Trial, other_ways
from knowledge.markdown import Support, without_marks
from knowledge.planning import Planning
from knowledge.strategies import Strategy

Verified = Callable[[Support], bool]
AGREE = "Agree with {name} how it is counted and what would be enough."
_MOST_HOOKS = 3
_MOST_QUOTES = 2
_MOST_SOURCES = 2  # of an action, beside the duty
_FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half)\b", re.IGNORECASE
)
_MARK = re.compile(r"\s*\[\d+\]")
# The duty that a strategy may serve, by what the profile tells of the pupil, the plainest first.
_DUTIES = (
    ("medical", ("medical",), "Children and Families Act 2014 s.100"),
    ("disability", ("disability", "medical"), "Equality Act 2010 s.20"),
    ("sen", ("sen", "disability"), "Children and Families Act 2014 s.66"),
)


def actions_for(
    pupil: Pupil,
    choices: tuple[Choice, ...],
    tried: tuple[Trial, ...],
    planning: Planning,
    draft: Draft,
    verified: Verified,
) -> tuple[Action, ...]:
    """The actions, in the order of the choices; their citations are marks of the draft, one of them `verified` at least
    where the page has one."""
    hooks = _hooks(pupil, choices, planning)
    for each in choices:
        hooks.setdefault(each.strategy.id, [])[:0] = _otherwise(pupil, each, tried)
    actions = [_action(pupil, each, planning, hooks[each.strategy.id]) for each in choices]
    return tuple(
        replace(action, citations=_citations(each.strategy, action.duty, draft, verified))
        for action, each in zip(actions, choices, strict=True)
    )


def _otherwise(pupil: Pupil, choice: Choice, tried: tuple[Trial, ...]) -> list[str]:
    """What must be different where something like it was tried in vain."""
    found = (each for each in tried if each.result != "worked" and choice.strategy.id in each.strategies)
    line = other_ways().get(choice.strategy.id)
    return [told(pupil, line, each.said.quote) for each in found if line]


def _action(pupil: Pupil, choice: Choice, planning: Planning, hooks: list[str]) -> Action:
    strategy = choice.strategy
    return Action(
        what=strategy.title,
        why=_why(choice),
        who=who(pupil, strategy.people),
        when=_when(choice, planning),
        check=_check(pupil, strategy),
        layer=strategy.layer,  # type: ignore[arg-type]
        duty=duty_of(pupil, strategy),
        evidence=strategy.strength,  # type: ignore[arg-type]
        steps=(*hooks, *_own_steps(pupil, choice), *(plain(step.text) for step in strategy.steps)),
        strategy=strategy.id,
        barrier=choice.barrier,
    )


def plain(text: str) -> str:
    """An authored text without its marks and bold."""
    return " ".join(_MARK.sub("", without_marks(text)).replace("**", "").split())


def _why(choice: Choice) -> str:
    """The pupil's own words first, then what the strategy does about them."""
    said = [each for each in choice.said if each.field != "tried_so_far"] or choice.said
    quotes = " and ".join(each.quote for each in said[:_MOST_QUOTES])
    kept = (
        f" Something like it is told to help: {choice.kept.said.quote}; keep it and make it reliable."
        if choice.kept
        else ""
    )
    return f"Because of {quotes}.{kept} {plain(choice.strategy.short)}"


def _when(choice: Choice, planning: Planning) -> str:
    named = [*dict.fromkeys(moments(choice.said))][:3]
    where = f"; first where it was seen: {', '.join(named)}" if named else ""
    own = choice.barrier if choice.barrier in choice.strategy.barriers else choice.strategy.barriers[0]
    time = choice.strategy.time[0].lower() + choice.strategy.time[1:]
    return f"{planning.barriers[own].when}{where}. Time: {time}"


def _check(pupil: Pupil, strategy: Strategy) -> str:
    """What is seen when it helps, without a figure where the page has such a sign; a figure is people's to agree."""
    signs = [plain(sign.text) for sign in strategy.signs]
    bare = [sign for sign in signs if not _FIGURE.search(sign)]
    agree = AGREE.format(name=pupil.agreed_with)
    return f"{bare[0]} {agree}" if bare else f"Look for this kind of change: {signs[0]} {agree}"


def duty_of(pupil: Pupil, strategy: Strategy) -> str | None:
    """The reference of the legal duty that the strategy may serve for this pupil; None where the profile tells none."""
    likely = {known.fact.duty for known in pupil.facts if known.fact.duty}
    cited = [
        support.reference for rule in strategy.duty for support in strategy.citations if support.mark in rule.marks
    ]
    for _, by, start in _DUTIES:
        found = next((each for each in cited if each.startswith(start)), None)
        if found and likely & set(by):
            return found
    return None


def _citations(strategy: Strategy, duty: str | None, draft: Draft, verified: Verified) -> tuple[int, ...]:
    """The marks of what the strategy rests on: its short text, its evidence and the duty; and of the first thing on
    its page that is verified, where none of these is."""
    from_text = [int(mark) for mark in re.findall(r"\[(\d+)\]", strategy.short)]
    evidence = [mark for rule in strategy.evidence for mark in rule.marks if mark not in from_text]
    wanted = [*from_text, *evidence[: max(0, _MOST_SOURCES - len(from_text))]]
    wanted += [support.mark for support in strategy.citations if support.reference == duty]
    ordered = sorted(strategy.citations, key=lambda support: support.mark not in wanted)
    wanted += [next((support.mark for support in ordered if verified(support)), wanted[0])]
    return tuple(dict.fromkeys(draft.mark(mark, strategy.citations) for mark in dict.fromkeys(wanted)))


def _own_steps(pupil: Pupil, choice: Choice) -> Iterator[str]:
    """What this pupil's facts add to how it is done."""
    for known in pupil.facts:
        if choice.strategy.id in known.fact.strategies[:2]:
            yield from lines_of(pupil, known, "steps")
    adult = trusted(pupil)
    if adult and re.search(r"key adult|adult|mentor|person", choice.strategy.people, re.IGNORECASE):
        yield f"Begin with the adult who is told of: {adult.quote}."


def _hooks(pupil: Pupil, choices: tuple[Choice, ...], planning: Planning) -> dict[str, list[str]]:
    """Where interests and strengths are used: one action each, the barriers one after the other."""
    liked, found = interests(pupil), {}
    places = _one_a_barrier(choices)
    for place, interest in zip(places, _again(liked, len(places)), strict=False):
        found[place.strategy.id] = [_hook(place, interest, planning)]
    good = [each for each in strengths(pupil) if each not in {one.said for one in liked}]
    for place, strength in zip(places[::-1], good[: 2 if liked else 3], strict=False):
        found.setdefault(place.strategy.id, []).append(
            f"Build on {strength.quote}: let {pupil.name} use it here, or show another pupil how."
        )
    return found


def _one_a_barrier(choices: tuple[Choice, ...]) -> list[Choice]:
    return list({each.barrier: each for each in reversed(choices)}.values())[::-1][:_MOST_HOOKS]


def _again(liked: tuple[Interest, ...], count: int) -> list[Interest]:
    return [liked[number % len(liked)] for number in range(count)] if liked else []


def _hook(choice: Choice, interest: Interest, planning: Planning) -> str:
    return capital(planning.barriers[choice.barrier].hook.format(interest=f"‘{interest.words}’"))
