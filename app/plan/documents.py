"""The one-page passport, the APDR record and the school's advice, from what is known, with blanks; adds nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.plan.assets import strengths
from app.plan.needs import Need
from app.plan.people_words import against_self, helps, parents_say, pupil_says, worse
from app.plan.plan import Action, Outcome
from app.plan.pupil import Pupil, capital
from app.plan.told import told
from app.plan.tried import Trial
from knowledge.planning import Planning

_ON_ONE_PAGE = 5
_REFERENCES = {
    "early years": ("5.39", "5.40", "5.42", "5.43"),
    "": ("6.45", "6.48", "6.52", "6.53"),
}


@dataclass(frozen=True)
class Material:
    """What the documents are made from: the pupil, what was found, and the words that ship."""

    pupil: Pupil
    needs: tuple[Need, ...]
    tried: tuple[Trial, ...]
    actions: tuple[Action, ...]
    outcomes: tuple[Outcome, ...]
    stop: tuple[str, ...]
    planning: Planning

    def line(self, name: str, words: str = "") -> str:
        """A line of [documents] for this pupil."""
        return told(self.pupil, self.planning.lines["documents"][name], words)

    def filled(self, text: str, **blanks: str) -> str:
        """A text with its blanks filled."""
        return self.planning.texts[text].format(**{"name": self.pupil.name, **blanks}).strip()


def passport(material: Material) -> str:
    """One page of Markdown; the pupil's own words where given, else a blank to ask."""
    pupil = material.pupil
    says = [each for each in pupil_says(pupil) if not against_self(each)]
    kept = [each.said.quote for each in material.tried if each.result == "worked"]
    failed = [each.said.quote for each in material.tried if each.result == "failed"]
    ask = material.line("ask_pupil")
    good = [each for each in says if helps(each)]
    bad = [each for each in says if worse(each)]
    other = [each for each in says if each not in good and each not in bad]
    hard = bullets([*_hard(material), *other])
    return material.filled(
        "passport",
        title=capital(pupil.name) + (f", {pupil.profile.year_group}" if pupil.profile.year_group else ""),
        likes=bullets(each.quote for each in strengths(pupil)) or material.line("ask_pupil"),
        hard=hard or bullets(each.quote for each in pupil.in_fields("barriers")) or ask,
        helps=bullets([*good, *kept]) or ask,
        **{"not": bullets([*bad, *failed]) or ask},
        say=material.line("say"),
        today=bullets(each.what for each in material.actions[:_ON_ONE_PAGE]) or ask,
    )


def cycle(material: Material) -> str:
    """The record of one assess-plan-do-review cycle: what is known, blanks for what is to come, no cycle made up."""
    pupil = material.pupil
    assess, plan, do, review = _REFERENCES.get(pupil.phase, _REFERENCES[""])
    none = material.line("none")
    return material.filled(
        "cycle",
        assess_ref=f"SEND Code of Practice {assess}",
        plan_ref=f"SEND Code of Practice {plan}",
        do_ref=f"SEND Code of Practice {do}",
        review_ref=f"SEND Code of Practice {review}",
        needs="; ".join(dict.fromkeys(each.said[0].quote for each in material.needs)) or none,
        pupil="; ".join(pupil_says(pupil)) or none,
        parents="; ".join(parents_say(pupil)) or none,
        inform=material.line("inform_early" if pupil.phase == "early years" else "inform_plan"),
        review=material.outcomes[0].review if material.outcomes else "___",
        earlier=bullets(each.said.quote for each in material.tried) or material.line("earlier_none"),
    )


def school_advice(material: Material) -> str:
    """The form of words for the school's advice, to complete: no section of a plan, no quantity."""
    pupil, none = material.pupil, material.line("none")
    older = pupil.phase == "post-16" or any(year in pupil.profile.year_group.split() for year in ("9", "10", "11"))
    return material.filled(
        "school-advice",
        views="; ".join([*pupil_says(pupil), *parents_say(pupil)]) or none,
        strengths="; ".join(each.quote for each in strengths(pupil)) or none,
        needs=bullets(
            f"{need.barrier}: {'; '.join(each.quote for each in need.said[:3])}; seen where, how often, since when: ___"
            for need in material.needs
        )
        or f"- {none}",
        tried="; ".join(each.said.quote for each in material.tried) or none,
        outcomes=bullets(each.text for each in material.outcomes) or "- ___",
        adulthood=material.line("adulthood") if older else "",
    )


def _hard(material: Material) -> Sequence[str]:
    lines = []
    for need in material.needs[:_ON_ONE_PAGE]:
        words = next((f": {each.quote}" for each in need.said if not against_self(each.text)), "")
        lines.append(capital(material.planning.barriers[need.barrier].easy) + words)
    return lines


def bullets(lines: Iterable[str]) -> str:
    """Lines as a list of Markdown."""
    return "\n".join(f"- {line}" for line in dict.fromkeys(lines))
