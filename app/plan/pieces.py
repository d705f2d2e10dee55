"""Cuts what is said of a pupil into pieces of one thought each, without losing a word; knows no field."""

import re

from knowledge.sentences import sentences

_LONG = 13  # words: a longer sentence is cut at its commas and buts where both sides can stand
_ABLE, _ABLE_IN_A_LIST = 4, 2  # words that a piece needs to stand alone
_LIST = 3  # commas that make a list
_BULLET = re.compile(r"^[\s•▪*–—-]+")
_CUT = re.compile(
    r"(?<=\w{3}[.!?])\s+|(?<=[a-z ]\d[.!?])\s+|(?<=['’][.!?])\s+(?=[a-z])|\s*;\s+|\s+[–—-]\s+|\n+|\s*•\s*"
)
# A comma, a "but", or an "and" or "as" after which somebody is spoken of.
_COMMA = re.compile(
    r",\s+|\s+(?=(?:but|although|though|however)\s|as (?:s?he|they)\b"
    r"|and (?:then )?(?:s?he|they|we|mum|dad|staff|(?:his|her|their) \w+ (?:is|are))\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",?\s+(?=(?:but|although|though|however|and)\s)|,\s+", re.IGNORECASE)
_JOINING = re.compile(
    r"^(?:although|though|but|and|however|because|so|also|as (?=s?he\b|they\b))[,\s]*(?<=[,\s])(?=\w)", re.IGNORECASE
)
_END = " \t\n.,;:"


def pieces(text: str) -> list[str]:
    """The text's thoughts in order, each without its full stop, its bullet or the word that joined it to the last."""
    found: list[str] = []
    for sentence in sentences(text):
        for part in _CUT.split(sentence):
            found += _clauses(_BULLET.sub("", part).strip(_END))
    return [_JOINING.sub("", each) for each in found if re.search(r"\w", each)]


def halves(piece: str) -> tuple[str, ...]:
    """A piece cut at the first word that joins two clauses, however short they are; whole where none does."""
    parts = _CLAUSE.split(piece, maxsplit=1)
    able = len(parts) == 2 and min(len(each.split()) for each in parts) >= _ABLE_IN_A_LIST
    return tuple(_JOINING.sub("", each).strip(_END) for each in parts) if able else (piece,)


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
