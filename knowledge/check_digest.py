"""Holds the digest to the passages that it renders: a list of checks, each of one kind; reads no document itself."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from knowledge import figures
from knowledge.copied import LONGEST, copied
from knowledge.digest import Chapter, Entry
from knowledge.force import dropped_exception, hardened, is_law
from knowledge.markdown import Problem
from knowledge.overtaken import warnings
from knowledge.passages import Passage
from knowledge.references import find_references, printed_reference
from knowledge.reviewed import Review
from knowledge.sources import listed_sources
from knowledge.spelling import american

_NUMBERED = re.compile(r" (?:\d+\.\d+|Introduction [ivx]+|para \d+|s\.\S+|reg \S+|Sch(?:edule)? \w+ para \w+)$")
_QUESTIONS = (2, 4)
_LONGEST_GIST = 120  # words: a list whose items people ask about needs about ninety

EntryCheck = Callable[[Entry, str], Iterable[str]]


def digest_problems(
    chapters: Sequence[Chapter], passages: Sequence[Passage], review: Review | None = None
) -> Iterator[Problem]:
    """Everything wrong with the digest: file, line, what to do.

    `passages` are those held in the documents' own words: an entry of a document that is not held is checked only for
    what needs no document. With a `review`, each entry must be as it was when it was read a second time.
    """
    held = _by_source(passages)
    for chapter in chapters:
        yield from _standing(chapter)
        parted = _parted(chapter)
        for entry in chapter.entries:
            for message in _entry_problems(entry, held.get(chapter.source), entry.reference in parted):
                yield Problem(chapter.file, entry.line, f"{entry.reference}: {message}")
            if review is not None and entry.gist and not review.covers(entry):
                yield Problem(chapter.file, entry.line, f"{entry.reference}: was changed since it was read again.")
    yield from _repeated(chapters)
    yield from _uncovered(chapters, held)


def _parted(chapter: Chapter) -> set[str]:
    """The references of sections that have entries for their subsections, and of those subsections."""
    parts = {entry.reference for entry in chapter.entries if entry.reference.endswith(")")}
    return parts | {re.sub(r"(\([^()]*\))+$", "", part) for part in parts}


def _by_source(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.held == "text":
            found[passage.source].append(passage)
    return found


def _standing(chapter: Chapter) -> Iterator[Problem]:
    """A file whose source is not listed, or has another standing by now, or that does not say when it was checked."""
    source = listed_sources().get(chapter.source)
    if source is None:
        yield Problem(chapter.file, 1, f"'{chapter.source}' is no listed source.")
    elif source.status != chapter.status:
        yield Problem(chapter.file, 1, f"status is '{chapter.status}', but its source is {source.status}.")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", chapter.checked_on):
        yield Problem(chapter.file, 1, "checked_on is a day, as 2026-11-24.")


def _entry_problems(entry: Entry, held: Sequence[Passage] | None, parted: bool) -> Iterator[str]:
    """What is wrong with an entry; where its passage is `parted` among entries, an exception may stand in another."""
    for check in _WITHOUT_PASSAGE:
        yield from check(entry)
    if held is None or not entry.gist:
        return
    rendered = [passage for passage in held if entry.is_of(passage)]
    if not rendered:
        yield f"there is no such passage in the document that is held{_beginning(entry)}."
        return
    yield from _on_another_page(entry, rendered)
    text = "\n".join(passage.text for passage in rendered)
    for against in _AGAINST_PASSAGE:
        yield from against(entry, text)
    if not parted:
        yield from _exceptions(entry, text)


def _beginning(entry: Entry) -> str:
    return f" that begins '{entry.begins}'" if entry.begins else ""


def _on_another_page(entry: Entry, rendered: Sequence[Passage]) -> Iterator[str]:
    pages = {passage.page for passage in rendered}
    if entry.page not in pages:
        yield f"page is {entry.page}, but it stands on {', '.join(map(str, sorted(p for p in pages if p)))}."


def _unprinted(entry: Entry) -> Iterator[str]:
    for reference in (entry.reference, *entry.law):
        if printed_reference(reference) is None:
            yield f"'{reference}' is not a reference in its printed form."


def _noted(entry: Entry) -> Iterator[str]:
    """A note on what the law says otherwise that does not name the law."""
    if entry.note and not find_references(entry.note):
        yield "a note names the Act or Regulations that say otherwise."


def _named_warnings(entry: Entry) -> Iterator[str]:
    for name in entry.warnings:
        if name not in warnings():
            yield f"there is no warning '{name}' in warnings.toml."


def _length(entry: Entry) -> Iterator[str]:
    words = len(entry.gist.split())
    if words > _LONGEST_GIST:
        yield f"the gist has {words} words; say it in {_LONGEST_GIST}."


def _asked(entry: Entry) -> Iterator[str]:
    least, most = _QUESTIONS
    if entry.gist and not least <= len(entry.questions) <= most:
        yield f"has {len(entry.questions)} questions; write {least} to {most}."


def _spelt(entry: Entry) -> Iterator[str]:
    for word in american("\n".join([entry.own_words, *entry.questions])):
        yield f"'{word}' is not British spelling."


def _numbers(entry: Entry, text: str) -> Iterator[str]:
    for number in sorted(figures.numbers(entry.own_words) - figures.numbers(text) - set(re.findall(r"\d+", text))):
        yield f"the number {number} does not stand in the passage."


def _periods(entry: Entry, text: str) -> Iterator[str]:
    for period in sorted(figures.periods(entry.own_words) - figures.periods(text)):
        yield f"the period or sum '{period}' does not stand in the passage."


def _dates(entry: Entry, text: str) -> Iterator[str]:
    for month in sorted(figures.months(entry.own_words) - figures.months(text)):
        yield f"{month} does not stand in the passage."


def _days(entry: Entry, text: str) -> Iterator[str]:
    for kind in sorted(figures.kinds_of_days(entry.own_words) - figures.kinds_of_days(text)):
        yield f"the passage does not count in {kind}s."


def _force(entry: Entry, text: str) -> Iterator[str]:
    yield from hardened(entry, text)


def _exceptions(entry: Entry, text: str) -> Iterator[str]:
    marker = dropped_exception(entry, text)
    if marker:
        yield f"the passage says '{marker}', but neither gist nor duties have an exception or a condition."


def _copied(entry: Entry, text: str) -> Iterator[str]:
    own = [entry.gist, *(part for duty in entry.duties for part in (duty.what, duty.when, duty.unless))]
    for part in (*own, *entry.questions):
        run = copied(part, text)
        if len(run) > LONGEST:
            yield f"copies {len(run)} words: '{' '.join(run)}'; say it in our own."


def _superseded(entry: Entry, text: str) -> Iterator[str]:
    for name, pattern in _OVERTAKEN.items() if not is_law(entry) else ():
        if pattern.search(text) and name not in entry.warnings:
            yield f"the passage has been overtaken: it needs the warning '{name}'."


_OVERTAKEN = {
    "ccg": re.compile(r"\bCCGs?\b|clinical commissioning group", re.IGNORECASE),
    "national-award": re.compile(r"National Award (?:in|for)\b"),
    "data-protection-1998": re.compile(r"Data Protection Act 1998"),
    "school-action": re.compile(r"\b(?:School|Early Years) Action\b"),
}

_WITHOUT_PASSAGE = (_unprinted, _noted, _named_warnings, _length, _asked, _spelt)
_AGAINST_PASSAGE: tuple[EntryCheck, ...] = (
    _numbers,
    _periods,
    _dates,
    _days,
    _force,
    _copied,
    _superseded,
)


def _repeated(chapters: Iterable[Chapter]) -> Iterator[Problem]:
    """Passages with two entries, and questions that two entries ask."""
    places: dict[tuple[str, str], str] = {}
    asked: dict[str, str] = {}
    for chapter in chapters:
        for entry in chapter.entries:
            key = (entry.reference, entry.begins)
            if key in places:
                yield Problem(chapter.file, entry.line, f"{entry.reference} has an entry already at {places[key]}.")
            places[key] = f"{chapter.file}:{entry.line}"
            for question in entry.questions:
                words = " ".join(re.findall(r"[a-z0-9]+", question.lower()))
                if words in asked:
                    yield Problem(chapter.file, entry.line, f"'{question}' is asked at {asked[words]} too.")
                asked[words] = f"{chapter.file}:{entry.line}"


def _uncovered(chapters: Sequence[Chapter], held: dict[str, list[Passage]]) -> Iterator[Problem]:
    """Numbered passages of a document that is rendered whole and that no entry renders."""
    for source in dict.fromkeys(chapter.source for chapter in chapters if chapter.whole):
        files = [chapter for chapter in chapters if chapter.source == source]
        names = {entry.reference for chapter in files for entry in chapter.entries}
        for passage in held.get(source, ()):
            if _NUMBERED.search(passage.reference) and not _covered(passage, names):
                yield Problem(files[0].file, 1, f"{passage.reference} has no entry.")


def _covered(passage: Passage, names: set[str]) -> bool:
    """Whether a passage, what it is part of, or a part of it has an entry."""
    name = passage.reference
    return name in names or any(name.startswith(f"{each}(") or each.startswith(f"{name}(") for each in names)
