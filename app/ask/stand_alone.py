"""Completes a follow-up from the conversation, so that it can be searched for; knows no model and no library.

Which words tell of a follow-up, of another matter, or of no question at all is data, in follow-ups.toml.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from app.ask.answer import Turn

_LONGEST_TOPIC = 60  # words of the question that a follow-up belongs to
_SHORT, _LONG = 9, 22  # words: so short is hardly a question of its own; so long stands alone whatever it says
_BEGINNING = 9  # words in which it must point back: later, "it" is something that the question itself names


def stand_alone(text: str, history: Sequence[Turn]) -> str:
    """The question with the topic that it belongs to before it; as it is where it needs none, or turns to another."""
    topic = ""
    for turn in history:
        if turn.role == "user" and not is_small_talk(turn.text):
            topic = topic if topic and follows(turn.text) else turn.text
    if not topic or not follows(text):
        return text
    return f"{' '.join(topic.split()[:_LONGEST_TOPIC])} {text}"


def follows(text: str) -> bool:
    """Whether a message belongs to what was said before: it says so, points back, or is too short to stand alone."""
    words = _words()
    if words["another matter"].search(text) or words["asks a meaning"].search(text):
        return False
    return points_back(text) or len(text.split()) <= _SHORT


def points_back(text: str) -> bool:
    """Whether a message itself says that it belongs to what was said before."""
    words = _words()
    if words["begins"].search(text):
        return True
    return len(text.split()) <= _LONG and bool(words["points back"].search(" ".join(text.split()[:_BEGINNING])))


def is_small_talk(text: str) -> bool:
    """Whether a message is thanks or a greeting, and no question."""
    return bool(_words()["small talk"].fullmatch(text.strip()))


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    text = files("app.ask").joinpath("follow-ups.toml").read_text(encoding="utf-8")
    return {name: re.compile(words, re.IGNORECASE | re.VERBOSE) for name, words in tomllib.loads(text).items()}
