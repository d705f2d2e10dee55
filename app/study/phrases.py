"""Whether a text says a thought: ideas that stand close together and are not denied; knows no case and no point."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

Span = tuple[int, int]
_CLAUSE_END = re.compile(r"[,;:.!?()–—]|\b(?:but|and|so|because|while|although|however)\b")
_WORDS_BEFORE, _WORDS_AFTER = 5, 6
_SHORTEST, _LITTLE_SHARE = 5, 0.2  # words of a thought, and how many of them hold it together
_DENIAL = re.compile(
    r"\b(?:no|not|never|without|cannot|neither|nor|nobody|nothing|nowhere|rather than|regardless)\b|n't"
)


@lru_cache(maxsize=4_096)
def ideas(said: str) -> tuple[re.Pattern[str], ...]:
    """The ideas of the way "first language|mother tongue + ask|compar": each a choice of word beginnings."""
    return tuple(re.compile(_any(_also(idea.split("|"))), re.IGNORECASE) for idea in said.split(" + "))


def says(text: str, said: str) -> bool:
    """Whether a text has every idea of a way, each in words of its own, and none of them is denied anywhere in it.

    Where the words found are a denial themselves ("no diagnosis is needed"), it is what was to be said.
    """
    found = [_spans(text, idea) for idea in ideas(said)]
    denied = any(_denied(text, span) for spans in found for span in spans)
    return any(not denied or _is_denial(text, spans) for spans in _apart(found))


def touches(text: str, said: Iterable[str]) -> bool:
    """Whether a text has an idea of one of the ways, and none of them denied."""
    spans = [span for each in said for idea in ideas(each) for span in _spans(text, idea)]
    return bool(spans) and not any(_denied(text, span) for span in spans)


def asserts(sentence: str, said: str) -> bool:
    """Whether a sentence says a thought as its writer's own: not asked, denied, doubted or told of somebody else."""
    text = sentence.strip()
    if text.endswith("?") or _words("reported").search(text):
        return False
    found = [_spans(text, idea) for idea in ideas(said)]
    return any(not _words("doubt").search(_without(text, spans)) for spans in _apart(found))


def is_thought(text: str) -> bool:
    """Whether a text is a sentence and not a row of key words."""
    words = re.findall(r"[\w'’]+", text.lower())
    little = _word_list("little")
    return len(words) >= _SHORTEST and sum(word in little for word in words) >= _LITTLE_SHARE * len(words)


def _spans(text: str, idea: re.Pattern[str]) -> list[Span]:
    """Where a text has an idea; of one that denies ("no diagnosis"), the denial, so that the rest may serve another."""
    spans = []
    for match in idea.finditer(text):
        denial = _DENIAL.match(text.lower(), match.start())
        spans.append(denial.span() if denial else match.span())
    return spans


def _is_denial(text: str, spans: Iterable[Span]) -> bool:
    return any(_DENIAL.search(text[start:end].lower()) for start, end in spans)


def _without(text: str, spans: Iterable[Span]) -> str:
    """The text with some of its places blanked: a denial that is part of a mistake is no doubt of it."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _denied(text: str, span: Span) -> bool:
    """Whether the words just before or after an idea deny it, in its own clause."""
    before = _CLAUSE_END.split(text[: span[0]])[-1]
    before = _words("past").sub(" ", " ".join(before.split()[-_WORDS_BEFORE - 2 :]))
    after = " ".join(_CLAUSE_END.split(text[span[1] :])[0].split()[:_WORDS_AFTER])
    near = " ".join(before.split()[-_WORDS_BEFORE:])
    return bool(_words("before").search(near) or _words("after").search(after))


def _apart(found: list[list[Span]], taken: tuple[Span, ...] = ()) -> Iterator[tuple[Span, ...]]:
    """Every way in which each idea has a place of its own: no word serves for two."""
    if not found:
        yield taken
        return
    for start, end in found[0]:
        if all(end <= other[0] or start >= other[1] for other in taken):
            yield from _apart(found[1:], (*taken, (start, end)))


def _also(choices: Iterable[str]) -> set[str]:
    """Some words or phrases, with those that mean the same."""
    other = _lists()["also"]
    return {each.strip() for choice in choices for each in (choice, *other.get(choice.strip(), ()))}


def _any(choices: Iterable[str], whole: bool = False) -> str:
    """A pattern for any of some words or phrases; unless they are `whole`, a word may go on: "diagnos", "diagnosis"."""
    found = "|".join(_loosely(choice, whole) for choice in sorted(choices, key=len, reverse=True))
    return rf"(?<![\w£])£?(?:{found})"


def _loosely(choice: str, whole: bool) -> str:
    pattern = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", choice.strip()))
    if whole:
        return rf"{pattern}(?!\w)"
    return rf"{pattern}s?(?!\w)" if choice in _word_list("whole") else pattern


@lru_cache(maxsize=8)
def _words(kind: str) -> re.Pattern[str]:
    words = _word_list(kind)
    bound = _any([word for word in words if not word.startswith("n't")], whole=True)
    return re.compile(rf"{bound}|n't\b" if "n't" in words else bound, re.IGNORECASE)


@lru_cache(maxsize=8)
def _word_list(kind: str) -> frozenset[str]:
    return frozenset(_lists()[kind])


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads(files("app.study").joinpath("phrases.toml").read_text(encoding="utf-8"))
