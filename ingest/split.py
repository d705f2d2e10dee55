"""Cuts any document into citable passages by headings and pages; knows no numbered paragraphs and no file format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ingest.document import Block, Document
from knowledge.passages import Passage
from knowledge.sentences import ends_a_sentence, sentences
from knowledge.sources import Source

LEAST, MOST, LONGEST_HEADING = 300, 1_200, 120


def split(document: Document, source: Source) -> tuple[Passage, ...]:
    """The passages of a document: each under one heading, on one page, with whole sentences and its own reference."""
    name = _namer(source.cite)
    places = groupby(_mended(document.blocks), lambda block: (block.page, block.headings))
    return tuple(
        Passage(source.id, name(page, headings), text, page, headings)
        for (page, headings), blocks in places
        for text in _packed(_with_their_lists(block.text for block in blocks))
    )


def _namer(cite: str) -> Callable[[int | None, tuple[str, ...]], str]:
    counts: dict[str, int] = {}  # of every reference given: how many passages have asked for it

    def name(page: int | None, headings: tuple[str, ...]) -> str:
        heading = f": {_short(headings[-1])}" if headings else ""
        plain = cite + (f" p.{page}" if page is not None else "") + heading
        reference = plain
        while reference in counts:
            counts[plain] += 1
            reference = f"{plain} ({counts[plain]})"
        counts[reference] = 1
        return reference

    return name


def _short(heading: str) -> str:
    return heading if len(heading) <= LONGEST_HEADING else heading[:LONGEST_HEADING].rsplit(" ", 1)[0] + " …"


def _mended(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with a sentence that runs over the end of a page kept whole on the page where it begins."""
    last: Block | None = None
    for block in blocks:
        text = block.text.strip()
        if last and text and _runs_on(last, block):
            rest_of_it = sentences(text)[0]
            last = replace(last, text=f"{last.text} {rest_of_it.strip()}")
            text = text[len(rest_of_it) :]
        if last and text:
            yield last
        last = replace(block, text=text) if text else last
    if last:
        yield last


def _runs_on(last: Block, block: Block) -> bool:
    turned = last.page != block.page and last.headings == block.headings
    return turned and not ends_a_sentence(last.text) and block.text.lstrip()[0].islower()


def _with_their_lists(texts: Iterable[str]) -> Iterator[str]:
    """The texts, with what announces a list ("… including:") kept in one piece with it."""
    announced = ""
    for text in texts:
        together = f"{announced}\n{text}".strip()
        if len(together) > MOST and announced:
            yield announced
            together = text
        announced = together if text.rstrip().endswith(":") else ""
        if not announced:
            yield together
    if announced:
        yield announced


def _packed(texts: Iterable[str]) -> Iterator[str]:
    groups: list[list[str]] = [[]]
    for text in texts:
        # A text that does not fit begins a new passage, unless what stands so far is too short to be one.
        if _size(groups[-1]) + len(text) > MOST and _size(groups[-1]) >= LEAST:
            groups.append([])
        for sentence in sentences(text + "\n"):
            if groups[-1] and _size(groups[-1]) + len(sentence) > MOST:
                groups.append([])
            groups[-1].append(sentence)
    if len(groups) > 1:
        _even_out(groups[-2], groups[-1])
    return ("".join(group).strip() for group in groups)


def _even_out(before: list[str], last: list[str]) -> None:
    while _size(last) < LEAST and _size(before) - len(before[-1]) >= LEAST and len(before[-1]) + _size(last) <= MOST:
        last.insert(0, before.pop())


def _size(group: list[str]) -> int:
    return sum(map(len, group))
