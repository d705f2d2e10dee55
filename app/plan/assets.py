"""What the pupil likes and is good at, in the profile's own words; invents no interest."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from app.plan.pupil import Pupil, Said
from knowledge.planning import pattern

_FIELDS = ("strengths", "pupil_view", "parent_view", "context", "barriers")
_LONGEST = 9  # words: what is longer is a sentence, not an interest


@dataclass(frozen=True)
class Interest:
    """Something that the pupil likes: the words for it, and where the profile tells it."""

    words: str
    said: Said


def interests(pupil: Pupil) -> tuple[Interest, ...]:
    """What the pupil likes, each once, as the profile tells it; strengths first."""
    found: dict[str, Interest] = {}
    for each in pupil.in_fields(*_FIELDS):
        for words in _liked(each.text):
            found.setdefault(words.casefold(), Interest(words, each))
    return tuple(sorted(found.values(), key=lambda each: _FIELDS.index(each.said.field)))


def strengths(pupil: Pupil) -> tuple[Said, ...]:
    """What goes well: the pieces of that field, and what other fields tell as liked."""
    own = pupil.in_fields("strengths")
    told = tuple(each.said for each in interests(pupil) if each.said.field in ("context", "pupil_view", "parent_view"))
    return tuple(dict.fromkeys((*own, *told)))


def _liked(text: str) -> list[str]:
    data = _data()
    found = [match["what"] for match in data.compound.finditer(text)]
    for match in data.likes.finditer(text):
        if not data.negated.search(text[: match.start()]):
            rest = data.ends.split(text[match.end() :].strip(), maxsplit=1)[0]
            found.append(data.articles.sub("", rest).strip(" \"'“”‘’"))
    return [each for each in found if _usable(each)]


def _usable(words: str) -> bool:
    return 0 < len(words.split()) <= _LONGEST and len(words) > 2 and _data().none.match(words) is None


@dataclass(frozen=True)
class _Data:
    likes: re.Pattern[str]
    none: re.Pattern[str]
    compound: re.Pattern[str]
    ends: re.Pattern[str]
    articles: re.Pattern[str]
    negated: re.Pattern[str]


@lru_cache(maxsize=1)
def _data() -> _Data:
    data = tomllib.loads(files("app.plan").joinpath("assets.toml").read_text(encoding="utf-8"))
    ends, articles, compound = (re.compile(data[name], re.IGNORECASE) for name in ("ends", "articles", "compound"))
    return _Data(
        re.compile(rf"\b(?:{'|'.join(data['likes'])})\b", re.IGNORECASE),
        pattern(data["not_an_interest"]),
        compound,
        ends,
        articles,
        pattern(data["negated"]["words"]),
    )
