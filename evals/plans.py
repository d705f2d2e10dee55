"""Whether a drafted plan says what a specialist would expect and nothing forbidden; knows no planner and no case."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evals.facts import plain
from evals.plan_sentences import pattern, says, sentences, untold
from evals.scoring import RUN_LENGTH, runs

_LONG = 8  # so many words in a row, and one quotes; fewer may be advice in the words of the one who asked for it


@dataclass(frozen=True)
class Theme:
    """An expected theme: whether it follows from this pupil's description alone, and whether the draft has it.

    `met` where a pattern stands in the draft and not merely in the description; `own` where it also stands in what is
    left of the draft without the words that it quotes from the description.
    """

    name: str
    specific: bool
    met: bool
    own: bool


@dataclass(frozen=True)
class PlanVerdict:
    """How one draft did: the expected themes, the forbidden ones that it says, and how many identifiers it shows."""

    id: str
    themes: tuple[Theme, ...]
    said: tuple[str, ...]
    identifiers: int
    words: int


def judge_plan(case: Mapping[str, Any], plan: Mapping[str, Any]) -> PlanVerdict:
    """The verdict on a draft in the form of `senco plan --json`."""
    described, text = plain(described_text(case)), "\n".join(plain(each) for each in _pieces(plan))
    own = without_quotes(text, described)
    own_sentences = [untold(without_quotes(each, described, _LONG), described) for each in sentences(plan["text"])]
    shown = json.dumps(plan, ensure_ascii=False)
    return PlanVerdict(
        id=str(case["id"]),
        themes=tuple(_theme(each, text, own, described) for each in case["expects"]),
        said=tuple(each["theme"] for each in case["never"] if any(says(each, one) for one in own_sentences)),
        identifiers=sum(bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown, re.I)) for word in case["secrets"]),
        words=len(plan["text"].split()),
    )


def described_text(case: Mapping[str, Any]) -> str:
    """Every word of a case's description, whichever form it has."""
    profile = case["profile"]
    return profile if isinstance(profile, str) else "\n\n".join(profile.values())


def without_quotes(text: str, described: str, length: int = RUN_LENGTH) -> str:
    """The text with a line break for every run of five words, or of `length`, that stands in the description."""
    known, words = _runs(described, length), list(re.finditer(r"\w+", text))
    quoted = set[int]()
    for start in range(len(words) - length + 1):
        if tuple(word[0] for word in words[start : start + length]) in known:
            quoted.update(range(start, start + length))
    pieces, end = [], 0
    for number in sorted(quoted):
        pieces.append(text[end : words[number].start()])
        end = words[number].end()
    return "\n".join([*pieces, text[end:]])


def _theme(expected: Mapping[str, Any], text: str, own: str, described: str) -> Theme:
    met, own_words = (_found(expected["any"], each, described) for each in (text, own))
    return Theme(expected["theme"], expected["specific"], met, own_words)


def _pieces(plan: Mapping[str, Any]) -> Iterator[str]:
    """What belongs together: a paragraph or item with the heading right above it; an action or outcome with its parts.

    Each becomes a line, which a pattern's dot does not leave: words that only happen to follow each other meet nothing.
    """
    head = ""
    for piece in re.split(r"\n\s*\n|\n(?=[-*|#]|\d+\.)", plan["text"]):
        if piece.startswith("#"):
            head = piece
        else:
            yield f"{head}\n{piece}"
            head = ""
    for part in (*plan.get("outcomes", ()), *plan.get("actions", ())):
        yield "\n".join(value for value in part.values() if isinstance(value, str))


def _found(patterns: Sequence[str], text: str, described: str) -> bool:
    """Whether one of the patterns stands in the text other than in words of the description alone."""
    return any(match[0] not in described for each in patterns for match in pattern(each).finditer(text))


_runs = lru_cache(maxsize=2)(runs)
