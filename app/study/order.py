"""Stages in order: each option is a whole ordering, and only one is the passage's."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise, permutations
from random import Random

from app.study.ground import entry_of
from app.study.question import COMPARES, Option, Question

KIND = "stages in order"
_WRONG = 3


def order_questions() -> Iterator[Question]:
    """A question for each sequence of `stages.toml`."""
    text = files("app.study").joinpath("stages.toml").read_text(encoding="utf-8")
    for row in tomllib.loads(text)["stages"]:
        yield _question(row["of"], row["reference"], tuple(row["steps"]))


def _question(of: str, reference: str, steps: tuple[str, ...]) -> Question:
    entry = entry_of(reference)
    assert entry is not None, f"stages.toml names {reference}, which the digest has not"
    others = [other for other in permutations(steps) if other != steps]
    wrong = Random(of).sample(others, _WRONG)
    right = Option(_shown(steps), True, f"{entry.reference} has this order.")
    options = (right, *(Option(_shown(other), False, _why(other, steps, reference)) for other in wrong))
    claim = f"{of}: {', then '.join(steps)}"
    return Question(KIND, f"In which order do these come? It is about {of}.", options, entry.reference, of, claim,
        entry.gist, difficulty=COMPARES)  # fmt: skip


def _shown(steps: tuple[str, ...]) -> str:
    return " → ".join(steps)


def _why(other: tuple[str, ...], steps: tuple[str, ...], reference: str) -> str:
    """The first place where an ordering goes wrong."""
    before, after = next((a, b) for a, b in pairwise(other) if steps.index(a) > steps.index(b))
    return f"“{after}” comes before “{before}” ({reference})."
