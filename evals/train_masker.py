"""Trains the tagger of names on the invented texts, and makes the list of ordinary words; for maintainers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pycrfsuite

from app.privacy.features import features
from app.privacy.lists import first_names, proper_words, surnames
from app.privacy.tagger import MODEL, OUTSIDE
from app.privacy.tokens import Token, tokens
from evals.masking import WRITTEN, Case, read_cases
from knowledge.digest import entries
from knowledge.shelf import open_shelf

HERE = Path(str(files("app.privacy")))
CONTENT = Path(str(files("knowledge"))) / "content"
DICTIONARY = Path("/usr/share/dict/british-english-small")
USUAL, VERY_COMMON = 4, 40  # how often a word stands in our own pages
_TAGGED = ("pupil", "parent", "sibling", "staff", "person", "school", "place", "address", "dob")


def train(cases: Iterable[Case], plain: Iterable[str]) -> None:
    """Train on texts with marked identifiers and on plain ones that have none; writes the model beside the tagger."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.08, "c2": 0.01, "max_iterations": 150, "feature.minfreq": 2})
    for case in (way for each in cases for way in _ways(each)):
        for form in _forms(case):
            words = tokens(case.text)
            trainer.append(features(words, case.text, form, WRITTEN), list(_labels(words, case)))
    for text in plain:
        words = tokens(text)
        trainer.append(features(words, text, [], WRITTEN), [OUTSIDE] * len(words))
    trainer.train(str(HERE / MODEL))


def plain_texts() -> list[str]:
    """What people ask and see, from our own pages: texts without any identifier."""
    shelf = open_shelf()
    asked = [text for guide in shelf.guides.values() for text in guide.questions]
    seen = [text for strategy in shelf.strategies.values() for text in strategy.seen]
    digested = [text for entry in entries() for text in entry.questions]
    short = [*(guide.short for guide in shelf.guides.values()), *(each.short for each in shelf.strategies.values())]
    return [*asked, *seen, *digested, *(re.sub(r"\*\*|\[\d+\]", "", text) for text in short)]


def write_words(cases: Iterable[Case]) -> None:
    """Write the list of ordinary words from our own pages, the texts and a dictionary of English.

    The dictionary is Debian's wbritish-small, which is SCOWL (app/privacy/LICENSE-words.txt).
    """
    pages = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*")) if path.suffix in (".md", ".toml")]
    texts = [*pages, *map(_without_identifiers, cases)]
    small = Counter(word for text in texts for word in _SMALL.findall(text))
    dictionary = [word for word in DICTIONARY.read_text(encoding="utf-8").split() if "'" not in word]
    small.update(word for word in dictionary if word.islower())
    capital = Counter(word.lower() for page in pages for word in _CAPITAL.findall(page))
    names = first_names() | surnames()
    proper = proper_words() | {word for word, n in capital.items() if n > 2 and word not in names and not small[word]}
    (HERE / "proper-words.txt").write_text("\n".join(sorted(proper)) + "\n", encoding="utf-8")
    lines = [f"{word} {1 + (n >= USUAL) + (n >= VERY_COMMON)}" for word, n in sorted(small.items())]
    (HERE / "words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _without_identifiers(case: Case) -> str:
    text = case.text
    for span in reversed(case.spans):
        text = text[: span.start] + "\n" + text[span.end :]
    return text


_SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?:['’-][a-z]+)*(?![\w'’-])")


# Words with a capital after another word, where no sentence begins, and abbreviations in capitals.
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z]+(?:-[A-Z][a-z]+)*(?![\w'’-])|\b[A-Z]{2,6}\b")


def _ways(case: Case) -> Iterator[Case]:
    """The text as it is and, one in three each, in small letters and in capitals, as people type in haste or shout."""
    yield case
    turn = int(sha256(case.id.encode()).hexdigest(), 16) % 3
    other = (case.text.lower(), case.text.upper(), case.text)[turn]
    if len(other) == len(case.text) and other != case.text:  # ß in capitals is two letters
        yield replace(case, text=other)


def _forms(case: Case) -> list[list[str]]:
    """The names of the form, and the same text as if there had been none: both are met."""
    given = [text for texts in case.form.values() for text in texts]
    return [given, []] if given else [[]]


def _labels(words: list[Token], case: Case) -> Iterator[str]:
    """For each word B-kind, I-kind or O."""
    for token in words:
        span = next((each for each in case.spans if each.start <= token.start < each.end), None)
        if span is None or span.kind not in _TAGGED:
            yield OUTSIDE
        else:
            begins = not any(span.start <= other.start < token.start for other in words)
            yield f"{'B' if begins else 'I'}-{span.kind}"


if __name__ == "__main__":
    learnt = [*read_cases("masking-train"), *read_cases("masking", "work")]
    write_words(learnt)
    train(learnt, plain_texts())
