"""The statements of guides that come nearest a question; does not know what is made of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.embed import Vectors
from knowledge.generation import Generation

_TOLD, _READ = 12, 50  # statements that are told, and how far down each ranking is read


@dataclass(frozen=True)
class Said:
    """The `number`-th statement of a guide, and how near it is to a question (a cosine)."""

    guide: str
    number: int
    similarity: float


def nearest_said(generation: Generation, vectors: Sequence[Vectors]) -> tuple[Said, ...]:
    """The nearest statements, best first, by the mean of their cosines to a question's vectors (as it was put, and as
    it was turned); what one of them did not bring up is no nearer to it than the last that it did."""
    near = [dict(generation.near_said(vector, _READ)) for vector in vectors]
    last = [min(each.values(), default=0.0) for each in near]
    total = {
        name: sum(each.get(name, least) for each, least in zip(near, last, strict=True)) / len(near)
        for name in dict.fromkeys(name for each in near for name in each)
    }
    best_first = sorted(total.items(), key=lambda pair: pair[1], reverse=True)[:_TOLD]
    return tuple(Said(guide, number, round(score, 4)) for (guide, number), score in best_first)
