"""What a library is to hold: passages in their own words and in ours, and what leads to them; stores nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.digested import leads, renderings, with_gists
from ingest.signposts import further_parts, signposts, summaries
from knowledge.contents import LEAD, Signpost, kind_of
from knowledge.digest import Chapter, open_digest
from knowledge.passages import Passage
from knowledge.sentences import parts
from knowledge.shelf import Shelf, open_shelf


@dataclass(frozen=True)
class Authored:
    """What is written by us, in full: the pages of the shelf and the chapters of the digest."""

    shelf: Shelf
    chapters: tuple[Chapter, ...]


def shipped() -> Authored:
    """The shipped knowledge; a ReaderError where it is damaged."""
    return Authored(open_shelf(), open_digest())


def assembled(
    held: Iterable[Passage], authored: Authored | None = None
) -> tuple[tuple[Passage, ...], tuple[Signpost, ...]]:
    """The passages `held` in their own words with the digest beside them, ours for the sources that are not held, and
    every signpost to them; of what is shipped unless something else is `authored`."""
    authored = authored or shipped()
    shelf, chapters = authored.shelf, authored.chapters
    texts = with_gists(list(held), chapters)
    sources = {passage.source for passage in texts}
    ours = renderings(chapters, sources)
    known = {passage.reference for passage in (*texts, *ours)}
    passages = (*texts, *ours, *(each for each in summaries(shelf, known) if each.source not in sources))
    return passages, (*signposts(shelf, known), *leads(passages, chapters), *further_parts(passages))


def embedded(passages: Sequence[Passage], leading: Sequence[Signpost]) -> list[str]:
    """The texts whose vectors a library holds: the first part of each passage, then each signpost."""
    return [*(parts(passage.text)[0] for passage in passages), *(each.text for each in leading)]


def led(leading: Sequence[Signpost]) -> list[str]:
    """The texts whose vectors a library holds a second time, by the model as it was tuned: each lead's."""
    return [each.text for each in leading if kind_of(each.target) == LEAD]
