"""Resolves a draft's references to passages that are held, and checks each quote; a citation is verified only here."""

from app.ask.answer import Citation
from knowledge.generation import Generation
from knowledge.markdown import Support
from knowledge.passages import Passage
from knowledge.quotes import best_quote, stands_in
from knowledge.references import printed_reference
from knowledge.search import resolve
from knowledge.shelf import Shelf
from knowledge.sources import Source


def cite(generation: Generation, shelf: Shelf, support: Support) -> Citation:
    """The citation that a support comes to: the document's own words where they are held, else our summary.

    Verified where the quote stands in the held text, or where our summary is the one in the library or on the shelf
    and its source names the edition, by sha256, that it was checked against.
    """
    passages = list(generation.passages(held_ids(generation, support.reference)).values())
    texts = [passage for passage in passages if passage.held == "text"]
    if texts:
        passage = max(texts, key=lambda each: _closeness(each, support.summary))
        whole = stands_in(support.summary, passage.text)  # a look-up cites the passage itself
        quote = support.summary if whole else best_quote(passage.text, support.summary)
        return _citation(support, generation.sources[passage.source], passage, quote, stands_in(quote, passage.text))
    ours = shelf.says(support.reference, support.summary)
    summary = next((each for each in passages if ours or stands_in(support.summary, each.text)), None)
    source = generation.sources[summary.source] if summary else None
    if summary is None or source is None:
        return _unknown(generation, support)
    return _citation(support, source, summary, support.summary, bool(source.edition_sha256))


def held_ids(generation: Generation, reference: str) -> list[str]:
    """The ids of the passages that a reference leads to: its own and its parts, else the section around it."""
    exact = generation.ids_within(reference)
    parsed = None if exact else printed_reference(reference)
    return exact or (resolve(generation, parsed) if parsed else [])


def _closeness(passage: Passage, claim: str) -> int:
    words = set(claim.lower().split())
    return len(words & set(passage.text.lower().split()))


def _citation(support: Support, source: Source, passage: Passage, quote: str, verified: bool) -> Citation:
    edition = f"{source.edition}, sha256 {source.edition_sha256}" if source.edition_sha256 else ""
    return Citation(
        mark=support.mark,
        reference=support.reference,
        source=source.id,
        title=source.title,
        page=passage.page,
        quote=quote,
        held=passage.held,
        verified=verified,
        status=source.status,
        authority=source.authority,
        url=source.address,
        headings=passage.headings,
        date=source.date,
        edition=edition,
        status_note=source.status_note,
        warning=passage.warning,
        note=passage.note,
        checked_on=source.checked_on,
    )


def _unknown(generation: Generation, support: Support) -> Citation:
    """A citation of something that is not held in any form: shown as such, never as fact."""
    parsed = printed_reference(support.reference)
    source = generation.sources.get(parsed.source) if parsed else None
    return Citation(
        mark=support.mark,
        reference=support.reference,
        source=source.id if source else "",
        title=source.title if source else "",
        page=None,
        quote=support.summary,
        held="summary",
        verified=False,
        status=source.status if source else "local",
        authority=source.authority if source else "school",
        url=source.address if source else "",
    )
