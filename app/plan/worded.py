"""Has a model put lines of a draft plan into better words, and keeps each that says the same; adds no line itself."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.ask.claimed_denials import denials
from app.ask.claimed_figures import figure_problems
from app.ask.claimed_force import force_problems, forces_claimed
from app.ask.claimed_form import form_problems
from app.model.call import Model
from app.model.reword import reworded
from app.model.trouble import ModelTrouble
from app.plan.plan import Plan
from app.plan.quality import verdicts
from app.privacy.identifiers import PLACEHOLDER
from knowledge.figures import numbers, periods
from knowledge.references import find_references

# For each of some texts, how near it is to a text (a cosine).
Nearness = Callable[[str, Sequence[str]], list[float]]

_SAME = 0.7  # a cosine: below it a line says something else
_LONGER, _MORE_WORDS = 1.5, 8  # how much longer a line may become: times its words, or by so many
_FEWEST = 5  # words of a line that is worth it
_QUOTED = re.compile(r"‘[^’]+(?:’\w[^’]*)*’|“[^”]+”")
_LEAD = re.compile(r"^(?:\s*(?:[-*#>]+|\d+\.)\s+|\*\*[^*]+\*\*\s*)*")  # the bullet and the bold words of a line
_BLANK = re.compile(r"___|☐")  # a line with a gap to fill stays as it is


@dataclass(frozen=True)
class _Part:
    """A part of a plan that a model may word: who reads it, and how it is to sound."""

    name: str
    reader: str
    manner: str


_REASONS = _Part(
    "reasons",
    "teacher who has two minutes before the lesson",
    "Make of each line one or two sentences that tell why this helps this pupil: what was seen, then what is done.",
)
_PAGES = (
    _Part(
        "letter", "parent who is not a teacher and may be worried", "Speak to the parent as you, kindly and plainly."
    ),
    _Part("for_the_pupil", "pupil, who may be young", "Speak to the pupil as you, in words of one or two syllables."),
)


def worded(plan: Plan, model: Model, nearness: Nearness, today: date, tell: Callable[[str], None]) -> Plan:
    """The plan with its reasons, letter and pupil's page in the model's words, wherever a line says what it said.

    A line that fails a check stays as it was. Where the model fails, or what it wrote breaks a quality rule that was
    kept, the part stays as it was, and a warning says so. The plan is masked already; nothing else is sent.
    """
    found, trouble = plan, _UNUSED
    for part in (_REASONS, *_PAGES):
        tell(f"wording the {part.name.replace('_', ' ')} with {model.name} …")
        try:
            better = _better(part, _lines(found, part), model, nearness)
        except ModelTrouble as error:
            trouble = f"The model could not be used ({error.reason}), so the draft is in the program's words."
            break
        found = _where_it_keeps_the_rules(found, _with(found, part, better), today)
    return replace(found, writer=f"model {model.name}") if found != plan else _told(plan, trouble)


_UNUSED = "None of the model's wording could be used, so the draft is in the program's words."


def _told(plan: Plan, warning: str) -> Plan:
    return replace(plan, warnings=(*plan.warnings, warning))


def _lines(plan: Plan, part: _Part) -> list[str]:
    """The lines of a part that a model may word, without bullets and bold words at their start."""
    texts = [each.why for each in plan.actions] if part is _REASONS else str(getattr(plan, part.name)).splitlines()
    said = [text[_LEAD.match(text).end() :] for text in texts]  # type: ignore[union-attr]
    wanted = (each for each in said if len(each.split()) >= _FEWEST and not _BLANK.search(each))
    return list(dict.fromkeys(wanted))


def _better(part: _Part, lines: Sequence[str], model: Model, nearness: Nearness) -> dict[str, str]:
    """Each line for which the model has better words that say the same, with those words."""
    offered = reworded(model, lines, part.reader, part.manner) if lines else {}
    return {old: new for old, new in offered.items() if says_the_same(new, old, nearness)}


def says_the_same(new: str, old: str, nearness: Nearness) -> bool:
    """Whether a line keeps what another says: its people, quotes, references, figures, force and nots; near it, and
    not much longer."""
    return (
        len(new.split()) <= max(_LONGER * len(old.split()), len(old.split()) + _MORE_WORDS)
        and all(_kept(new, old))
        and not any((*form_problems(new), *figure_problems(new, old, ()), *force_problems(new, "none", old)))
        and nearness(old, [new])[0] >= _SAME
    )


def _kept(new: str, old: str) -> Iterator[bool]:
    yield set(PLACEHOLDER.findall(new)) == set(PLACEHOLDER.findall(old))
    yield set(_QUOTED.findall(new)) == set(_QUOTED.findall(old))
    yield _references(new) == _references(old)
    yield numbers(new) == numbers(old) and periods(new) == periods(old)
    yield forces_claimed(new) == forces_claimed(old)
    yield denials(new) == denials(old)


def _references(text: str) -> set[str]:
    return {str(reference) for reference, _ in find_references(text)}


def _with(plan: Plan, part: _Part, better: Mapping[str, str]) -> Plan:
    """The plan with these lines of a part in other words."""
    if part is _REASONS:
        return replace(plan, actions=tuple(replace(each, why=_exchanged(each.why, better)) for each in plan.actions))
    lines = str(getattr(plan, part.name)).splitlines()
    page = "\n".join(_exchanged(line, better) for line in lines)
    return replace(plan, letter=page) if part.name == "letter" else replace(plan, for_the_pupil=page)


def _exchanged(line: str, better: Mapping[str, str]) -> str:
    lead = _LEAD.match(line).group()  # type: ignore[union-attr]
    rest = line[len(lead) :]
    return lead + better.get(rest, rest)


def _where_it_keeps_the_rules(before: Plan, after: Plan, today: date) -> Plan:
    """What was written, its quality asked anew; what was there before where a rule that was kept is not any more."""
    if after == before:
        return before
    judged = replace(after, quality=verdicts(after, today))
    kept = {each.rule for each in before.quality if each.ok}
    return before if any(not each.ok for each in judged.quality if each.rule in kept) else judged
