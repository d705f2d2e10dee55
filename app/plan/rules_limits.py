"""Quality rules on what a plan must not do: practices, figures, diagnoses, medicine, names; has no words of its own."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from app.ask.screen import kinds
from app.plan.lines import Line, action_lines, all_lines, moment_lines, outcome_lines, says, unquoted
from app.plan.patterns import Pattern, compiled
from app.plan.plan import Plan
from app.plan.rule import Check, Look
from app.privacy.identifiers import PLACEHOLDER, Identifiers
from app.privacy.lists import first_names, ordinary, proper_words
from app.privacy.mask import identifying
from app.privacy.shapes import shapes
from knowledge.figures import numbers
from knowledge.sentences import sentences
from knowledge.shelf import open_shelf


def no_practice_is_advised_against(look: Look) -> Iterator[str]:
    """A practice that is not recommended: in the plan, or in the profile where the plan does not say to stop it."""
    shelf = open_shelf().not_recommended
    stopped = "\n".join((*look.plan.stop_doing, *look.plan.warnings))
    for name, pattern in _data("practices.toml").items():
        title = shelf[name].title
        for line in _proposed(look.plan):
            if words := says(pattern, unquoted(line.text)):
                yield f"{line.place} has “{words}” (not recommended: {title})"
        if (words := says(pattern, _facts(look.plan))) and not pattern.search(stopped):
            yield f"the profile tells of “{words}” (not recommended: {title}), and the plan does not say to stop"


def is_warned_of(look: Look) -> Iterator[str]:
    """Something that is told or proposed, and no warning of the plan names it."""
    pattern = look.pattern("told")
    for line in _proposed(look.plan):
        if words := says(pattern, unquoted(line.text)):
            yield f"{line.place} proposes “{words}”"
    words = says(pattern, _facts(look.plan))
    if words and not look.finds("warned", "\n".join((*look.plan.warnings, *look.plan.stop_doing))):
        yield f"the profile tells of “{words}”, and no warning speaks of it"


def no_new_figure(look: Look) -> Iterator[str]:
    """A figure in an outcome or an action that stands neither in the profile nor in the pages that it comes from."""
    told = numbers(f"{look.plan.profile.text()}\n{look.pages}")
    strategies = open_shelf().strategies
    for line in outcome_lines(look.plan):
        yield from _figures(line.place, numbers(line.text) - told)
    for action, line in zip(look.plan.actions, action_lines(look.plan), strict=True):
        page = strategies.get(action.strategy)
        yield from _figures(line.place, numbers(line.text) - told - numbers(str(page) if page else ""))


def no_new_diagnosis(look: Look) -> Iterator[str]:
    """A condition that the plan gives the pupil, though the profile does not state it."""
    profile = look.plan.profile.text()
    lines = [Line(each.place, unquoted(each.text)) for each in _of_the_pupil(look.plan)]
    for name, condition in _data("conditions.toml").items():
        if _is_stated(look, condition, profile):
            continue
        given = [_before(look, "has", condition)]
        if not condition.search(profile):  # where the profile wonders, the plan may say that it was wondered
            given.append(_before(look, "may_have", condition))
        for line in lines:
            if any(says(each, line.text) for each in given):
                yield f"{line.place} speaks of {name}, which the profile does not state"


def no_medicine(look: Look) -> Iterator[str]:
    """Advice on medicine."""
    return _said(look, "advised", [*_proposed(look.plan), *(Line("advice", each) for each in look.plan.advice)])


def no_plan_wording(look: Look) -> Iterator[str]:
    """The statutory wording of an EHC plan, or provision in hours or sessions that nobody told."""
    school = [Line("the school's advice", look.plan.school_advice)]
    yield from _said(look, "section", [*_proposed(look.plan), *school])
    told = numbers(look.plan.profile.text()) | _of_the_pages(look.plan)
    for line in (*_proposed(look.plan), *school):
        for found in look.pattern("quantified").finditer(line.text):
            if numbers(found[0]) - told or not numbers(found[0]):
                yield f"{line.place} quantifies provision (“{found[0]}”)"


def _of_the_pages(plan: Plan) -> set[str]:
    """The figures of the pages that the actions are taken from: what a page tells of its own time is no provision."""
    pages = (open_shelf().strategies.get(each.strategy) for each in plan.actions)
    return {number for page in pages if page for number in numbers(str(page))}


def no_identifier(look: Look) -> Iterator[str]:
    """A name or another identifier; the place is told, and never the words."""
    known = [each.text for each in look.plan.masked if len(each.text) > 1]
    known = [each for each in known if any(ordinary(word) < 2 for word in re.findall(r"[a-z]+", each.lower()))]
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in known) or r"(?!)", re.IGNORECASE)
    for line in all_lines(look.plan):
        kinds = {kind for text in line.text.splitlines() for kind in _kinds(look, text)}
        if pattern.search(line.text) or kinds:
            yield f"{line.place} has an identifier ({', '.join(sorted(kinds)) or 'known in this session'})"


def _kinds(look: Look, text: str) -> set[str]:
    words = PLACEHOLDER.sub("", text)
    if not look.finds("capital", words) and not any(map(_is_like_a_name, re.findall(r"[^\W\d_]{2,}", words))):
        return {each.kind for each in shapes(text, look.today) if not _is_a_helpline(text[each.start : each.end])}
    spans = identifying(text, Identifiers(), look.today)
    named = ((each.kind, text[each.start : each.end]) for each in spans)
    return {kind for kind, shown in named if not look.finds("ordinary", shown) and not _is_a_helpline(shown)}


def _is_a_helpline(shown: str) -> bool:
    """Whether it is a number that our own texts of danger give."""
    return re.sub(r"\D", "", shown) in _helplines()


def _is_like_a_name(word: str) -> bool:
    small = word.lower()
    if ordinary(small) > 1:
        return False
    return small in first_names() or (word[0].isupper() and small not in proper_words())


def _proposed(plan: Plan) -> list[Line]:
    """What the plan would have done or reached."""
    return [*outcome_lines(plan), *action_lines(plan), *moment_lines(plan)]


def _of_the_pupil(plan: Plan) -> list[Line]:
    return [each for each in all_lines(plan) if each.place not in ("what to ask", "what to stop", "the warnings")]


def _facts(plan: Plan) -> str:
    """What the profile tells that is, was or happened; not what pupil or parents would like."""
    profile = plan.profile
    return "\n".join((profile.setting, profile.barriers, profile.tried_so_far, profile.context))


def _before(look: Look, name: str, condition: Pattern) -> Pattern:
    """The condition with one of the rule's own words before it."""
    return re.compile(
        rf"(?:{look.pattern(name).pattern})\W+(?:[\w-]+\W+){{0,2}}?(?:{condition.pattern})", re.IGNORECASE
    )


