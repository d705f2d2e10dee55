"""A letter to the parents and a page for the pupil, in easy words; what is not known stays a blank."""

from app.plan.assets import interests, strengths
from app.plan.documents import Material, bullets
from app.plan.people_words import parents_say, pupil_says
from app.plan.pupil import Pupil, capital

_FEW = 4
_YOUNG = ("early years", "primary")


def letter(material: Material) -> str:
    """A letter in plain English that says what is seen and planned, asks for the parents' view, and informs them."""
    pupil = material.pupil
    kind = {"early years": "inform_early", "post-16": "inform_college"}.get(pupil.phase, "inform")
    hard = [_theirs(material.planning.barriers[need.barrier].easy) for need in material.needs[:_FEW]]
    good = "; ".join(each.quote for each in strengths(pupil)[:_FEW])
    view = "; ".join(parents_say(pupil))
    name = pupil.name if pupil.name != "the pupil" else "your child"
    aims = (
        capital(material.planning.barriers[each.barrier].outcome.format(name=name)) for each in material.outcomes[:2]
    )
    return material.filled(
        "letter",
        name=name,
        hard="; ".join(hard) or "___",
        well=f"We see and hear this: {good}." if good else material.line("well_none").replace(pupil.name, name),
        view=material.line("view", view) if view else material.line("view_none"),
        plan=bullets(each.what for each in material.actions[:_FEW]) or "- ___",
        aims=bullets(aims) or "- ___",
        inform_title=material.line("inform_title"),
        inform=material.line(kind).replace(pupil.name, name),
    )


def pupil_page(material: Material) -> str:
    """A short page for the pupil; first person only in words that the pupil is told to have said."""
    pupil = material.pupil
    says, liked = pupil_says(pupil), interests(pupil)
    well = [f"You like {each.words}" for each in liked] or [each.quote for each in strengths(pupil)]
    return material.filled(
        "pupil",
        greeting=material.line(_greeting(pupil)),
        well=bullets(well[:_FEW]) or material.line("well_pupil"),
        hard=bullets(_yours(material.planning.barriers[need.barrier].easy) for need in material.needs[:3]) or "- ___",
        do=bullets(capital(help_) for help_ in _helps(material)) or "- ___",
        ask=material.line("pupil_said", "; ".join(says[:2])) if says else material.line("pupil_ask"),
    )


def _greeting(pupil: Pupil) -> str:
    """The line that opens the page: for a pupil with profound needs it is told to those who read it out."""
    if pupil.knows("profound"):
        return "pupil_profound"
    return "pupil_young" if pupil.phase in _YOUNG else "pupil_old"


def _helps(material: Material) -> list[str]:
    """What the adults do for the barriers that have an action, in easy words."""
    barriers = dict.fromkeys(action.barrier for action in material.actions if action.barrier)
    return [material.planning.barriers[each].help for each in barriers][:_FEW]


def _yours(words: str) -> str:
    """ "writing my ideas down" → "writing your ideas down"."""
    return _with(words, "you", "your", "are", "yourself")


def _theirs(words: str) -> str:
    return _with(words, "they", "their", "are", "themselves")


def _with(words: str, subject: str, possessive: str, verb: str, itself: str) -> str:
    own = {"I": subject, "me": subject, "my": possessive, "am": verb, "myself": itself}
    return " ".join(own.get(word, word) for word in words.split())
