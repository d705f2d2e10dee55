"""Turns the shelf into what can be searched: summaries of passages not held, and signposts; knows nothing of files."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.contents import SAID, Signpost
from knowledge.markdown import without_marks
from knowledge.passages import Passage
from knowledge.references import Reference, printed_reference
from knowledge.sentences import parts
from knowledge.shelf import Authored, Shelf

_FORM = b"5"  # raised when a library is built otherwise from the same content, so that older ones are built again


def shelf_hash() -> str:
    """A hash of everything authored that is searched: another one means that it must be built again."""
    digest = hashlib.sha256(_FORM)
    for name, content in _authored(files("knowledge").joinpath("content")):
        digest.update(f"{name}\n".encode() + content)
    return digest.hexdigest()[:16]


def summaries(shelf: Shelf, known: Collection[str]) -> tuple[Passage, ...]:
    """One passage a cited reference, in our own words, for each that is not, and is in nothing that is, `known`."""
    found: dict[str, list[str]] = {}
    for support in shelf.supports:
        if _known_as(support.reference, known) is None:
            found.setdefault(support.reference, []).append(support.summary)
    passages = []
    for reference, texts in found.items():
        parsed = printed_reference(reference)
        if parsed is not None:
            passages.append(Passage(parsed.source, reference, " ".join(dict.fromkeys(texts)), held="summary"))
    return tuple(passages)


def signposts(shelf: Shelf, known: Collection[str]) -> tuple[Signpost, ...]:
    """What leads to guides, strategies and the passages `known`: questions, teachers' words, titles, statements, our
    summaries."""
    found = [*page_signposts(shelf), *_statements(shelf)]
    for support in shelf.supports:
        reference = _known_as(support.reference, known)
        if reference is not None:
            found.append(Signpost(support.summary, f"passage:{reference}"))
    return tuple(dict.fromkeys(found))


def page_signposts(shelf: Shelf) -> list[Signpost]:
    """What leads to each page of the shelf: its title, its phrasings, its short answer behind its title."""
    kinds: tuple[tuple[str, Iterable[Authored]], ...] = (
        ("guide", shelf.guides.values()),
        ("strategy", shelf.strategies.values()),
        ("against", shelf.not_recommended.values()),
    )
    return [
        Signpost(text, f"{kind}:{page.id}")
        for kind, pages in kinds
        for page in pages
        for text in (page.title, *page.phrasings, f"{page.title}. {_plain(page.short)}")
    ]


def _statements(shelf: Shelf) -> list[Signpost]:
    """A signpost for each statement of a guide, behind the title that says what it is about."""
    return [
        Signpost(f"{guide.title}. {rule.text}", f"{SAID}{guide.id}/{number}")
        for guide in shelf.guides.values()
        for number, rule in enumerate(guide.statements)
    ]


def further_parts(passages: Sequence[Passage]) -> tuple[Signpost, ...]:
    """A signpost for each part of a passage after its first."""
    return tuple(
        Signpost(part, f"part:{number}") for number, passage in enumerate(passages) for part in parts(passage.text)[1:]
    )


def _known_as(reference: str, known: Collection[str]) -> str | None:
    """The nearest reference among those known that a cited one is, or is a part of."""
    step: Reference | None = None if reference in known else printed_reference(reference)
    while step is not None and str(step) not in known:
        step = step.broader()
    return reference if reference in known else str(step) if step else None


def _plain(text: str) -> str:
    return without_marks(text).replace("**", "")


def _authored(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "planning":  # what plans are made with is not searched
            yield from _authored(entry)
        elif entry.name.endswith((".md", ".toml")):
            yield entry.name, entry.read_bytes()
