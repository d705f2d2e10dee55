"""What a question takes for granted and is not so is put right at the start of its answer."""

from pathlib import Path

from app.ask.answer import Question
from app.ask.premises import NO_RULINGS
from app.ask.write import FIRST
from app.settings import Settings
from app.wiring import Assistant


def test_a_paragraph_that_does_not_exist_is_said_first(code_home: Path) -> None:
    answer = Assistant(Settings(home=code_home)).ask(
        Question("6.120 of the Code says schools must hold provision panels. Who should sit on the panel?")
    )
    assert answer.short.startswith("**There is no SEND Code of Practice 6.120. Chapter 6 ends at 6.99.")


def test_a_common_mistake_comes_before_everything_else(shipped_home: Path) -> None:
    answer = Assistant(Settings(home=shipped_home)).ask(
        Question("An old file lists a pupil as 'School Action Plus'. Do those categories still exist?")
    )
    assert answer.statements[0].text.startswith(FIRST) and "School Action" in answer.statements[0].text


def test_a_ruling_that_is_named_is_said_not_to_be_held(shipped_home: Path) -> None:
    assistant = Assistant(Settings(home=shipped_home))
    for question in (
        "What did the judge hold in Tolland v West Marshshire Council [2023] UKUT 418 (AAC) on funding?",
        "Trust solicitor cited R (Oakes) v Fenmere Borough Council re section F hours. Summarise it for my head?",
    ):
        assert assistant.ask(Question(question)).short.startswith(f"**{NO_RULINGS}"), question


def test_a_guide_says_neither_yes_nor_no_to_a_question_that_is_not_its_own(shipped_home: Path) -> None:
    answer = Assistant(Settings(home=shipped_home)).ask(
        Question("Our trust says outreach from a special school counts as the EP advice in an EHC assessment. Does it?")
    )
    assert answer.pages[0] == "guide:educational-psychologist-advice"
    assert answer.short.startswith("**The local authority must seek an educational psychologist's advice")


def test_two_things_that_are_compared_are_no_ruling(shipped_home: Path) -> None:
    answer = Assistant(Settings(home=shipped_home)).ask(Question("SEN v disability: what is the difference?"))
    assert NO_RULINGS not in answer.short
