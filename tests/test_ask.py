"""Questions answered from the shipped shelf alone: guides, strategies, look-ups, screens; every mark resolves."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from app.ask.answer import ROLES, Answer, Outcome, Question, Role
from app.ask.check import REPORTED
from app.ask.page import page
from app.ask.screen import screen
from app.ask.write import BESIDE, FIRST, NEAREST
from app.settings import Settings
from app.wiring import Assistant
from knowledge.errors import ReaderError
from knowledge.markdown import marks
from knowledge.not_recommended import NotRecommended
from knowledge.planning import open_planning
from knowledge.shelf import open_shelf
from knowledge.sources import listed_sources

SHELF = open_shelf()
GUIDE = SHELF.guides["assessment-decision-six-weeks"]
STRATEGY = SHELF.strategies["planned-movement-breaks"]


@pytest.fixture(scope="module")
def assistant(shipped_home: Path) -> Assistant:
    return Assistant(Settings(home=shipped_home))


def _ask(assistant: Assistant, text: str, role: Role = "senco") -> Answer:
    answer = assistant.ask(Question(text, role))
    _holds_together(answer)
    return answer


def _holds_together(answer: Answer) -> None:
    """True of every answer: marks resolve, are numbered as they come, and nothing is cited that is not shown."""
    known = [citation.mark for citation in answer.citations]
    assert known == list(range(1, len(known) + 1))
    used = set(marks(answer.short)) | {mark for each in answer.statements for mark in each.citations}
    assert used == set(known)
    assert answer.outcome in get_args(Outcome) and answer.heading and answer.short and answer.writer
    assert date.fromisoformat(answer.as_at) and answer.seconds >= 0
    assert not any(marks(each.text) for each in answer.statements), "marks stand beside a statement, not in it"
    for citation in answer.citations:
        assert citation.quote.strip()
        assert citation.source in listed_sources() or not citation.verified


def test_a_guide_s_question_is_answered_from_it(assistant: Assistant) -> None:
    answer = _ask(assistant, GUIDE.questions[0])
    assert (answer.outcome, answer.heading, answer.as_at) == ("answered", GUIDE.title, GUIDE.checked_on)
    assert answer.question == GUIDE.questions[0] and answer.short.startswith("**")
    rules = [each for each in answer.statements if not each.section and not each.text.startswith(FIRST)]
    assert [each.text for each in rules] == [rule.text for rule in GUIDE.statements]
    assert {each.duty for each in rules} >= {"must", None} and {"MUST", "UNLESS"} <= {each.label for each in rules}
    assert {each.section for each in answer.statements} <= {"", "What to do next", "Common mistakes", BESIDE}


def test_without_documents_each_citation_is_our_summary_and_names_its_edition(assistant: Assistant) -> None:
    answer = _ask(assistant, GUIDE.questions[0])
    ours = {support.summary: support.reference for support in GUIDE.citations}
    for citation in answer.citations:
        assert (citation.held, citation.verified) == ("summary", True)
        assert (citation.page is not None) == citation.reference.startswith("SEND Code"), "the digest knows the page"
        assert ours.get(citation.quote, citation.reference) == citation.reference
        assert re.search(r"sha256 [0-9a-f]{64}$", citation.edition)
        assert listed_sources()[citation.source].edition_sha256 in citation.edition


@pytest.mark.parametrize("guide", SHELF.guides.values(), ids=lambda guide: guide.id)
def test_every_guide_holds_together_as_an_answer(assistant: Assistant, guide: object) -> None:
    for question in SHELF.guides[guide.id].questions[:2]:  # type: ignore[attr-defined]
        answer = _ask(assistant, question)
        screened = screen(question, question, assistant.searcher.likeness).kind
        assert any(citation.verified for citation in answer.citations) or screened


def test_proposals_are_told_as_such_and_what_rests_on_secondary_pages_is_set_apart(assistant: Assistant) -> None:
    answer = _ask(assistant, SHELF.guides["law-and-proposals-2026"].questions[0])
    by_mark = {citation.mark: citation for citation in answer.citations}
    unverified = [citation for citation in answer.citations if not citation.verified]
    assert unverified and all(not citation.edition for citation in unverified)
    assert any(citation.status == "proposed" for citation in unverified)
    apart = [each.section == REPORTED for each in answer.statements]
    assert any(apart) and apart == sorted(apart), "what is only reported comes last"
    for each in answer.statements:
        alone = each.citations and not any(by_mark[mark].verified for mark in each.citations)
        assert bool(alone) == (each.section == REPORTED or each.label == "REPORTED")
    told = "\n".join(answer.warnings)
    assert "is a proposal, not law" in told and "'not verified'" in told
    assert len(set(answer.warnings)) == len(answer.warnings)


def test_a_superseded_edition_is_warned_of(assistant: Assistant) -> None:
    answer = page("guide", "exclusion-and-send", assistant.searcher.library, SHELF, date(2026, 11, 28))
    old = {citation.title for citation in answer.citations if citation.status == "superseded"}
    assert old
    for title in old:
        assert [title in line for line in answer.warnings if "superseded edition" in line].count(True) == 1, "told once"


def test_a_described_pupil_brings_strategies_with_steps_and_evidence(assistant: Assistant) -> None:
    answer = _ask(assistant, STRATEGY.seen[0], "teacher")
    assert answer.outcome == "answered" and answer.short.startswith(f"**Start with: {STRATEGY.title.rstrip('.')}.**")
    first = [each for each in answer.statements if each.section == STRATEGY.title]
    texts = [each.text for each in first]
    assert [f"{n}. {step.text}" for n, step in enumerate(STRATEGY.steps, 1)] == texts[: len(STRATEGY.steps)]
    assert any(text.startswith("Take care: ") for text in texts)
    assert any(text.startswith("Evidence: ") and f"Layer: {STRATEGY.layer}." in text for text in texts)
    assert any(each.citations for each in first), "the evidence is cited"
    assert any("no diagnosis" in line for line in answer.warnings)
    sections = list(dict.fromkeys(each.section for each in answer.statements))
    assert 1 <= len(sections) <= 3 and all(each.duty is None for each in answer.statements)


def test_the_phase_that_is_named_keeps_strategies_for_others_out(assistant: Assistant) -> None:
    answer = _ask(assistant, "in nursery he hits other children when they come near his cars", "teacher")
    shown = [name.partition(":")[2] for name in answer.pages if name.startswith("strategy:")]
    assert shown and all("early years" in SHELF.strategies[name].phases for name in shown)


def test_two_strategies_are_shown_in_full_and_no_more_than_five_named(assistant: Assistant) -> None:
    answer = _ask(assistant, STRATEGY.seen[0], "teacher")
    shown = [name for name in answer.pages if name.startswith("strategy:")]
    assert 3 <= len(shown) <= 7
    in_full = {each.section for each in answer.statements if each.text.startswith("1. ")}
    assert len(in_full) == 2


def test_what_is_tried_in_any_lesson_stands_behind_what_fits_best(assistant: Assistant) -> None:
    answer = _ask(assistant, "Tell him three things and he does the last one, every time, Year 3", "teacher")
    shown = [name.partition(":")[2] for name in answer.pages if name.startswith("strategy:")]
    first = {name for words in open_planning().barriers.values() for name in words.first}
    assert "one-step-instructions" in shown and shown[3:] and set(shown[3:]) <= first


def test_a_description_that_asks_for_a_diagnosis_gets_strategies_behind_the_honest_text(assistant: Assistant) -> None:
    told = "Handwriting like spider tracks, buttons done up wrong, bumps into everyone. Does he have dyspraxia?"
    answer = _ask(assistant, told, "teacher")
    assert answer.outcome == "refused" and answer.heading == "This program does not diagnose"
    assert any(name.startswith("strategy:") for name in answer.pages)
    assert all(each.section for each in answer.statements)


@pytest.mark.parametrize("practice", SHELF.not_recommended.values(), ids=lambda practice: practice.id)
def test_what_is_not_recommended_is_said_with_what_to_do_instead(
    assistant: Assistant, practice: NotRecommended
) -> None:
    answer = page("not-recommended", practice.id, assistant.searcher.library, SHELF, date(2026, 11, 28))
    assert answer.short.startswith("**") and answer.pages[0] == f"not-recommended:{practice.id}"
    instead = [each.text for each in answer.statements if each.section == "What to do instead"]
    assert all(any(SHELF.strategies[name].title.rstrip(".") in text for text in instead) for name in practice.instead)


def test_a_wish_for_what_is_not_recommended_is_recognised(assistant: Assistant) -> None:
    asked = [(practice.id, practice.asked_as[0]) for practice in SHELF.not_recommended.values()]
    found = [f"not-recommended:{name}" in _ask(assistant, text, "teacher").pages for name, text in asked]
    assert sum(found) >= 0.9 * len(found), [pair for pair, there in zip(asked, found, strict=True) if not there]


@pytest.mark.parametrize("kind", ["guide", "strategy", "not-recommended", "recipe"])
def test_a_page_that_is_not_there_is_a_message_for_the_reader(assistant: Assistant, kind: str) -> None:
    with pytest.raises(ReaderError, match="look for it in the list"):
        page(kind, "no-such-page", assistant.searcher.library, SHELF, date(2026, 11, 28))


def test_a_strategy_is_shown_whole_as_a_page(assistant: Assistant) -> None:
    answer = page("strategy", STRATEGY.id, assistant.searcher.library, SHELF, date(2026, 11, 28))
    sections = list(dict.fromkeys(each.section for each in answer.statements))
    assert sections[:3] == ["What to do", "For example", "What to prepare"] and sections[-1].startswith("Evidence: ")
    assert {"Take care", "When to stop and whom to ask", "Which duty it may serve"} <= set(sections)
    assert any(citation.verified for citation in answer.citations)


def test_a_senco_who_describes_a_pupil_gets_strategies_too(assistant: Assistant) -> None:
    answer = _ask(assistant, "A pupil in my class cannot cope with the noise in the hall")
    assert "Strategies" in answer.heading


def test_the_role_may_decide_and_every_role_is_answered(assistant: Assistant) -> None:
    answers = {role: _ask(assistant, STRATEGY.seen[0], role) for role in ROLES}
    assert answers["teacher"].heading == "Strategies that fit what is described"
    assert {answer.outcome for answer in answers.values()} <= {"answered", "partial"}


def test_where_nothing_fits_the_nearest_passages_are_labelled_as_such(assistant: Assistant) -> None:
    answer = _ask(assistant, "Who pays for the lift in an old school building?")
    assert answer.outcome == "partial" and answer.heading.startswith("Nearest: ")
    assert answer.short.startswith("**No guide on the shelf is sure to answer this; the nearest one says:**")
    nearest = [each for each in answer.statements if each.section == NEAREST]
    assert 1 <= len({each.citations for each in nearest}) <= 5 and all(len(each.citations) == 1 for each in nearest)
    by_mark = {citation.mark: citation for citation in answer.citations}
    for each in nearest:
        cited = by_mark[each.citations[0]]
        own = {" ".join(cited.quote.split()), f"Mind: {cited.note}"}
        assert each.text in own, "no sentence of its own making"


@pytest.mark.parametrize("question", ["How do I bake sourdough bread?", "What is the capital of Mongolia?"])
def test_what_the_library_knows_nothing_of_is_refused(assistant: Assistant, question: str) -> None:
    answer = _ask(assistant, question)
    assert (answer.outcome, answer.statements, answer.citations) == ("refused", (), ())


@pytest.mark.parametrize("question", ["", "  \n", "?!", "…"])
def test_nothing_asked_is_asked_back(assistant: Assistant, question: str) -> None:
    answer = _ask(assistant, question)
    assert (answer.outcome, answer.statements) == ("clarify", ())


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("A pupil told me that her dad hits her", "A child may be at risk"),
        ("One of my boys has been self-harming", "A pupil's life or safety may be at risk"),
        ("She says he touched her", "A child may be at risk"),
        ("A girl in Year 9 wants to kill herself", "A pupil's life or safety may be at risk"),
    ],
)
def test_what_must_not_simply_be_answered_is_signposted(assistant: Assistant, question: str, heading: str) -> None:
    answer = _ask(assistant, question)
    assert (answer.outcome, answer.heading, answer.statements) == ("signposted", heading, ())
    assert answer.citations == ()


@pytest.mark.parametrize(
    "question",
    [
        "Which training do staff need on self-harm?",
        "Does our policy on self-harm have to mention SEN?",
        "A child has moved here from Wales, what do we do about the plan?",
        "He has hit other pupils, what can I do?",
        "She told me the council refused to assess her son",
        "He says the work is too hard and puts his head down",
    ],
)
def test_what_only_sounds_like_it_is_not(assistant: Assistant, question: str) -> None:
    assert _ask(assistant, question).outcome in ("answered", "partial")


@pytest.mark.parametrize("question", ["6.44", "para 6.44", "What does CoP 6.44 say?", "show me the Code, 6.44"])
def test_a_reference_is_looked_up(assistant: Assistant, question: str) -> None:
    answer = _ask(assistant, question)
    assert answer.outcome == "answered" and answer.short == "**SEND Code of Practice 6.44**"
    (citation,) = answer.citations
    assert citation.verified and citation.held == "summary"
    assert all(each.section == "SEND Code of Practice 6.44" for each in answer.statements)


def test_two_references_are_shown_together(assistant: Assistant) -> None:
    answer = _ask(assistant, "What do section 42 and reg 20(1) say?")
    shown = {each.section for each in answer.statements}
    assert {"Children and Families Act 2014 s.42", "SEND Regulations 2014 reg 20(1)"} <= shown
    assert answer.outcome == "answered" and all(citation.verified for citation in answer.citations)


@pytest.mark.parametrize("question", ["6.999", "Children and Families Act 2014 s.999", "reg 999"])
def test_a_look_up_of_what_is_not_held_says_so(assistant: Assistant, question: str) -> None:
    answer = _ask(assistant, question)
    assert (answer.outcome, answer.statements, answer.citations) == ("partial", (), ())
    assert "not among the passages summarised here" in answer.short


def test_one_reference_that_is_held_and_one_that_is_not(assistant: Assistant) -> None:
    answer = _ask(assistant, "6.44 and 6.999")
    assert answer.outcome == "partial" and len(answer.citations) == 1
    assert any("6.999" in line for line in answer.warnings)


def test_an_out_of_date_passage_is_warned_of(assistant: Assistant) -> None:
    (line,) = [line for line in _ask(assistant, "6.85").warnings if line.startswith("SEND Code of Practice 6.85: ")]
    assert "reg 49" in line


def test_a_look_up_of_a_divided_regulation_keeps_the_order_of_its_parts(assistant: Assistant) -> None:
    answer = _ask(assistant, "reg 20")
    parts = [each.section.rpartition("(")[2].rstrip(")") for each in answer.statements if each.section.endswith(")")]
    assert len(parts) > 2 and [int(part) for part in parts] == sorted(map(int, parts))
    assert not any("may have more" in line for line in answer.warnings), "the digest renders it whole"


@pytest.mark.parametrize(
    "told", ["pupil says uncle hurts him", "I think a pupil is being abused at home", "bruises, and scared to go home"]
)
def test_a_child_at_risk_is_never_answered_with_strategies(assistant: Assistant, told: str) -> None:
    answer = _ask(assistant, told, "teacher")
    assert answer.outcome == "signposted" and "designated safeguarding lead" in answer.short


def test_the_steps_are_told_as_they_begin(assistant: Assistant) -> None:
    told: list[str] = []
    assistant.ask(Question(GUIDE.questions[0]), told.append)
    assert len(told) >= 2 and "checking" in told[-1]


def test_the_same_question_has_the_same_answer(assistant: Assistant) -> None:
    first, second = (_ask(assistant, GUIDE.questions[1]) for _ in range(2))
    assert (first.short, first.statements, first.citations) == (second.short, second.statements, second.citations)


def test_what_describes_a_pupil_gets_strategies_where_no_guide_answers_for_sure(assistant: Assistant) -> None:
    answer = _ask(assistant, "Year 3 girl melts down whenever the timetable changes, what can I do tomorrow?")
    assert answer.outcome == "answered" and answer.pages[0].startswith("strategy:")
