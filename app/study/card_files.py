"""Study in and out of files, by the file's ending: the Anki package, or JSON with all that is kept."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.study.anki_in import read_package
from app.study.anki_out import package
from app.study.cards import shipped_cards
from knowledge.errors import ReaderError

if TYPE_CHECKING:
    from app.records.study import Study

_ENDINGS = "{name} ends neither in .apkg nor in .json: an Anki package has the one, a study file the other."


@dataclass(frozen=True)
class TakenIn:
    """What an import added, and how many notes of a package are held already, or were left out."""

    cards: int
    reviews: int = 0
    answers: int = 0
    known: int = 0
    left_out: int = 0

    def __str__(self) -> str:
        """One line for a person."""
        parts = [f"{self.cards} own cards, {self.reviews} reviews and {self.answers} answers added"]
        parts += [f"{self.known} are cards of this program"] if self.known else []
        parts += [f"{self.left_out} left out: not a front and a back, or twice there"] if self.left_out else []
        return "; ".join(parts) + "."


def exported(name: str, study: "Study", now: datetime) -> bytes:
    """The bytes of a file of this name: all cards, own ones too, for Anki; or all that is kept, as JSON."""
    from app.records.study_json import to_json

    if _ending(name) == ".apkg":
        return package((*study.history().own, *shipped_cards()), now.timestamp())
    return to_json(study.history()).encode()


def taken_in(name: str, data: bytes, study: "Study") -> TakenIn:
    """Keep what a file of this name holds; a bad file is a ReaderError, and nothing is kept."""
    from app.records.study import History
    from app.records.study_json import from_json

    if _ending(name) == ".apkg":
        notes = read_package(data)
        added = study.take_in(History({}, (), (), notes.own))
        known = notes.known + len(notes.own) - len(added.own)
        return TakenIn(len(added.own), known=known, left_out=notes.left_out)
    added = study.take_in(from_json(data))
    return TakenIn(len(added.own), len(added.reviews), len(added.answers))


def _ending(name: str) -> str:
    ending = PurePath(name).suffix.lower()
    if ending not in (".apkg", ".json"):
        raise ReaderError(_ENDINGS.format(name=name))
    return ending
