"""Asks a model for a question on a passage, and which answers of a question a passage bears out; judges neither."""

from collections.abc import Sequence
from string import ascii_uppercase

from pydantic import BaseModel, Field

from app.model.call import Model
from prompts import prompt


class Wrong(BaseModel):
    """A wrong answer and why it is wrong."""

    text: str
    why: str


class Offered(BaseModel):
    """A question as a model wrote it."""

    question: str
    right: str
    why_right: str
    wrong: list[Wrong]
    quote: str


class _Read(BaseModel):
    true: list[str] = Field(default_factory=list)


def offered(model: Model, reference: str, passage: str) -> Offered:
    """A question on a passage; a ModelTrouble where the model fails."""
    return model.structured(prompt("question", reference=reference, passage=passage), Offered)


def borne_out(model: Model, passage: str, question: str, answers: Sequence[str]) -> list[int]:
    """The places of the answers that the model, which is not told the key, holds true by the passage."""
    letters = ascii_uppercase[: len(answers)]
    listed = "\n".join(f"{letter}. {answer}" for letter, answer in zip(letters, answers, strict=True))
    reply = model.structured(prompt("second_reading", passage=passage, question=question, answers=listed), _Read)
    return sorted({letters.index(each.strip(" .")) for each in reply.true if each.strip(" .") in letters and each})
