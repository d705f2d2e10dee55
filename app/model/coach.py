"""Asks a model which points a trainee's sentences make, and for questions back; judges neither."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.model.call import Model
from prompts import prompt


class Covered(BaseModel):
    """A point and the sentence that makes it, each by its number from 1."""

    point: int
    sentence: int


class Back(BaseModel):
    """A question back on a sentence, by its number from 1."""

    sentence: int
    text: str


class Reading(BaseModel):
    """What a model read in an answer."""

    covered: list[Covered] = Field(default_factory=list)
    questions: list[Back] = Field(default_factory=list)


def read_answer(model: Model, question: str, sentences: Sequence[str], points: Sequence[str]) -> Reading:
    """What the model reads in the sentences; a ModelTrouble where it fails."""
    return model.structured(
        prompt("coach", question=question, sentences=_numbered(sentences), points=_numbered(points)), Reading
    )


def _numbered(lines: Sequence[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1)) or "(none)"
