"""Describes each word of a text to the tagger: its shape, its neighbours, the lists it is on; decides nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from app.privacy.lists import first_names, nickname_stems, ordinary, proper_words, surnames, word_groups
from app.privacy.shapes import could_be_of_birth, dates, shapes
from app.privacy.spans import Span
from app.privacy.tokens import Token

Features = list[str]

_SENTENCE_ENDS = frozenset(".!?:\n•–—-*|\t>\"“‘'()/=;")


def features(words: Sequence[Token], text: str, known: Iterable[str], today: date) -> list[Features]:
    """The features of each token, for training and tagging alike. `known` are names that are certain already."""
    formed = _marked(words, shapes(text, today))
    dated = _marked(words, dates(text))
    base = [_own(token, formed[n], _date_kind(words, dated, n, text, today)) for n, token in enumerate(words)]
    starts = [_starts(words, n) for n in range(len(words))]
    cases = _cases(words, starts)
    parts = {part for name in known for part in re.findall(r"[^\W\d_]{2,}", name.lower())}
    line = _line_cases(words)
    return [_described(words, n, base, starts, cases, parts, line) for n in range(len(words))]


def _own(token: Token, formed: str, dated: str) -> Features:
    """What a word is by itself."""
    word = token.text.lower()
    plain = word.replace("’", "'")
    parts = [part for part in re.split(r"[-']", plain) if len(part) > 1]
    own = [f"w={'9' * len(plain) if plain.isdigit() else plain}", f"shape={_shape(token.text)}"]
    if formed:
        own.append(f"formed={formed}")
    if dated:
        own.append(f"date={dated}")
    if not token.is_word:
        return own
    own += [f"end={plain[-3:]}", f"end2={plain[-2:]}", f"begin={plain[:3]}"]
    first = plain in first_names() or any(part in first_names() for part in parts) or plain in nickname_stems()
    last = plain in surnames() or any(part in surnames() for part in parts)
    common = ordinary(plain)
    own.append(f"lists={'f' * first}{'s' * last}{common}")
    if plain in proper_words():
        own += ["proper", f"proper+{first}{last}{common}"]
    if plain.endswith("s") and not common and (plain[:-1] in first_names() or plain[:-1] in surnames()):
        own.append("plural")
    own += [f"is={name}" for name, group in word_groups().items() if plain in group]
    return own


def _described(
    words: Sequence[Token],
    n: int,
    base: list[Features],
    starts: list[bool],
    cases: dict[str, str],
    parts: set[str],
    line: list[str],
) -> Features:
    word = words[n].text.lower()
    found = ["bias", *base[n], f"line={line[n]}", f"cases={cases.get(word, '')}"]
    if starts[n]:
        found.append("start")
    found.append(f"start+lists={starts[n]}+{_shape(words[n].text)}+{_lists(base[n])}")
    if word in parts:
        found.append("known")
    for step in (-3, -2, -1, 1, 2, 3):
        if 0 <= n + step < len(words):
            near = base[n + step]
            kept = near if abs(step) < 3 else [each for each in near if each.startswith(("w=", "is="))]
            found += [f"{step}:{each}" for each in kept if not each.startswith(("end", "begin"))]
        else:
            found.append(f"{step}:edge")
    found += [
        f"{step}:known" for step in (-1, 1) if 0 <= n + step < len(words) and words[n + step].text.lower() in parts
    ]
    found += [f"ahead={group}" for group in _ahead(base, n)]
    if 0 < n < len(words) - 1:
        found.append(f"around={words[n - 1].text.lower()}_{words[n + 1].text.lower()}")
    return found


def _ahead(base: list[Features], n: int) -> set[str]:
    """The kinds of place words within four tokens, before a line ends."""
    found: set[str] = set()
    for near in base[n + 1 : n + 5]:
        if near[0] == "w=\n":
            break
        found.update(each[3:] for each in near if each.startswith("is=") and each[3:] in ("school", "place", "street"))
    return found


def _lists(own: Features) -> str:
    return next((each[6:] for each in own if each.startswith("lists=")), "")


def _shape(text: str) -> str:
    kinds = re.sub(r"[^\W\d_]", lambda match: "X" if match[0].isupper() else "x", text)
    kinds = re.sub(r"\d", "9", kinds)
    return re.sub(r"(.)\1+", r"\1\1", kinds)[:8]


def _starts(words: Sequence[Token], n: int) -> bool:
    """Whether a word stands where any word would have a capital."""
    return n == 0 or words[n - 1].text in _SENTENCE_ENDS


def _cases(words: Sequence[Token], starts: list[bool]) -> dict[str, str]:
    """How each word is written elsewhere than at a start: always small, always with a capital, or both."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for token, start in zip(words, starts, strict=True):
        if token.text[0].islower():
            small[token.text.lower()] += 1
        elif token.text[0].isupper() and not start and not token.text.isupper():
            capital[token.text.lower()] += 1
    return {word: f"{'s' * (small[word] > 0)}{'c' * (capital[word] > 0)}" for word in {*small, *capital}}


def _line_cases(words: Sequence[Token]) -> list[str]:
    """How the line of each word is written: capitals, small letters throughout, or as usual."""
    kinds: list[str] = []
    row: list[Token] = []
    for token in [*words, Token("\n", 0)]:
        row.append(token)
        if token.text == "\n":
            letters = "".join(each.text for each in row if each.is_word)
            kind = "caps" if letters.isupper() and len(letters) > 3 else "small" if letters.islower() else "usual"
            kinds += [kind] * len(row)
            row = []
    return kinds[: len(words)]


def _marked(words: Sequence[Token], spans: Iterable[Span]) -> list[str]:
    """For each token the kind of the span that it stands in, or nothing."""
    found = list(spans)
    return [next((span.kind for span in found if span.start <= token.start < span.end), "") for token in words]


def _date_kind(words: Sequence[Token], dated: list[str], n: int, text: str, today: date) -> str:
    """Whether a token is part of a full date, and whether that could be one of birth."""
    if not dated[n]:
        return ""
    first = n
    while first and dated[first - 1] and words[first - 1].end >= words[first].start - 1:
        first -= 1
    last = n
    while last + 1 < len(words) and dated[last + 1]:
        last += 1
    return "birth" if could_be_of_birth(text[words[first].start : words[last].end], today) else "recent"
