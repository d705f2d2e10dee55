"""Asks a model for better words for numbered lines; judges none of them."""

from collections.abc import Sequence

from pydantic import BaseModel

from app.model.call import Model
from prompts import prompt


class _Line(BaseModel):
    number: int
    text: str


class _Lines(BaseModel):
    lines: list[_Line]


def reworded(model: Model, lines: Sequence[str], reader: str, manner: str) -> dict[str, str]:
    """The lines that the model puts otherwise, each with its new words; a ModelTrouble where the model fails.

    `reader` says who reads the lines, `manner` how they are to sound.
    """
    numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    reply = model.structured(prompt("reword", reader=reader, manner=manner, lines=numbered), _Lines)
    told = {each.number: " ".join(each.text.split()) for each in reply.lines}
    return {line: told[number] for number, line in enumerate(lines, 1) if told.get(number, line) not in ("", line)}
