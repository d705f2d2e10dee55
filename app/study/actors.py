"""Who the digest's duties name, how a question names them, and who may be a wrong answer; knows no question."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Actor:
    """Somebody who owes a duty, or could be thought to.

    Two actors with a tag in common may be the same body. `words` tell of the actor in a passage; a reader may really
    think of one who is `near`.
    """

    text: str
    tags: frozenset[str]
    plural: bool = False
    words: tuple[str, ...] = ()
    near: bool = False

    @property
    def opening(self) -> str:
        """The name at the beginning of a sentence."""
        return self.text[0].upper() + self.text[1:]

    def stands_in(self, text: str) -> bool:
        """Whether a text tells of the actor, or of somebody who may be the same."""
        return bool(self.words) and bool(_pattern(self.words).search(text))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def actor_of(who: str) -> Actor | None:
    """The actor whom the digest names so; None for names that no question uses."""
    return _named().get(who)


@lru_cache(maxsize=1)
def wrong_actors() -> tuple[Actor, ...]:
    """Everybody who may be offered as a wrong answer."""
    return tuple(_actor(row) for row in _data()["wrong"])


@lru_cache(maxsize=1)
def _named() -> dict[str, Actor]:
    return {name: _actor(row) for row in _data()["actor"] for name in row["is"]}


def _actor(row: dict[str, Any]) -> Actor:
    words, near = tuple(row.get("words", ())), row.get("near", False)
    return Actor(row["text"], frozenset(row["tags"]), row.get("plural", False), words, near)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("app.study").joinpath("actors.toml").read_text(encoding="utf-8"))
