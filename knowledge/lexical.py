"""The keyword index: finds texts by their words (BM25); the door to bm25s. Does not know what the texts are."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import bm25s
import Stemmer


def build_index(texts: Sequence[str], folder: Path) -> None:
    """Write a keyword index of the texts into `folder`; positions in the index are positions in `texts`."""
    index = bm25s.BM25()
    index.index(_tokens(texts), show_progress=False)
    index.save(str(folder))


def open_index(folder: Path) -> Any:
    """The keyword index in `folder`, held in memory."""
    return bm25s.BM25.load(str(folder))


def search_index(index: Any, query: str, limit: int) -> list[tuple[int, float]]:
    """The positions of the texts that share the query's words, best first, with BM25 scores above zero."""
    tokens = _tokens([query])[0]
    known = [token for token in tokens if token in index.vocab_dict]
    if not known:
        return []
    limit = min(limit, int(index.scores["num_docs"]))
    positions, scores = index.retrieve([known], k=limit, show_progress=False)
    return [(int(p), float(s)) for p, s in zip(positions[0], scores[0], strict=True) if s > 0]


def _tokens(texts: Sequence[str]) -> list[list[str]]:
    found: list[list[str]] = bm25s.tokenize(
        list(texts), stopwords="en", stemmer=_stemmer(), return_ids=False, show_progress=False
    )
    return found


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    return Stemmer.Stemmer("english")
