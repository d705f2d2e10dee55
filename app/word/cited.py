"""Texts with marks, whose verified citations become footnotes; does not know what the texts are about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from docx.text.paragraph import Paragraph

from app.ask.answer import Citation
from app.ask.pieces import pieces
from app.word.footnotes import REFERENCE, put_again, put_footnote
from app.word.paper import Paper


@dataclass(frozen=True)
class Sources:
    """The citations of one answer or plan by their marks, and the numbers of the footnotes that were put, by their
    words."""

    by_mark: dict[int, Citation]
    put: dict[str, int] = field(default_factory=dict)


def put_text(paper: Paper, sources: Sources, line: Paragraph, text: str) -> None:
    """Put a text with its bold words, and its marks as footnotes."""
    for piece in pieces(text):
        if piece.marks:
            put_marks(paper, sources, line, piece.marks)
        else:
            line.add_run(paper.spoken(piece.text)).bold = piece.bold or None


def put_marks(paper: Paper, sources: Sources, line: Paragraph, marks: Iterable[int]) -> None:
    """Put what is verified as footnotes, then in words what is not; a mark without a citation is left out."""
    cited = [sources.by_mark[mark] for mark in marks if mark in sources.by_mark]
    for place, citation in enumerate(each for each in cited if each.verified):
        if place:
            line.add_run(",", style=REFERENCE)
        _put_note(paper, sources, line, citation)
    for citation in cited:
        if not citation.verified:
            line.add_run(paper.spoken(f" (unverified: {citation.reference})"))


def _put_note(paper: Paper, sources: Sources, line: Paragraph, citation: Citation) -> None:
    """A footnote, or where the answer has one of the same words already, its number again."""
    words = paper.spoken(note_words(citation))
    if words in sources.put:
        put_again(line, sources.put[words])
    else:
        address = citation.url if citation.url.startswith(("https://", "http://")) else ""
        sources.put[words] = put_footnote(paper.footnotes, line, words, address)


def note_words(citation: Citation) -> str:
    """A footnote without its address: reference, page, title, the words and whose they are, the standing if not law."""
    page = f", page {citation.page}" if citation.page is not None else ""
    title = "" if citation.title in citation.reference else f"{citation.title}."
    quote = " ".join(citation.quote.split())
    words = f"“{quote}”" if citation.held == "text" else f"In our summary: {quote}"
    return " ".join(filter(None, [f"{citation.reference}{page}.", title, words, _standing(citation)]))


def _standing(citation: Citation) -> str:
    if citation.status == "in force":
        return ""
    note = f" ({citation.status_note.rstrip('.')})" if citation.status_note else ""
    return f"Status: {citation.status}{note}."
