"""How well guides, strategies and practices fit a question, from what leads to them; searches nothing itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Worth:
    """What each sign is worth: the nearest signpost, the mean of the `of` nearest, the nearest to the question as it
    was put, the words shared; and how much further away than the last that was read is what was not."""

    nearest: float
    family: float
    of: int
    unturned: float
    words: float
    unread: float


# By vectors of the tuned model, and by turned ones; set on the work halves of evals/cases/{guides,descriptions}.jsonl.
TUNED, TURNED = Worth(0.3, 0.5, 6, 0.2, 0.2, 0.1), Worth(0.25, 0.25, 4, 0.35, 0.5, 0.0)

Leads = list[tuple[str, float]]  # targets and how near each is


@dataclass(frozen=True)
class Match:
    """A guide or strategy that may fit.

    `similarity` is the cosine of the signpost to it that is nearest the question. `fit` also counts the mean of its
    nearest few (a question of its family is near several), the one that is nearest the question as it was put, and the
    words that it shares with the question, as a share of what the best page of any kind has.
    """

    id: str
    similarity: float
    fit: float


def shares(words: list[tuple[str, float]]) -> dict[str, float]:
    """The keyword scores of pages, of whatever kind, as shares of the best."""
    pages = {name: score for name, score in words if ":" in name and not name.startswith("passage:")}
    most = max(pages.values(), default=1.0)
    return {name: score / most for name, score in pages.items()}


def matches(
    kind: str, leads: Leads, unturned: Leads, words: dict[str, float], worth: Worth = TUNED
) -> tuple[Match, ...]:
    """The pages of a kind that signposts or `words` (shares of the best) bring up, best fit first.

    `leads` are the signposts nearest the question by the vectors that `worth` is for, `unturned` those nearest it as it
    was put.
    """
    near, plain = _grouped(leads), _grouped(unturned)
    names = [name for name in {**near, **plain, **words} if name.startswith(f"{kind}:")]
    last, plainly = (min((score for _, score in each), default=0.0) - worth.unread for each in (leads, unturned))
    found = [
        _match(name, near.get(name, [last]), max(plain.get(name, [plainly])), words.get(name, 0.0), worth)
        for name in names
    ]
    return tuple(sorted(found, key=lambda match: match.fit, reverse=True))


def _grouped(leads: Leads) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for name, score in leads:
        found.setdefault(name, []).append(score)
    return found


def _match(name: str, cosines: list[float], unturned: float, words: float, worth: Worth) -> Match:
    nearest = sorted(cosines, reverse=True)[: worth.of]
    family = sum(nearest) / len(nearest)
    led = worth.nearest * nearest[0] + worth.family * family
    fit = led + worth.unturned * unturned + worth.words * words
    return Match(name.partition(":")[2], round(nearest[0], 4), round(fit, 4))
