"""Has a model put a follow-up question so that it stands alone, and checks that it added nothing; answers none."""

import re
from collections.abc import Callable, Sequence

from pydantic import BaseModel

from app.ask.answer import Turn
from app.ask.claimed_form import form_problems
from app.model.call import Model
from app.model.trouble import ModelTrouble
from app.privacy.identifiers import PLACEHOLDER
from knowledge.figures import numbers, periods
from knowledge.quotes import content_words
from knowledge.references import find_references
from prompts import prompt

_TURNS, _LONGEST_TURN = 6, 600  # what of a conversation is shown
_MORE_WORDS = 60
_SHARE = 0.6  # of its content words that must have been said before: another language or matter has fewer
_DIGITS = re.compile(r"\d+")


class _Question(BaseModel):
    question: str


def stand_alone(model: Model, turns: Sequence[Turn], text: str, stopped: Callable[[], bool] = lambda: False) -> str:
    """The follow-up as a complete question; as it was put where nothing was said before, the model fails, or its
    wording does not keep to what was said. Turns and text are masked already."""
    if not turns:
        return text
    said = [f"{turn.role}: {turn.text[:_LONGEST_TURN]}" for turn in turns[-_TURNS:]]
    try:
        asked = model.structured(prompt("stand_alone", history="\n".join(said), question=text), _Question, stopped)
    except ModelTrouble:
        return text
    found = " ".join(asked.question.split())
    return found if keeps_to(found, text, " ".join(turn.text for turn in turns[-_TURNS:])) else text


def keeps_to(found: str, text: str, before: str) -> bool:
    """Whether a question brings nothing that was not said: no number, reference or person, no other language."""
    said = f"{before} {text}"
    words = content_words(found)
    return (
        len(found.split()) <= len(text.split()) + _MORE_WORDS
        and not list(form_problems(found))
        and set(_DIGITS.findall(found)) <= set(_DIGITS.findall(said))
        and numbers(found) <= numbers(said)
        and periods(found) <= periods(said)
        and _references(found) <= _references(said)
        and set(PLACEHOLDER.findall(found)) <= set(PLACEHOLDER.findall(said))
        and len(words & content_words(said)) >= _SHARE * len(words)
    )


def _references(text: str) -> set[str]:
    return {str(reference) for reference, _ in find_references(text)}
