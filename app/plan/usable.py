"""Which strategies of the bank are for this pupil's phase, subjects and conditions; ranks none of them."""

import re
from collections.abc import Iterable, Mapping

from app.plan.pupil import Pupil
from knowledge.phases import phases_named
from knowledge.planning import GUARDED, Fact
from knowledge.strategies import Strategy

# What a strategy is only for where the profile tells of it.
_RARE = {
    "vision impairment", "multi-sensory impairment", "cerebral visual impairment", "nystagmus", "albinism",
    "deafblindness", "PMLD", "complex needs", "cerebral palsy", "physical disability", "muscular dystrophy",
    "severe learning difficulties",
}  # fmt: skip
# A strategy that is about one of these is for a pupil who is told to have it: a plan must not give a condition.
_MEDICAL = [re.compile(words, re.IGNORECASE) for words in ("diabet", "epilep|seizure", "down['’]?s? syndrome")]
# The words by which a text tells that a subject matters.
SUBJECT_WORDS = {
    "maths": ("math", "number", "sums", "arithmetic", "times table", "money", "fractions"),
    "reading": ("read", "phonic", "text", "book", "decod", "blend", "dyslex"),
    "writing": ("writ", "spell", "paper", "handwriting", "pencil", "pen "),
    "PE": ("pe ", "pe,", "pe.", "sport", "games", "gym", "swim", "wheelchair"),
    "practical work": ("science", "practical", "dt ", "food tech", "cooking", "workshop", "lab"),
    "exams": ("exam", "gcse", "test", "mock", "sats", "a level", "a-level", "btec"),
    "languages": ("french", "spanish", "german", "mfl", "languages lesson"),
    "music and art": ("music", "art ", "art,", "instrument", "drawing", "paint"),
    "homework": ("homework",),
}  # fmt: skip


def usable(strategies: Mapping[str, Strategy], pupil: Pupil, facts: Iterable[Fact]) -> dict[str, Strategy]:
    """The strategies for the pupil's phase, and for subjects and conditions that the profile names."""
    own = {name for known in pupil.facts for name in (*known.fact.only, *known.fact.strategies)}
    others = {name for each in facts for name in each.only} - own
    text = f"{pupil.profile.text()} ".casefold()
    named = {subject for subject, words in SUBJECT_WORDS.items() if any(word in text for word in words)}
    absent = GUARDED - {known.fact.barrier for known in pupil.facts}
    rarely = pupil.knows("hearing", "sight", "profound", "wheelchair") is not None
    stage = phases_named(pupil.profile.year_group) or ({pupil.phase} if pupil.phase else set())
    return {
        name: each
        for name, each in strategies.items()
        if (not stage or stage & set(each.phases))
        and (not each.subjects or named & set(each.subjects))
        and each.barriers[0] not in absent
        and name not in others
        and (rarely or not each.often_with or not set(each.often_with) <= _RARE)
        and all(condition.search(text) for condition in _MEDICAL if condition.search(f"{each.title} {each.short}"))
    }
