"""A small deterministic embedder and a small library, for tests in which the real model does not matter."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from ingest.assembled import led
from knowledge.contents import Contents, Signpost
from knowledge.embed import Embedder, Vectors
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.sentences import parts
from knowledge.sources import Source, listed_sources

_WIDE = 64
KEY = "words-of-a-test"
CODE, ACT, REGS = "SEND Code of Practice", "Children and Families Act 2014", "SEND Regulations 2014"
OWN = replace(
    listed_sources()["send-code-2015"],
    id="our-policy", title="Our policy", cite="Our policy", status="local", authority="school", numbering="heading",
)  # fmt: skip


@dataclass(frozen=True)
class WordEmbedder(Embedder):
    """Texts that share words are near each other; keeps every text that it was asked to encode."""

    key: str = KEY
    _session: None = None
    _tokenizer: None = None
    asked: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return np.stack([_vector(text) for text in texts]) if texts else np.zeros((0, 0), dtype=np.float32)


def _vector(text: str) -> Vectors:
    vector = np.full(_WIDE, 0.01, dtype=np.float32)
    for word in re.findall(r"\w+", text.lower()):
        vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % _WIDE] += 1
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def fill(
    library: Library, passages: Sequence[Passage], signposts: Sequence[Signpost] = (), embedder: Embedder | None = None
) -> None:
    """Make these passages and signposts the library's current generation, with the further parts of long passages."""
    embedder = embedder or WordEmbedder()
    further = [
        Signpost(part, f"part:{number}") for number, passage in enumerate(passages) for part in parts(passage.text)[1:]
    ]
    leads = (*signposts, *further)
    sources: tuple[Source, ...] = (*listed_sources().values(), OWN)
    vectors = embedder.encode([*(parts(passage.text)[0] for passage in passages), *(lead.text for lead in leads)])
    tuned = embedder.tuned.encode(led(leads))
    library.replace(Contents(sources, tuple(passages), leads, "shelf"), vectors, tuned, embedder.name)


def library_of(folder: Path, *passages: Passage, signposts: Sequence[Signpost] = ()) -> Library:
    """A library in `folder` that holds these passages."""
    library = Library(folder)
    fill(library, passages, signposts)
    return library
