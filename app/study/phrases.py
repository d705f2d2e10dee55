"""Whether a text says a thought: ideas that stand close together and are not denied; knows no case and no point."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Span = tuple[int, int]
_CLAUSE_END = re.compile(r"[,;:.!?()–—]|\b(?:but|and|so|because|while|although|however)\b")
_WORDS_BEFORE, _WORDS_AFTER = 4, 5
_SHORTEST, _LITTLE_SHARE = 5, 0.2  # words of a thought, and how many of them hold it together
_DENIAL = re.compile(r"\b(?:no|not|never|without|cannot|neither|nor|nobody|nothing|nowhere|rather than|regardless)\b|n't")


@dataclass(frozen=True)
class Way:
    """One way of saying a thought: ideas, each a choice of word beginnings and phrases.

    `denies` where the thought is a denial itself: "no diagnosis is needed".
    """

    ideas: tuple[re.Pattern[str], ...]
    denies: bool


@lru_cache(maxsize=4_096)
def way(said: str) -> Way:
    """The way that is written "first language|mother tongue + ask|compar"."""
    ideas = tuple(re.compile(_any(idea.split("|"), ending=False), re.IGNORECASE) for idea in said.split(" + "))
    return Way(ideas, bool(_DENIAL.search(said.replace("|", " | "))))


def says(text: str, said: str) -> bool:
    """Whether a text has every idea of a way, each in words of its own and none of them denied."""
    wanted = way(said)
    return _apart([_spans(text, idea, wanted.denies) for idea in wanted.ideas])


def touches(text: str, said: Iterable[str]) -> bool:
    """Whether a text has an idea of one of the ways, undenied."""
    return any(_spans(text, idea, way(each).denies) for each in said for idea in way(each).ideas)


def asserts(sentence: str, said: str) -> bool:
    """Whether a sentence says a thought as its writer's own: not asked, denied, doubted or told of somebody else."""
    wanted, text = way(said), sentence.strip()
    doubts = _words("doubt")
    if text.endswith("?") or _words("reported").search(text) or (not wanted.denies and doubts.search(text)):
        return False
    return _apart([[found.span() for found in idea.finditer(text)] for idea in wanted.ideas])


def is_thought(text: str) -> bool:
    """Whether a text is a sentence and not a row of key words."""
    words = re.findall(r"[\w'’]+", text.lower())
    little = _word_list("little")
    return len(words) >= _SHORTEST and sum(word in little for word in words) >= _LITTLE_SHARE * len(words)


def _spans(text: str, idea: re.Pattern[str], denies: bool) -> list[Span]:
    found = [match.span() for match in idea.finditer(text)]
    return found if denies else [span for span in found if not _denied(text, span)]


def _denied(text: str, span: Span) -> bool:
    """Whether the words just before or after an idea deny it, in its own clause."""
    before = _CLAUSE_END.split(text[: span[0]])[-1]
    before = _words("past").sub(" ", " ".join(before.split()[-_WORDS_BEFORE - 2 :]))
    after = " ".join(_CLAUSE_END.split(text[span[1] :])[0].split()[:_WORDS_AFTER])
    near = " ".join(before.split()[-_WORDS_BEFORE:])
    return bool(_words("before").search(near) or _words("after").search(after))


def _apart(found: list[list[Span]], taken: tuple[Span, ...] = ()) -> bool:
    """Whether each idea has a place of its own: no word serves for two."""
    if not found:
        return True
    return any(
        _apart(found[1:], (*taken, (start, end)))
        for start, end in found[0]
        if all(end <= other[0] or start >= other[1] for other in taken)
    )


def _any(choices: Iterable[str], ending: bool) -> str:
    """A pattern for any of some words or phrases; without `ending` a word may go on: "diagnos" finds "diagnosis"."""
    return rf"(?<![\w£])£?(?:{'|'.join(_loosely(choices))})" + (r"(?!\w)" if ending else "")


def _loosely(choices: Iterable[str]) -> Iterator[str]:
    for choice in sorted(choices, key=len, reverse=True):
        yield r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", choice.strip()))


@lru_cache(maxsize=8)
def _words(kind: str) -> re.Pattern[str]:
    words = _word_list(kind)
    bound = _any([word for word in words if not word.startswith("n't")], ending=True)
    return re.compile(rf"{bound}|n't\b" if "n't" in words else bound, re.IGNORECASE)


@lru_cache(maxsize=8)
def _word_list(kind: str) -> frozenset[str]:
    text = files("app.study").joinpath("phrases.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[kind])
