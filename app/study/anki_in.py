"""Reads the notes of an Anki package: ours, and plain ones with a front and a back; keeps nothing, writes no file."""

import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO

from app.study.anki_out import MODEL
from app.study.cards import OWN, Card, by_id
from knowledge.errors import ReaderError

_LARGEST = 100_000_000  # bytes of a collection; a package that unpacks to more is no deck of cards
_SIDES = 2
_LONGEST = 5_000  # characters of a side
_NAMES = ("collection.anki21", "collection.anki2")  # the newer first: the older may hold a notice alone
_BAD = "This is no Anki package that can be read: export the deck from Anki as .apkg once more."
_NEWER = "This package is of Anki's newest form: export it once more with “Support older Anki versions” ticked."


@dataclass(frozen=True)
class Notes:
    """The own cards that a package gives, how many of its notes are this program's, and how many were left out."""

    own: tuple[Card, ...]
    known: int
    left_out: int


def read_package(data: bytes) -> Notes:
    """The notes of an .apkg; a file that is none is a ReaderError."""
    try:
        with closing(sqlite3.connect(":memory:")) as collection:
            collection.deserialize(_collection(data))
            collection.execute("PRAGMA trusted_schema = OFF")
            (models,) = collection.execute("SELECT models FROM col").fetchone()
            rows = collection.execute("SELECT mid, flds FROM notes").fetchall()
        fields = {int(name): len(model["flds"]) for name, model in json.loads(models).items()}
        return _notes([(int(model), str(flds).split("\x1f")) for model, flds in rows], fields)
    except (zipfile.BadZipFile, sqlite3.Error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReaderError(_BAD) from error


def _collection(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        held = archive.namelist()
        if "collection.anki21b" in held and "collection.anki21" not in held:
            raise ReaderError(_NEWER)
        name = next((name for name in _NAMES if name in held), "")
        if not name or archive.getinfo(name).file_size > _LARGEST:
            raise ReaderError(_BAD)
        return archive.read(name)


def _notes(rows: list[tuple[int, list[str]]], fields: dict[int, int]) -> Notes:
    shipped = by_id()
    known = [row for model, row in rows if model == MODEL and row[-1] in shipped]
    plain = [row for model, row in rows if row not in known and _is_plain(model, row, fields)]
    cards = [Card(OWN, _text(row[0]), _text(row[1])) for row in plain]
    own = tuple(dict.fromkeys(each for each in cards if _fits(each.front) and _fits(each.back)))
    return Notes(own, len(known), len(rows) - len(known) - len(own))


def _is_plain(model: int, row: list[str], fields: dict[int, int]) -> bool:
    """Whether a note has a front and a back alone, or is one of ours that is somebody's own."""
    own_of_ours = model == MODEL and row[_SIDES : _SIDES + 1] == [""]
    return own_of_ours or fields.get(model) == len(row) == _SIDES


def _fits(text: str) -> bool:
    return 0 < len(text) <= _LONGEST


class _Words(HTMLParser):
    """The words of a field, without its markup."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("br", "div", "p", "li"):
            self.words.append("\n")


def _text(field: str) -> str:
    words = _Words()
    words.feed(field)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.words).split("\n"))
    return "\n".join(filter(None, lines))
