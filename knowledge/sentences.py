"""Cuts text between its sentences and lines without losing a character; knows nothing of passages."""

import re
from itertools import pairwise

LONGEST_SENTENCE, LONGEST_CUT = 2_000, 1_200
PART = 350

# A sentence ends at a stop and white space, unless a small letter follows …
_STOP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[^\sa-zà-ÿ])")
# … or what went before is an abbreviation, an initial or the number of a list item.
_NO_STOP = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|e\.g|i\.e|cf|vs|al|No|Nos|para|paras|reg|regs|s|ss|p|pp|ch|Sch|art|vol|ed|eds|approx"
    r"|[A-Z])\.[)\]]*\s*\Z|^\s*\(?\w{1,3}[.)]\s*\Z",
    re.MULTILINE,
)
# A line is one of its own where an item's mark or a table row follows, or a stop or a table row went before.
_LINE = re.compile(r"\n(?=\s*(?:[-•▪–*]|\(?\w{1,3}[.)])\s|[^\n]* \| )|(?<=[.!?:;])\n")
_ROW = re.compile(r"^[^\n]* \| [^\n]*\n", re.MULTILINE)
_WORDS = re.compile(rf".{{1,{LONGEST_CUT - 1}}}(?:\s+|\Z)|\S{{{LONGEST_CUT}}}", re.DOTALL)


def sentences(text: str) -> list[str]:
    """The sentences, items and rows of a text, with the white space after each; only an absurdly long one is cut."""
    stops = {end for end in _ends(_STOP, text) if not _NO_STOP.search(text[max(0, end - 40) : end])}
    cuts = sorted({0, *stops, *_ends(_LINE, text), *_ends(_ROW, text), len(text)})
    whole = [text[start:end] for start, end in pairwise(cuts)]
    return [piece for sentence in whole for piece in _bounded(sentence)]


def ends_a_sentence(text: str) -> bool:
    """Whether a text stops where a sentence does, or where a list is announced."""
    return re.search(r"[.!?…:;][\"'”’)\]]*\s*\Z", text) is not None


def parts(text: str, longest: int = PART) -> list[str]:
    """A text as runs of whole sentences of about one thought each: what an embedding of one vector can hold."""
    found = [""]
    for sentence in sentences(text):
        if found[-1] and len(found[-1]) + len(sentence) > longest:
            found.append("")
        found[-1] += sentence
    return [part.strip() for part in found]


def _ends(pattern: re.Pattern[str], text: str) -> set[int]:
    return {found.end() for found in pattern.finditer(text)}


def _bounded(sentence: str) -> list[str]:
    return [sentence] if len(sentence) <= LONGEST_SENTENCE else _WORDS.findall(sentence)