def _is_stated(look: Look, condition: Pattern, profile: str) -> bool:
    """Whether a sentence of the profile states the condition, and does not merely wonder."""
    said = (each for each in sentences(profile) if condition.search(each))
    return any(not look.finds("wondered", each) for each in said)


def _said(look: Look, name: str, lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        if words := says(look.pattern(name), line.text):
            yield f"{line.place} says “{words}”"


def _figures(place: str, unknown: set[str]) -> Iterator[str]:
    if unknown:
        yield f"{place} has {', '.join(sorted(unknown))}"


@lru_cache(maxsize=1)
def _helplines() -> frozenset[str]:
    found = (re.sub(r"\D", "", each) for kind in kinds() for each in re.findall(r"\d[\d ]{4,}\d", kind.text))
    return frozenset(found)


@lru_cache(maxsize=2)
def _data(name: str) -> dict[str, Pattern]:
    data = tomllib.loads((files("app.plan") / name).read_text(encoding="utf-8"))
    return {each: compiled(alternatives) for each, alternatives in data.items()}


CHECKS: Mapping[str, Check] = {
    "not-recommended": no_practice_is_advised_against,
    "part-time": is_warned_of,
    "restraint": is_warned_of,
    "exclusion": is_warned_of,
    "no-new-figure": no_new_figure,
    "no-diagnosis": no_new_diagnosis,
    "no-medicine": no_medicine,
    "no-plan-wording": no_plan_wording,
    "no-identifier": no_identifier,
}
