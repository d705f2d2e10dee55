"""What no sentence of an answer may hold, whatever it claims: addresses, mark-up, talk of itself; knows no passage."""

import re
from collections.abc import Iterator
from functools import lru_cache

from knowledge.copied import copied
from prompts import wording

LONGEST = 700  # characters
_ECHOED = 9  # words of the instructions in a row

# Characters that nobody sees, or that turn the writing round.
UNSEEN = r"\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

_ADDRESS = re.compile(
    r"\w+://|\bwww\.|\bmailto:|\bjavascript:|\S+@\S+\.\w"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|uk|io|gov|edu|eu|info|ai|app|co)\b",
    re.IGNORECASE,
)
_MARK_UP = re.compile(rf"<\s*[a-z/!?]|&#?\w+;|[`{{}}|\\]|\]\(|!\[|^\s*#|\[(?!\d+\])|[{UNSEEN}]", re.IGNORECASE)
_ITSELF = re.compile(
    r"\bI (?:am|can|cannot|can['’]t|will|would|have|do|don['’]t|was|think|believe|must|should|could|need)\b"
    r"|\bI['’](?:m|d|ve|ll)\b|\bmyself\b|\bas an (?:AI|assistant)\b|\blanguage model\b|\bsorry\b"
    r"|\bpassages? (?:provided|given|above)\b|\bthe prompt\b|\bJSON\b"  # not "section I", which a plan has
)


def form_problems(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the form of a sentence: kind, and what to do."""
    if not re.search(r"[A-Za-z]{2}", text):
        yield "an empty statement", "says nothing"
    if len(text) > LONGEST:
        yield "a statement that is far too long", "is too long: one claim in a sentence"
    if _ADDRESS.search(text.replace("GOV.UK", "")):
        yield "a web address", "holds an address: leave it out"
    if _MARK_UP.search(text):
        yield "mark-up or code", "holds mark-up or code: write plain words"
    if _ITSELF.search(text):
        yield "talk about itself", "speaks of yourself or of the passages: state what the law or guidance says"
    if _echoes(text):
        yield "its own instructions", "repeats these instructions"


@lru_cache(maxsize=512)
def _echoes(text: str) -> bool:
    return len(copied(text, wording("write"))) >= _ECHOED
