"""Cuts what is said of a pupil into pieces of one thought each, without losing a word; knows no field."""

import re

from knowledge.sentences import sentences

_LONG = 13  # words: a longer sentence is cut at its commas and buts where both sides can stand
_ABLE, _ABLE_IN_A_LIST = 4, 2  # words that a piece needs to stand alone
_LIST = 3  # commas that make a list
_BULLET = re.compile(r"^[\s•▪*–—-]+")
_CUT = re.compile(r"(?<=\w{3}[.!?])\s+|\s*;\s+|\s+[–—-]\s+|\n+|\s*•\s*")
_COMMA = re.compile(r",\s+|\s+(?=but\s|although\s|however\b)")
_END = " \t\n.,;:"


def pieces(text: str) -> list[str]:
    """The text's thoughts in order, each without its full stop or bullet."""
    found: list[str] = []
    for sentence in sentences(text):
        for part in _CUT.split(sentence):
            found += _clauses(_BULLET.sub("", part).strip(_END))
    return [each for each in found if re.search(r"\w", each)]


def _clauses(sentence: str) -> list[str]:
    a_list = sentence.count(",") >= _LIST
    if (len(sentence.split()) <= _LONG and not a_list) or sentence.count('"') > 1 or "“" in sentence:
        return [sentence]
    able = _ABLE_IN_A_LIST if a_list else _ABLE
    found: list[str] = []
    for part in _COMMA.split(sentence):
        short = len(part.split()) < able or (found and len(found[-1].split()) < able)
        if found and short:
            found[-1] = sentence[
                sentence.index(found[-1]) : sentence.index(part, sentence.index(found[-1])) + len(part)
            ]
        else:
            found.append(part)
    return [each.strip(_END) for each in found]
