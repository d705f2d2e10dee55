"""How well guides, strategies and practices fit a question, from what leads to them; searches nothing itself."""

from dataclasses import dataclass

_FAMILY = 4
# Set on the working halves of evals/cases/{guides,descriptions}.jsonl.
_NEAREST_WORTH, _FAMILY_WORTH, _MATCH_WORDS = 0.45, 0.45, 0.4


@dataclass(frozen=True)
class Match:
    """A guide or strategy that may fit.

    `similarity` is the cosine of the signpost to it that is nearest the question, turned as for passages. `fit` also
    counts the mean of its four nearest (a question of its family is near several) and the words that it shares with the
    question, as a share of what the best page of any kind has.
    """

    id: str
    similarity: float
    fit: float


def shares(words: list[tuple[str, float]]) -> dict[str, float]:
    """The keyword scores of pages, of whatever kind, as shares of the best."""
    pages = {name: score for name, score in words if ":" in name and not name.startswith("passage:")}
    most = max(pages.values(), default=1.0)
    return {name: score / most for name, score in pages.items()}


def matches(kind: str, leads: list[tuple[str, float]], words: dict[str, float]) -> tuple[Match, ...]:
    """The pages of a kind that signposts or `words` (shares of the best) bring up, best fit first."""
    near: dict[str, list[float]] = {}
    for name, score in leads:
        near.setdefault(name, []).append(score)
    lowest = min((score for _, score in leads), default=0.0)  # what was found by its words alone is no nearer than this
    names = [name for name in {**near, **words} if name.startswith(f"{kind}:")]
    found = [_match(name, near.get(name, [lowest]), words.get(name, 0.0)) for name in names]
    return tuple(sorted(found, key=lambda match: match.fit, reverse=True))


def _match(name: str, cosines: list[float], words: float) -> Match:
    nearest = sorted(cosines, reverse=True)[:_FAMILY]
    family = sum(nearest) / len(nearest)
    fit = _NEAREST_WORTH * nearest[0] + _FAMILY_WORTH * family + _MATCH_WORDS * words
    return Match(name.partition(":")[2], round(nearest[0], 4), round(fit, 4))
