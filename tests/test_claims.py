"""What a written claim must hold to: its marks, and in the words that it cites its figures, references, force."""

import pytest

from app.ask.answer import Citation
from app.ask.claims import Claim, ClaimedDuty, problems
from app.ask.evidence import Evidence
from knowledge.sources import Status


def _evidence(mark: int, words: str, status: Status = "in force") -> Evidence:
    reference = "SEND Code of Practice 1.1"
    citation = Citation(
        mark, reference, "send-code-2015", "A title", None, words, "text", True, status, "statutory guidance", ""
    )
    return Evidence(citation, words)


EVIDENCE = {
    1: _evidence(1, "The panel must decide within six weeks of receiving the request, unless the school is closed."),
    2: _evidence(
        2, "Parents should be told of the panel's decision. The school may ask for a meeting within 15 school days."
    ),
    3: _evidence(3, "Schools would keep a digital plan for every pupil from September 2029.", "proposed"),
    4: _evidence(4, "The head may suspend a pupil for a fixed period.", "superseded"),
    5: _evidence(5, "The school must not share the report with other parents."),
}


def _kinds(text: str, *marks: int, duty: ClaimedDuty = "none", question: str = "") -> list[str]:
    return [problem.kind for problem in problems(Claim(text, duty, marks), EVIDENCE, question)]


@pytest.mark.parametrize(
    ("text", "mark", "duty"),
    [
        ("The panel must decide within 6 weeks of the request.", 1, "must"),
        ("Within six weeks of receiving the request the panel has to decide.", 1, "must"),
        ("The panel need not decide within six weeks where the school is closed.", 1, "unless"),
        ("Parents should be told of the decision.", 2, "should"),
        ("The school may ask for a meeting within fifteen school days.", 2, "may"),
        ("By the proposals, schools would keep a digital plan for every pupil.", 3, "none"),
        ("In the superseded edition the head may suspend a pupil for a fixed period.", 4, "none"),
        ("The school must not share the report with other parents.", 5, "must"),
    ],
)
def test_a_fair_paraphrase_passes(text: str, mark: int, duty: ClaimedDuty) -> None:
    assert _kinds(text, mark, duty=duty) == []


def test_a_mark_is_needed_and_must_lead_somewhere() -> None:
    assert "a statement without a source" in _kinds("The panel must decide within six weeks.")
    assert "a source that does not exist" in _kinds("The panel must decide within six weeks.", 1, 9)


@pytest.mark.parametrize(
    ("text", "mark", "kind"),
    [
        ("The panel must decide within eight weeks of the request.", 1, "a figure that its source does not give"),
        ("The panel must decide within 6 months of the request.", 1, "a figure that its source does not give"),
        ("The panel must decide within six working weeks of the request.", 1, "a figure that its source does not give"),
        ("The school may ask for a meeting within 15 days.", 2, "a figure that its source does not give"),
        ("The panel must decide on the request within a fortnight.", 1, "a figure that its source does not give"),
        ("The panel must decide by March on the request it is receiving.", 1, "a figure that its source does not give"),
        ("The panel must wait at least six weeks of receiving the request.", 1, "a limit turned round"),
        ("By 6.120 the panel must decide within six weeks.", 1, "a reference that its source does not give"),
        ("By section 36 the panel must decide within six weeks.", 1, "a reference that its source does not give"),
        ("Under the School Panels Act the panel must decide.", 1, "a reference that its source does not give"),
        ("Parents must be told of the panel's decision.", 2, "a duty that the passage does not set"),
        ("The school is required to ask for a meeting.", 2, "a duty that the passage does not set"),
        ("The panel should decide within six weeks of the request.", 1, "advice that the passage does not give"),
        ("The panel may decide on receiving the request.", 1, "a duty told as a choice"),
        ("There is no duty of the panel to decide on the request.", 1, "a denial that the passage does not make"),
        ("The school does not ask parents for a meeting.", 2, "a denial that the passage does not make"),
        ("The school must share the report with other parents.", 5, "a prohibition that was dropped"),
        ("Schools keep a digital plan for every pupil.", 3, "something proposed told as law"),
        ("The head may suspend a pupil for a fixed period.", 4, "something superseded told as law"),
        ("Ofsted fines councils whose lorries are late.", 1, "words that its source does not bear out"),
        ("The panel must decide for Pupil B within six weeks.", 1, "a person whom nobody named"),
        ("The panel must decide <b>within six weeks</b>.", 1, "mark-up or code"),
        ("The panel must decide [here](x) within six weeks.", 1, "mark-up or code"),
        ("The panel must decide\u202e within six weeks.", 1, "mark-up or code"),
        ("The panel must decide within six weeks, see www.panel.example.", 1, "a web address"),
        ("I think that the panel must decide within six weeks.", 1, "talk about itself"),
        ("The panel must decide. " * 40, 1, "a statement that is far too long"),
        ("...", 1, "an empty statement"),
    ],
)  # fmt: skip
def test_what_the_cited_words_do_not_bear_out_is_found(text: str, mark: int, kind: str) -> None:
    assert kind in _kinds(text, mark)


def test_a_person_of_the_question_may_be_named() -> None:
    said = "For Pupil A the panel must decide within six weeks of the request."
    assert _kinds(said, 1, question="When is Pupil A's request decided?") == []


def test_a_figure_of_the_question_is_no_figure_of_the_source() -> None:
    said = "The panel must decide within 9 weeks of the request."
    assert _kinds(said, 1, question="Is it 9 weeks?") == ["a figure that its source does not give"]


def test_section_i_of_a_plan_is_not_talk_about_itself() -> None:
    evidence = {1: _evidence(1, "Section I of the plan must name the school.")}
    assert problems(Claim("Section I of the plan must name the school.", "must", (1,)), evidence, "") == ()
