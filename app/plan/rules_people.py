"""Quality rules on people: pupil, parents, who does what, whose advice; knows no words of its own."""

import re
from collections.abc import Iterator, Mapping

from app.plan.lines import done
from app.plan.rule import Check, Look


def pupil_is_heard(look: Look) -> Iterator[str]:
    """A plan in which the pupil's own view does not stand."""
    if not look.plan.profile.pupil_view.strip() or look.finds("unknown", look.plan.profile.pupil_view):
        yield "what the pupil thinks is not told"


def parents_take_part(look: Look) -> Iterator[str]:
    """A plan in which the parents' view does not stand."""
    if not look.plan.profile.parent_view.strip() or look.finds("unknown", look.plan.profile.parent_view):
        yield "what the parents think is not told"


def parents_are_told(look: Look) -> Iterator[str]:
    """A plan without a letter to the parents."""
    if not look.plan.letter.strip():
        yield "there is no letter to the parents"


def a_strength_is_used(look: Look) -> Iterator[str]:
    """Strengths and interests that no action takes up."""
    strong = _stems(look.plan.profile.strengths, look.pattern("empty"))
    if not strong:
        yield "no strength or interest is told"
    elif not any(strong & _stems(f"{done(each)} {each.why}", look.pattern("empty")) for each in look.plan.actions):
        yield "no action takes up a strength or interest"


def each_action_is_owned(look: Look) -> Iterator[str]:
    """An action that is nobody's."""
    for number, action in enumerate(look.plan.actions, 1):
        if not action.who.strip() or look.finds("nobody", action.who.strip()):
            yield f"action {number} is nobody's yet"


def advice_is_asked(look: Look) -> Iterator[str]:
    """Little or no progress, and nobody whose advice is to be asked."""
    profile = look.plan.profile
    told = "\n".join((profile.tried_so_far, profile.barriers, profile.context))
    if look.finds("little_progress", told) and not look.plan.advice:
        yield "little progress is told, and no specialist is to be asked"


def _stems(text: str, empty: re.Pattern[str]) -> set[str]:
    """The beginnings of a text's words that say something of their own: "football" and "footballs" are the same."""
    words = re.findall(r"[a-zà-ÿ]{4,}", text.lower())
    return {word[:5] for word in words if not empty.fullmatch(word)}


CHECKS: Mapping[str, Check] = {
    "pupil-voice": pupil_is_heard,
    "parents-involved": parents_take_part,
    "parents-told": parents_are_told,
    "strength-used": a_strength_is_used,
    "action-owned": each_action_is_owned,
    "advice-asked": advice_is_asked,
}
