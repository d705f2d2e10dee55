"""The form in which a model hands in an answer: lenient in what it reads, the same for every model; checks nothing."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator

from app.ask.claims import Claim, ClaimedDuty
from knowledge.markdown import marks, without_marks
from knowledge.sentences import sentences

MOST_STATEMENTS = 20

_MARK_LIST = re.compile(r"\[(\d+(?:\s*(?:,|;|and|&)\s*\d+)+)\]")
_NOTHING = {"", "none", "nothing", "n/a", "na", "null", "-", "no", "empty", "an empty text", "nil"}
_DUTIES = ("must", "should", "may", "unless")


def _text(value: Any) -> Any:
    """A text without bold and line breaks, its marks each in brackets of their own: "[1, 2]" is "[1][2]"."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    apart = _MARK_LIST.sub(lambda found: "".join(f"[{mark}]" for mark in re.findall(r"\d+", found[1])), value)
    return " ".join(re.sub(r"\*\*|__", "", apart).split())


def _duty(value: Any) -> Any:
    word = str(value or "none").strip().lower().split(" ")[0]
    return word if word in _DUTIES else "none"


def _marks(value: Any) -> Any:
    """Marks as numbers, whether they came as 1, "1" or "[1][2]"; what is no mark is kept and found to lead nowhere."""
    given = value if isinstance(value, list) else [value]
    return [int(mark) for each in given for mark in re.findall(r"\d{1,6}", str(each)) if each is not None]


def _statement(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text)]


class WrittenStatement(BaseModel):
    """One statement as a model hands it in."""

    text: Text
    duty: Annotated[ClaimedDuty, BeforeValidator(_duty)] = "none"
    marks: Annotated[list[int], BeforeValidator(_marks)] = []


class Written(BaseModel):
    """An answer as a model hands it in: a short answer with marks, statements, and what the passages leave open."""

    short: Text = ""
    statements: list[Annotated[WrittenStatement, BeforeValidator(_statement)]]
    missing: Text = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The statements, with the marks that stand in their words among theirs; each once."""
        found = (
            Claim(without_marks(each.text), each.duty, tuple(dict.fromkeys((*each.marks, *marks(each.text)))))
            for each in self.statements[:MOST_STATEMENTS]
        )
        return tuple(dict.fromkeys(found))

    @property
    def short_claims(self) -> tuple[Claim, ...]:
        """The short answer's sentences; one without a mark has those of the next that has some, else the last's."""
        pieces = [each.strip() for each in sentences(_marks_inside(self.short)) if without_marks(each).strip(" .")]
        found = []
        for place, piece in enumerate(pieces):
            further = (*pieces[place:], *reversed(pieces[:place]))
            found.append(
                Claim(without_marks(piece), "none", next((marks(each) for each in further if marks(each)), ()))
            )
        return tuple(found)

    @property
    def leaves_open(self) -> bool:
        """Whether the model says that the passages leave something open."""
        return self.missing.strip(" .").lower() not in _NOTHING


def _marks_inside(text: str) -> str:
    """The text with marks that stand behind a full stop put before it, so that they stay with their sentence."""
    return re.sub(r"([.!?])\s*((?:\[\d+\]\s*)+)", lambda found: f"{found[2].strip()}{found[1]} ", text)
