"""Gathers paragraphs into pieces of readable size, never cutting a sentence. Knows no kind of document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.flow import Paragraph
from knowledge.sentences import sentences

LIMIT = 2000


def pieces(paragraphs: Iterable[Paragraph], limit: int = LIMIT) -> list[Paragraph]:
    """Paragraphs gathered into pieces of at most `limit` characters; a list stays with the line that opens it."""
    gathered: list[Paragraph] = []
    for unit in _units(paragraphs):
        fitting = [unit] if len(unit.text) <= limit else list(_parts(unit, limit))
        for part in fitting:
            if gathered and len(gathered[-1].text) + 1 + len(part.text) <= limit:
                gathered[-1] = _joined(gathered[-1], part)
            else:
                gathered.append(part)
    return gathered


def _units(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Each paragraph together with the items of the list that it opens."""
    units: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.item and units:
            units[-1] = _joined(units[-1], paragraph)
        else:
            units.append(paragraph)
    return units


def _joined(before: Paragraph, after: Paragraph) -> Paragraph:
    return replace(before, text=f"{before.text}\n{after.text}")


def _parts(unit: Paragraph, limit: int) -> Iterator[Paragraph]:
    """A long unit cut between its sentences and list items."""
    text = ""
    for sentence in sentences(unit.text):
        if text and len(text) + len(sentence.rstrip()) > limit:
            yield replace(unit, text=text.rstrip())
            text = ""
        text += sentence
    yield replace(unit, text=text.rstrip())
