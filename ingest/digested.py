"""Puts the digest beside the passages that are held, and in the place of those that are not; knows no file format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knowledge.contents import GIST, QUESTION, Signpost, targeting
from knowledge.digest import Chapter, Entry
from knowledge.overtaken import warnings
from knowledge.passages import Passage


def with_gists(passages: Sequence[Passage], chapters: Sequence[Chapter]) -> tuple[Passage, ...]:
    """The passages in their own words, each with the gist and the warnings of the entry that is closest to it."""
    found: dict[int, list[Entry]] = {}
    for entry, numbers in _rendered(passages, chapters):
        for number in numbers if entry.gist else ():
            found.setdefault(number, []).append(entry)
    return tuple(_with_gist(passage, found.get(number, ())) for number, passage in enumerate(passages))


def renderings(chapters: Iterable[Chapter], held: Iterable[str]) -> tuple[Passage, ...]:
    """A passage in our words for every entry of a source that is not among those `held` (ids) in its own."""
    held = set(held)
    return tuple(
        _rendering(chapter, entry)
        for chapter in chapters
        if chapter.source not in held
        for entry in chapter.entries
        if entry.gist
    )


def leads(passages: Sequence[Passage], chapters: Sequence[Chapter]) -> tuple[Signpost, ...]:
    """What leads to the passages that have an entry: its questions, and its gist where their own words are held."""
    found: list[Signpost] = []
    for entry, numbers in _rendered(passages, chapters):
        found += [Signpost(question, targeting(QUESTION, numbers)) for question in entry.questions]
        if passages[numbers[0]].held == "text" and entry.gist:
            found.append(Signpost(entry.gist, targeting(GIST, numbers)))
    return tuple(dict.fromkeys(found))


def _with_gist(passage: Passage, entries: Sequence[Entry]) -> Passage:
    if not entries:
        return passage
    closest = max(entries, key=lambda entry: entry.closeness(passage))
    return replace(passage, gist=closest.gist, warning=_warning(closest), note=closest.note)


def _rendering(chapter: Chapter, entry: Entry) -> Passage:
    headings = tuple(dict.fromkeys(each for each in (chapter.title, entry.heading) if each))
    return Passage(
        source=chapter.source,
        reference=entry.reference,
        text="\n".join([entry.gist, *(f"- {duty}" for duty in entry.duties)]),
        page=entry.page,
        headings=headings,
        held="summary",
        gist=entry.gist,
        warning=_warning(entry),
        note=entry.note,
    )


def _warning(entry: Entry) -> str:
    return " ".join(warnings()[name] for name in entry.warnings)


def _rendered(passages: Sequence[Passage], chapters: Iterable[Chapter]) -> Iterator[tuple[Entry, list[int]]]:
    """Each entry with the numbers of the passages that it renders."""
    by_source: dict[str, list[int]] = {}
    by_reference: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        by_source.setdefault(passage.source, []).append(number)
        by_reference.setdefault(passage.reference, []).append(number)
    for chapter in chapters:
        for entry in chapter.entries:
            near = by_reference.get(entry.reference) or by_source.get(chapter.source, [])
            numbers = [number for number in near if _is_of(entry, passages[number])]
            if numbers:
                yield entry, numbers


def _is_of(entry: Entry, passage: Passage) -> bool:
    """Whether an entry renders a passage, be it held in its own words or as this very entry's rendering."""
    if passage.held == "text":
        return entry.is_of(passage)
    return passage.reference == entry.reference and passage.gist == entry.gist
