"""Trains the weights that recognise what must not simply be answered, on invented messages and ordinary questions.

`python -m evals.train_screen`; about ten seconds. Work halves only; what it writes ships.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from app.wiring import open_assistant
from evals.pages import read_lines
from knowledge.digest import entries
from knowledge.embed import Vectors
from knowledge.message_kinds import FILE, ORDINARY, Head, terms, write_head
from knowledge.shelf import open_shelf

_INVERSE_PENALTY = 30.0
_RAREST, _MOST_TERMS = 3, 6_000
_DANGERS, _SHORT, _LONG = ("self-harm", "child-at-risk"), 14, 40  # words
_TOLD_FIRST, _SEED = 0.8, 20261128
_SETS = ("regulatory", "retrieval", "guides", "teachers", "descriptions", "date-questions")


def main() -> None:
    """Train and write."""
    embedder = open_assistant().embedder
    texts, kinds = messages()
    head = trained(texts, kinds, embedder.encode(texts))
    path = Path(__file__).parents[1] / "knowledge" / FILE
    write_head(head, embedder.key, path)
    print(f"{len(texts)} messages, {sum(kind == ORDINARY for kind in kinds)} of them ordinary: {path}")


def trained(texts: Sequence[str], kinds: Sequence[str], vectors: Vectors) -> Head:
    """The weights learnt from texts of known kinds."""
    counted = TfidfVectorizer(analyzer=terms, sublinear_tf=True, min_df=_RAREST, max_features=_MOST_TERMS)
    rows = hstack([csr_matrix(vectors), counted.fit_transform(texts)]).tocsr()
    fitted = LogisticRegression(C=_INVERSE_PENALTY, max_iter=3000).fit(rows, kinds)
    vocabulary = tuple(counted.get_feature_names_out())
    return Head(tuple(fitted.classes_), vocabulary, counted.idf_, fitted.coef_, fitted.intercept_)


def messages() -> tuple[list[str], list[str]]:
    """What is learnt from: invented messages by kind, and questions that are simply answered."""
    rows = [(row["question"], row["screen"]) for row in [*read_lines("screening-train"), *_work("screening")]]
    rows += [(row["question"], ORDINARY) for name in _SETS for row in _work(name)]
    rows += [(row["question"], ORDINARY) for row in _work("answers") if row["kind"] != "off-topic"]
    rows += [(text, ORDINARY) for page in open_shelf().pages for text in page.phrasings]
    rows += [(question, ORDINARY) for entry in entries() for question in entry.questions]
    rows += in_passing(rows, Random(_SEED))
    return [text for text, _ in rows], [kind for _, kind in rows]


def in_passing(rows: Sequence[tuple[str, str]], chance: Random) -> list[tuple[str, str]]:
    """Messages in which danger is told in passing, before or after a question about something else; as many that join
    two ordinary ones, so that two sentences are no sign of it."""
    asked = [text for text, kind in rows if kind == ORDINARY and len(text.split()) <= _SHORT]
    told = [(text, kind) for text, kind in rows if kind in _DANGERS and len(text.split()) <= _LONG]
    told += [(chance.choice(asked), ORDINARY) for _ in told]
    return [(_joined(text, chance.choice(asked), chance), kind) for text, kind in told]


def _joined(text: str, other: str, chance: Random) -> str:
    first, second = (text, other) if chance.random() < _TOLD_FIRST else (other, text)
    return f"{first.rstrip('.')}. {second}"


def _work(name: str) -> list[dict[str, str]]:
    return [row for row in read_lines(name) if row.get("split", "work") == "work"]


if __name__ == "__main__":
    main()
