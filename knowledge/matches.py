"""How well guides, strategies and practices fit a question, from what leads to them; searches nothing itself."""

from dataclasses import dataclass

_FAMILY = 6
# Set on the working halves of evals/cases/{guides,descriptions}.jsonl.
_NEAREST_WORTH, _FAMILY_WORTH, _UNTURNED_WORTH, _MATCH_WORDS = 0.3, 0.5, 0.2, 0.2
_NOT_READ = 0.1  # how much further


Leads = list[tuple[str, float]]  # targets and how near each is


@dataclass(frozen=True)
class Match:
    """A guide or strategy that may fit.

    `similarity` is the cosine of the signpost to it that is nearest the question, turned as for passages. `fit` also
    counts the mean of its six nearest (a question of its family is near several), the one that is nearest the question
    as it was put, and the words that it shares with the question, as a share of what the best page of any kind has.
    """

    id: str
    similarity: float
    fit: float


def shares(words: list[tuple[str, float]]) -> dict[str, float]:
    """The keyword scores of pages, of whatever kind, as shares of the best."""
    pages = {name: score for name, score in words if ":" in name and not name.startswith("passage:")}
    most = max(pages.values(), default=1.0)
    return {name: score / most for name, score in pages.items()}


def matches(kind: str, leads: Leads, unturned: Leads, words: dict[str, float]) -> tuple[Match, ...]:
    """The pages of a kind that signposts or `words` (shares of the best) bring up, best fit first.

    `leads` are the signposts nearest the question as it was turned, `unturned` those nearest it as it was put.
    """
    near, plain = _grouped(leads), _grouped(unturned)
    names = [name for name in {**near, **plain, **words} if name.startswith(f"{kind}:")]
    # What was not read is further away than the last that was.
    last, plainly = (min((score for _, score in each), default=_NOT_READ) - _NOT_READ for each in (leads, unturned))
    found = [
        _match(name, near.get(name, [last]), max(plain.get(name, [plainly])), words.get(name, 0.0)) for name in names
    ]
    return tuple(sorted(found, key=lambda match: match.fit, reverse=True))


def _grouped(leads: Leads) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for name, score in leads:
        found.setdefault(name, []).append(score)
    return found


def _match(name: str, cosines: list[float], unturned: float, words: float) -> Match:
    nearest = sorted(cosines, reverse=True)[:_FAMILY]
    family = sum(nearest) / len(nearest)
    turned = _NEAREST_WORTH * nearest[0] + _FAMILY_WORTH * family
    fit = turned + _UNTURNED_WORTH * unturned + _MATCH_WORDS * words
    return Match(name.partition(":")[2], round(nearest[0], 4), round(fit, 4))
