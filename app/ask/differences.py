"""Finds where a school's own document departs from a rule on the same matter; decides nothing of how it is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.ask.conflicts import figures, stances, takes_a_stance
from knowledge.guides import Guide, Rule
from knowledge.markdown import marks, without_marks
from knowledge.quotes import content_words
from knowledge.search import Findings, Found, Searcher
from knowledge.sentences import sentences

# Cosines, read on the documents in tests/fixtures/own-documents.toml and the work half of evals/cases/attacks.jsonl.
_OF_THE_QUESTION = 0.3
_SAME_FIGURE, _SAME_STANCE = 1.15, 0.74  # of a sentence by itself and of the same behind the question, together
_FITS_BEST = 0.2
_SHORTEST, _MOST_SENTENCES, _MOST_RULES = 5, 6, 12
_GUIDES = 2
_SHARED = 2  # content words that a sentence has in common with a rule that may be on the same matter
_RULES = ("MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY", "FACT")

_SENTENCE = re.compile(r"(?<=[.\]])\s+(?=[A-Z])")

Said = tuple[str, Found]
Ruled = tuple[Rule, Guide]


@dataclass(frozen=True)
class Difference:
    """A sentence of a school's own document, and the rule of a guide that says otherwise."""

    sentence: str
    found: Found
    rule: Rule
    guide: Guide


def differences(question: str, own: Sequence[Found], findings: Findings, searcher: Searcher) -> tuple[Difference, ...]:
    """The sentences of these passages that depart from a rule of the guides nearest to them, the plainest first; a
    sentence that a rule as near says too departs from none."""
    said = _said(question, own)
    if not said:
        return ()
    guides = searcher.guides_near([text for text, _ in said], _GUIDES)
    guides |= {match.id: searcher.shelf.guides[match.id] for match in findings.guides[:_GUIDES]}
    rules = _rules(said, guides.values())
    texts = [*(text for text, _ in said), *(f"{question} {text}" for text, _ in said)]
    near = searcher.table(texts, [question, *(rule.text for rule, _ in rules)])
    first = findings.guides[0].id if findings.guides else ""
    found = [
        _departure(each, rules, [one + other for one, other in zip(alone[1:], behind[1:], strict=True)], first)
        for each, alone, behind in zip(said, near, near[len(said) :], strict=False)
        if alone[0] >= _OF_THE_QUESTION
    ]
    return tuple(each for _, each in sorted(filter(None, found), key=lambda pair: -pair[0]))


def _said(question: str, own: Sequence[Found]) -> list[Said]:
    """The sentences that count something or say what must, may or need not be; those first that are of the question."""
    wanted = content_words(question)
    said = [(piece.strip(), each) for each in own for piece in sentences(each.passage.text)]
    said = [each for each in said if len(each[0].split()) >= _SHORTEST and takes_a_stance(each[0])]
    return sorted(said, key=lambda each: -len(content_words(each[0]) & wanted))[:_MOST_SENTENCES]


def _rules(said: Sequence[Said], guides: Iterable[Guide]) -> list[Ruled]:
    """The rules on which a sentence has something to say, those first that share most words with one."""
    found = []
    for guide in guides:
        for rule in _rules_of(guide):
            worth = max(_worth(text, rule) for text, _ in said)
            if worth >= _SHARED:
                found.append((worth, rule, guide))
    found.sort(key=lambda each: -each[0])
    return [(rule, guide) for _, rule, guide in found[:_MOST_RULES]]


def _rules_of(guide: Guide) -> list[Rule]:
    """The rules of a guide, and each sentence of its short answer as one; of what is only reported, none."""
    short = [piece for piece in _SENTENCE.split(guide.short.replace("**", "")) if piece]
    told = [Rule(without_marks(piece), marks(piece) or marks(guide.short), "FACT") for piece in short]
    return [*(each for each in guide.statements if each.label in _RULES), *told]


def _worth(text: str, rule: Rule) -> int:
    """How far a rule is worth comparing with a sentence: the words that they share, more where one names its deed."""
    shared = len(content_words(text) & content_words(rule.text))
    return shared + _SHARED if stances(text, rule) else shared if figures(text, rule.text) else 0


def _departure(
    said: Said, rules: Sequence[Ruled], near: Sequence[float], first: str
) -> tuple[float, Difference] | None:
    """What a sentence departs from, and how near that rule is to it; of rules as near one of the `first` guide."""
    text, found = said
    judged = [
        (cosine, verdict, rule, guide)
        for cosine, (rule, guide) in zip(near, rules, strict=True)
        if (verdict := _verdict(text, rule, cosine))
    ]
    judged.sort(key=lambda each: each[0] + _FITS_BEST * (each[3].id == first))
    if not judged or judged[-1][1] != "differs":
        return None
    cosine, _, rule, guide = judged[-1]
    return cosine, Difference(text, found, rule, guide)


def _verdict(text: str, rule: Rule, cosine: float) -> str:
    by_figures = figures(text, rule.text) if cosine >= _SAME_FIGURE else ""
    return by_figures or (stances(text, rule) if cosine >= _SAME_STANCE else "")
