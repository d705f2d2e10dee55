"""Finds names in a text: those that the tagger sees, and every further mention of one that is known; masks nothing."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from app.privacy.features import features
from app.privacy.known_names import KnownNames, Name
from app.privacy.lists import first_names, nickname_stems, ordinary, proper_words, surnames, word_groups
from app.privacy.patterns import only_a_name, patterned
from app.privacy.shapes import could_be_of_birth, dates, shapes
from app.privacy.spans import PEOPLE, Span
from app.privacy.tagger import Chance, chances
from app.privacy.tokens import Token, tokens

SEEN = 0.3  # the tagger alone
SURE = 0.9  # the tagger alone, for a word in small letters that is on no list of names
LISTED = 0.05  # a given name with a capital that is no other word
AGAIN = 0.08  # a word that is also an ordinary one, of a name that is known
INITIALS = 0.15  # capitals that are the initials of a name that is known


def names(text: str, known: Iterable[Name], today: date) -> list[Span]:
    """Where names of people and places stand, and dates of birth that only the context tells; none over another."""
    words = tokens(text)
    certain = list(known)
    seen = chances(features(words, text, [each.text for each in certain], today))
    given = [*patterned(text), *_likely(only_a_name(text), words, seen)]
    at_once = [chance if _seen(token, chance) else None for token, chance in zip(words, seen, strict=True)]
    first = _with(given, _spans(words, at_once, text))
    every = KnownNames([*certain, *(Name(text[span.start : span.end], span.kind) for span in first)])
    again = [_again(words, n, chance, every) for n, chance in enumerate(seen)]
    sure = {token.start: chance.any > SURE for token, chance in zip(words, seen, strict=True)}
    found = [
        _as_introduced(span, text)
        for span in _with(given, _spans(words, again, text))
        if sure.get(span.start) or not _is_doubtful(text[span.start : span.end], span.kind, every)
    ]
    births = _births(text, found, today)
    formed = [*shapes(text, today), *births]
    return [*births, *(span for span in found if span.kind != "dob" and not any(span.meets(each) for each in formed))]


def _likely(spans: Iterable[Span], words: Sequence[Token], seen: Sequence[Chance]) -> list[Span]:
    """The spans that the tagger does not rule out."""
    likely = {
        token.start
        for token, chance in zip(words, seen, strict=True)
        if chance.any > LISTED and not _is_short_form(token.text)
    }
    return [span for span in spans if span.start in likely]


def _with(given: Iterable[Span], found: list[Span]) -> list[Span]:
    """What was found with what its own form gives away: two that meet and are of one sort become one."""
    kept = list(found)
    for each in given:
        met = [span for span in kept if span.meets(each)]
        if all((span.kind in PEOPLE) == (each.kind in PEOPLE) for span in met):
            kept = [span for span in kept if span not in met]
            kind = met[0].kind if met else each.kind
            kept.append(Span(min(span.start for span in (each, *met)), max(span.end for span in (each, *met)), kind))
    return sorted(kept)


def _is_doubtful(words: str, kind: str, known: KnownNames) -> bool:
    """Whether a school or place is one word in small letters, or a person two capitals that nobody's name has."""
    if kind in ("school", "place"):
        return words.islower() and words.isalpha()
    return kind in PEOPLE and words.isupper() and len(words) < 3 and words.isalpha() and not known.initials(words)


def _as_introduced(span: Span, text: str) -> Span:
    """With the kind that the word before it says: "mum Sarah", "her friend Lena"."""
    before = re.findall(
        r"[^\W\d_]+(?:-[^\W\d_]+)*", text[max(0, span.start - 20) : span.start].rpartition(".")[2].lower()
    )[-1:]
    said = next((kind for kind in ("parent", "sibling", "person") if set(before) & word_groups()[kind]), span.kind)
    return Span(span.start, span.end, said) if span.kind in PEOPLE else span


def _seen(token: Token, chance: Chance) -> bool:
    """Whether the tagger sees a name; in a word in small letters that is on no list it has to be sure.

    A term's short form is none ("MITA"), nor the plural of a usual word ("resits").
    """
    word = token.text.lower()
    if _is_short_form(token.text):
        return False
    listed = word in first_names() or word in surnames() or word in nickname_stems()
    doubtful = token.text[0].islower() and chance.kind in PEOPLE and not listed and token.is_word
    if doubtful and word.endswith("s") and ordinary(word[:-1]) > 1:
        return False
    return chance.any > (SURE if doubtful else SEEN)


def _is_short_form(word: str) -> bool:
    """Whether a word is the short form of a term of the field, which is a name only where it is not in capitals."""
    return word.isupper() and word.lower() in word_groups()["abbreviation"]


def _again(words: Sequence[Token], n: int, chance: Chance, known: KnownNames) -> Chance | None:
    """What a word is: seen by the tagger, or part of a known name, if it is not too likely an ordinary word."""
    word = words[n].text
    if _seen(words[n], chance):
        return chance
    if kind := known.kind(word):
        meant = chance.any > AGAIN or not ordinary(word.lower()) or _is_of_a_family(words, n)
        return Chance(chance.any, kind, chance.begins) if meant else None
    if kind := known.initials(word):
        meant = "." in word or chance.any > INITIALS or word.lower() not in proper_words()
        return Chance(chance.any, kind, chance.begins) if meant else None
    return None


def _is_of_a_family(words: Sequence[Token], n: int) -> bool:
    """ "the Short girl"."""
    after = words[n + 1].text.lower() if n + 1 < len(words) else ""
    return words[n].text[0].isupper() and after in _MEMBERS


_MEMBERS = frozenset("boy boys girl girls child children lad lads twins family".split())


def _births(text: str, found: Iterable[Span], today: date) -> list[Span]:
    """The whole dates that the tagger takes to be of birth, if they can be."""
    tagged = [span for span in found if span.kind == "dob"]
    return [
        span
        for span in dates(text)
        if any(span.meets(each) for each in tagged) and could_be_of_birth(text[span.start : span.end], today)
    ]


def _spans(words: Sequence[Token], kept: Sequence[Chance | None], text: str) -> list[Span]:
    """Runs of words that belong together: of one kind, none beginning a new name, nothing but a space between them."""
    spans: list[Span] = []
    for n, chance in enumerate(kept):
        if chance is None or words[n].text == "\n":
            continue
        last = spans[-1] if spans else None
        joined = (
            last and kept[n - 1] and not chance.begins and last.kind == chance.kind and last.end == words[n - 1].end
        )
        if joined and last:
            spans[-1] = Span(last.start, words[n].end, last.kind)
        else:
            spans.append(Span(words[n].start, words[n].end, chance.kind))
    trimmed = (_trimmed(each, text) for each in spans)
    return [span for span in trimmed if span.end > span.start and not _is_no_name(text[span.start : span.end])]


def _is_no_name(words: str) -> bool:
    """Whether a run is nothing but words that no name consists of, such as "It"."""
    own = re.findall(r"[^\W\d_]+", words.lower())
    return bool(own) and len(words) > 1 and word_groups()["never"].issuperset(own)


def _trimmed(span: Span, text: str) -> Span:
    """Without signs at its ends, such as a comma or a bracket."""
    start, end = span.start, span.end
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    if text[end - 1 : end] == "." and not re.search(r"\.[^\W\d_]\.$|^[^\W\d_]\.$", text[start:end]):
        end -= 1
    return Span(start, end, span.kind)
