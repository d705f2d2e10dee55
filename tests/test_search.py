"""References are looked up exactly, the rest by meaning and words; what is in force comes before what is not."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.contents import Signpost
from knowledge.embed import Embedder
from knowledge.errors import ReaderError
from knowledge.guides import read_guide
from knowledge.library import Library
from knowledge.markdown import read_page
from knowledge.passages import Passage
from knowledge.search import Searcher
from knowledge.shelf import Shelf
from tests.authored import GUIDE
from tests.fakes import ACT, CODE, REGS, WordEmbedder, fill

EXCLUSION = "Suspension and Permanent Exclusion guidance (August 2024)"
MEANT = "The head may suspend a pupil from school for breaking the rules."
PASSAGES = (
    Passage(
        "send-code-2015",
        f"{CODE} 6.44",
        "Schools take action in four stages, the graduated approach.",
        100,
        ("SEN support",),
    ),
    Passage("send-code-2015", f"{CODE} 9.41", "The local authority must refuse or agree within weeks.", 154),
    Passage("send-code-2015", f"{CODE} 9.42", "An Education, Health and Care plan is owed to nobody by right.", 155),
    Passage("send-code-2015", f"{CODE} Annex 1", "A mental health annex."),
    Passage("cfa-2014", f"{ACT} s.42(2)", "The authority secures the provision.", held="summary"),
    Passage("cfa-2014", f"{ACT} s.42(3)", "Health services are arranged.", held="summary"),
    Passage("send-regulations-2014", f"{REGS} reg 20(1)", "Advice is obtained before the meeting.", held="summary"),
    Passage("exclusion-guidance-2024", f"{EXCLUSION} para 12", MEANT, 14),
    Passage("send-reform-2026", "DfE, SEND reform consultation (23 February 2026)", "Packages will replace plans."),
    Passage("our-policy", "Our policy: Visits", "Parents sign in at the office."),
)


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    library = Library(tmp_path_factory.mktemp("library"))
    guide = read_guide(read_page("decision", GUIDE))
    posts = [Signpost(question, "guide:decision") for question in guide.questions]
    fill(library, PASSAGES, [*posts, Signpost("forgets what comes next", "strategy:one-step")])
    return Searcher(library, WordEmbedder(), Shelf({"decision": guide}, {}))


@pytest.fixture(scope="module")
def meaning(tmp_path_factory: pytest.TempPathFactory, real_embedder: Embedder) -> Searcher:
    library = Library(tmp_path_factory.mktemp("meaning"))
    fill(library, PASSAGES, embedder=real_embedder)
    return Searcher(library, real_embedder, Shelf({}, {}))


def references(searcher: Searcher, question: str, limit: int = 5) -> list[str]:
    return [found.passage.reference for found in searcher.find(question, limit)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("6.44", [f"{CODE} 6.44"]),
        ("CoP para 9.41?", [f"{CODE} 9.41"]),
        ("annex 1", [f"{CODE} Annex 1"]),
        ("section 42", [f"{ACT} s.42(2)", f"{ACT} s.42(3)"]),
        ("s42(2)(a) CFA", [f"{ACT} s.42(2)"]),
        ("reg 20", [f"{REGS} reg 20(1)"]),
        ("para 12 of the exclusion guidance", [f"{EXCLUSION} para 12"]),
        ("7.36", []),
        ("section 99", []),
    ],
)
def test_a_question_that_is_a_reference_gets_just_what_it_names(
    searcher: Searcher, question: str, expected: list[str]
) -> None:
    assert references(searcher, question) == expected
    findings = searcher.search(question)
    assert len(findings.exact) == 1 and findings.guides == findings.strategies == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what does 9.41 say of four stages, the graduated approach in which schools take action?", [f"{CODE} 9.41"]),
        (
            "para 12 of the exclusion guidance: schools take action in four stages, the graduated approach",
            [f"{EXCLUSION} para 12"],
        ),
        ("does reg 20 say that schools take action in four stages, the graduated approach", [f"{REGS} reg 20(1)"]),
        ("6.44 and annex 1", [f"{CODE} 6.44", f"{CODE} Annex 1"]),
    ],
)
def test_what_a_longer_question_names_comes_first_whatever_its_other_words_are(
    searcher: Searcher, question: str, expected: list[str]
) -> None:
    assert references(searcher, question, 1000)[: len(expected)] == expected
    assert len(references(searcher, question, 3)) == 3


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("can the LA turn down a request?", f"{CODE} 9.41"),
        ("is anyone entitled to an EHCP", f"{CODE} 9.42"),
        ("who has to sign when they come in", "Our policy: Visits"),
        ("what is APDR?", f"{CODE} 6.44"),
    ],
)
def test_everyday_words_and_abbreviations_find_what_is_meant(meaning: Searcher, question: str, best: str) -> None:
    assert references(meaning, question)[0] == best


def test_results_are_best_first_with_their_source_and_no_more_than_asked_for(meaning: Searcher) -> None:
    found = meaning.find("what must the local authority do?", 4)
    scores = [each.score for each in found]
    assert len(found) == 4 and scores == sorted(scores, reverse=True)
    assert all(each.source.id == each.passage.source for each in found)
    assert found == meaning.find("what must the local authority do?", 6)[:4]
    assert len(meaning.find("what must the local authority do?", 100)) == len(PASSAGES)
    assert meaning.find("what must the local authority do?", 0) == ()


def _twins(folder: Path, first: Passage, second: Passage) -> list[str]:
    library = Library(folder)
    fill(library, [first, second, *PASSAGES[4:6]])
    return references(
        Searcher(library, WordEmbedder(), Shelf({}, {})), "suspend a pupil from school for breaking rules"
    )


IN_FORCE = Passage("send-code-2015", f"{CODE} 1.1", MEANT)


@pytest.mark.parametrize(
    "behind",
    [
        Passage("exclusion-guidance-2024", f"{EXCLUSION} para 12", MEANT),
        Passage("send-reform-2026", "DfE, SEND reform consultation (23 February 2026)", MEANT),
        Passage("our-policy", "Our policy: Rules", MEANT),
        Passage("behaviour-guidance-2024", "Behaviour in Schools (February 2024) p.14", MEANT),
        Passage("cfa-2014", f"{ACT} s.20", MEANT, held="summary"),
    ],
)
def test_what_is_not_in_force_or_has_less_authority_or_is_only_summarised_comes_after_but_is_found(
    tmp_path: Path, behind: Passage
) -> None:
    for order in ((behind, IN_FORCE), (IN_FORCE, behind)):
        assert _twins(tmp_path / order[0].source, *order)[:2] == [IN_FORCE.reference, behind.reference]


def test_the_status_of_what_is_superseded_or_proposed_is_told_with_it(searcher: Searcher) -> None:
    found = {
        each.passage.reference: each.source.status for each in searcher.find("suspend a pupil, replace plans", 100)
    }
    assert found[f"{EXCLUSION} para 12"] == "superseded"
    assert found["DfE, SEND reform consultation (23 February 2026)"] == "proposed"
    assert found["Our policy: Visits"] == "local" and found[f"{CODE} 6.44"] == "in force"


def test_guides_and_strategies_come_with_how_near_their_nearest_words_are(searcher: Searcher) -> None:
    findings = searcher.search("How long have they got?")
    assert (findings.guides[0].id, findings.exact) == ("decision", ())
    assert findings.guides[0].similarity == pytest.approx(1, abs=1e-3)
    assert searcher.search("he forgets what comes next").strategies[0].id == "one-step"
    assert len(findings.unaided) == 5


def test_what_a_fitting_guide_cites_is_raised(searcher: Searcher) -> None:
    plain = replace(searcher, shelf=Shelf({}, {}))
    question = "How long have they got?"
    score = {each.passage.reference: each.score for each in plain.find(question, 100)}
    raised = {each.passage.reference: each.score for each in searcher.find(question, 100)}
    higher = {reference for reference in raised if raised[reference] > score[reference]}
    assert higher == {f"{CODE} 9.41", f"{CODE} 9.42"}


def test_a_library_of_another_model_is_told_with_what_to_do(searcher: Searcher) -> None:
    with pytest.raises(ReaderError, match=r"another embedding model.*senco ingest.*SENCO_EMBEDDING_MODEL"):
        replace(searcher, embedder=WordEmbedder("other")).find("anything")


@pytest.mark.parametrize("question", ["", "   ", "?!", "特別支援 🙂", "the of and", "word " * 3_000, "a\x00b"])
def test_any_question_at_all_is_searched(searcher: Searcher, meaning: Searcher, question: str) -> None:
    assert len(searcher.find(question)) == len(meaning.find(question)) == 5
