"""Turns the shelf into what can be searched: summaries of passages not held, and signposts; knows nothing of files."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from knowledge.contents import Signpost
from knowledge.markdown import Support, without_marks
from knowledge.passages import Passage
from knowledge.references import printed_reference
from knowledge.sentences import parts
from knowledge.shelf import Shelf


def shelf_hash() -> str:
    """A hash of everything authored: another one means that it must be built again."""
    digest = hashlib.sha256()
    for name, content in _authored(files("knowledge").joinpath("content")):
        digest.update(f"{name}\n".encode() + content)
    return digest.hexdigest()[:16]


def summaries(shelf: Shelf, held: Iterable[str]) -> tuple[Passage, ...]:
    """One passage a cited reference, in our own words, for each reference that is not among those `held` as text."""
    held = set(held)
    found: dict[str, list[str]] = {}
    for support in _supports(shelf):
        if support.reference not in held:
            found.setdefault(support.reference, []).append(support.summary)
    passages = []
    for reference, texts in found.items():
        parsed = printed_reference(reference)
        if parsed is not None:
            passages.append(Passage(parsed.source, reference, " ".join(dict.fromkeys(texts)), held="summary"))
    return tuple(passages)


def signposts(shelf: Shelf, held: Iterable[str]) -> tuple[Signpost, ...]:
    """What leads to guides, strategies and passages held as text: questions, teachers' words, titles, our summaries."""
    held = set(held)
    found = [
        Signpost(text, f"guide:{guide.id}")
        for guide in shelf.guides.values()
        for text in (guide.title, *guide.questions, f"{guide.title}. {_plain(guide.short)}")
    ]
    found += [
        Signpost(text, f"strategy:{strategy.id}")
        for strategy in shelf.strategies.values()
        for text in (strategy.title, *strategy.seen, f"{strategy.title}. {_plain(strategy.short)}")
    ]
    found += [
        Signpost(support.summary, f"passage:{support.reference}")
        for support in _supports(shelf)
        if support.reference in held
    ]
    return tuple(dict.fromkeys(found))


def further_parts(passages: Sequence[Passage]) -> tuple[Signpost, ...]:
    """A signpost for each part of a passage after its first."""
    return tuple(
        Signpost(part, f"part:{number}") for number, passage in enumerate(passages) for part in parts(passage.text)[1:]
    )


def _supports(shelf: Shelf) -> Iterator[Support]:
    for guide in shelf.guides.values():
        yield from guide.citations
    for strategy in shelf.strategies.values():
        yield from strategy.citations


def _plain(text: str) -> str:
    return without_marks(text).replace("**", "")


def _authored(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _authored(entry)
        elif entry.name.endswith((".md", ".toml")):
            yield entry.name, entry.read_bytes()
