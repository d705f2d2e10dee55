"""Puts what a school's own documents say behind an answer, and what they say against it into the open; quotes law.

A document is data: what speaks to a program in it is not quoted, and nothing that it claims stands before the law.
Which words do so is data, in own-documents.toml.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from app.ask.addressed import speaks_to_a_program
from app.ask.differences import Difference, differences
from app.ask.draft import Draft
from app.ask.exact import missing
from app.ask.screen import ANOTHER_NATION, kinds
from knowledge.generation import Generation
from knowledge.guides import Rule
from knowledge.markdown import Support
from knowledge.quotes import best_quote
from knowledge.references import find_references
from knowledge.search import Findings, Found, Searcher, resolve

OWN = "What your school's own documents say (neither law nor guidance)"
DIFFERS = "Where your school's own document says otherwise"
_SHOWN, _LOOKED_AT = 2, 4
_RELEVANT = 0.25  # of the best score that law or guidance has
_SPEAKS_OF_IT = 0.5  # a cosine: so near, a document may answer what nothing else here does


def heed_own(draft: Draft, question: str, found: Findings, searcher: Searcher) -> None:
    """Put what the school's own documents say into a draft: what departs from a rule first, behind that rule and with a
    warning; what else they say last. Passages that are no evidence are left out, and a warning says why."""
    near = [each for each in found.own[:_LOOKED_AT] if _is_relevant(each, found)]
    fit = searcher.library.read(lambda held: [each for each in near if _may_be_quoted(draft, each, held)])
    apart = differences(question, fit, found, searcher)[:_SHOWN]
    _set_against(draft, apart)
    told = {each.found.passage.reference for each in apart}
    shown = {each.passage.reference for each in found.passages} - told
    rest = [each for each in fit if each.passage.reference in shown][:_SHOWN]
    if draft.outcome == "refused":
        rest = [each for each in rest if searcher.nearness(question, [each.passage.text])[0] >= _SPEAKS_OF_IT]
    for each in rest:
        _quote(draft, each, best_quote(each.passage.text, question), OWN)
    if rest and draft.outcome == "refused":
        draft.outcome, draft.heading, draft.short = "partial", _told()["only own heading"], _told()["only own"]


def _is_relevant(own: Found, found: Findings) -> bool:
    best = max((each.score for each in found.official), default=0.0)
    return own in found.passages or own.score >= _RELEVANT * best


def _may_be_quoted(draft: Draft, found: Found, held: Generation) -> bool:
    """Whether a passage may be shown as what the school says; where it may not, a warning says why."""
    text, title = found.passage.text, found.source.title
    nation = next(kind for kind in kinds() if kind.id == ANOTHER_NATION)
    invented = [each for each, _ in find_references(text) if not resolve(held, each)]
    if speaks_to_a_program(text):
        why = _told()["to a program"]
    elif _words()["above the law"].search(text):
        why = _told()["above the law"]
    elif nation.fits(text):
        why = _told()["another nation"]
    elif invented and held.holds_text(invented[0].source):
        why = f"{_told()['invented']} {missing(held, invented[0])}"
    else:
        return True
    draft.warnings.append(why.replace("{title}", title))
    return False


def _set_against(draft: Draft, apart: tuple[Difference, ...]) -> None:
    """Put each rule, and behind it the sentence that departs from it, before everything else in a draft."""
    behind, draft.statements = draft.statements, []
    for each in apart:
        draft.add([each.rule], each.guide.citations, DIFFERS)
        _quote(draft, each.found, each.sentence, DIFFERS)
        reference = draft.supports[draft.statements[-2].citations[0] - 1].reference
        warning = _told()["differs"].replace("{title}", each.found.source.title)
        draft.warnings.append(warning.replace("{reference}", reference))
    draft.statements += behind


def _quote(draft: Draft, found: Found, words: str, section: str) -> None:
    """A passage of the school's own in its words, which are named as the school's."""
    text = f"Your school's own document, “{found.source.title}”, says: “{' '.join(words.split())}”"
    draft.add([Rule(text, (1,))], (Support(1, found.passage.reference, words, 0),), section)


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words, re.IGNORECASE | re.VERBOSE) for name, words in _data()["words"].items()}


def _told() -> dict[str, str]:
    return _data()["told"]


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("app.ask").joinpath("own-documents.toml").read_text(encoding="utf-8"))
