"""Cards as a package that Anki opens; their schedule stays here. Writes no file."""

import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from html import escape
from io import BytesIO

import genanki

from app.study.cards import Card

# Any numbers, but always the same: by them Anki, and the import here, know the cards again.
MODEL, DECK = 1_764_288_001, 1_764_288_002
FIELDS = ("Front", "Back", "Reference", "Card")
_BACK = "{{FrontSide}}<hr id=answer>{{Back}}<p><small>{{Reference}}</small></p>"


def package(cards: Iterable[Card], now: float) -> bytes:
    """An .apkg with these cards, for Anki's own import; `now` is in seconds since 1970."""
    deck = genanki.Deck(DECK, "SENCO assistant")
    for card in cards:
        deck.add_note(_note(card))
    with closing(sqlite3.connect(":memory:")) as collection:  # genanki's own way leaves its database in the temp folder
        genanki.Package(deck).write_to_db(collection.cursor(), now, itertools.count(int(now * 1000)))
        collection.commit()
        return _zipped(collection.serialize())


def _note(card: Card) -> genanki.Note:
    texts = (card.front, card.back, "; ".join(card.references), card.id)
    return genanki.Note(_model(), [escape(text).replace("\n", "<br>") for text in texts], guid=card.id)


def _model() -> genanki.Model:
    template = {"name": "Card", "qfmt": "{{Front}}", "afmt": _BACK}
    return genanki.Model(MODEL, "SENCO assistant", [{"name": name} for name in FIELDS], [template])


def _zipped(collection: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", json.dumps({}))
    return file.getvalue()
