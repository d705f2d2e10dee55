"""What the pupil and the family are told to say, quoted; nothing is put into anybody's mouth."""

import re

from app.plan.pupil import Pupil, Said

_OWN = re.compile(r"[\"“]([^\"”]+)[\"”]")
_FIRST = re.compile(r"\b(?:I|I'm|I’m|me|my)\b")
_SAYS = re.compile(
    r"^(?:the |pupil [a-z]+ |s?he |they |\w+ )?(?:also )?(?:says?|said|told (?:me|us|staff|mum|dad)|tells (?:me|us)|thinks|feels)(?: that)?:?\s+",
    re.IGNORECASE,
)  # fmt: skip


def own_words(said: Said) -> str:
    """The pupil's own words in a piece, in quotation marks; empty where the piece only reports them."""
    quoted = _OWN.search(said.text)
    if quoted:
        return f"‘{quoted[1]}’"
    return said.quote if said.field == "pupil_view" and _FIRST.search(said.text) else ""


def reported(said: Said) -> str:
    """A piece of the pupil's view: in the pupil's own words, or as others tell it and marked so."""
    return own_words(said) or f"{said.quote} (as told by an adult)"


def pupil_says(pupil: Pupil) -> list[str]:
    """Every piece of the pupil's view."""
    return [reported(each) for each in pupil.in_fields("pupil_view")]


def parents_say(pupil: Pupil) -> list[str]:
    """Every piece of the parents' view, as told."""
    return [each.quote for each in pupil.in_fields("parent_view")]


def positive(text: str) -> bool:
    """Whether words of a pupil tell what helps."""
    return (
        re.search(
            r"\b(?:better|helps?|like|love|easier|can (?:hear|see|do|think)|listens|calm|good|want|tell me|wish|let me|if)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def negative(text: str) -> bool:
    """Whether words of a pupil tell what makes it worse."""
    return (
        re.search(
            r"\b(?:hates?|hurts?|don'?t|doesn'?t|can'?t|worse|stop|crowd|shout\w*|too|not|never|scared|stares?|thick|stupid)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )
