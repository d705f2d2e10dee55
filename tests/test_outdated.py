"""What the law has moved past carries a warning that says what applies now."""

import pytest

from ingest.documents import Intake
from knowledge.outdated import outdated_references, outdated_warning
from knowledge.references import printed_reference
from tests.fakes import CODE


@pytest.mark.parametrize("paragraph", ["6.85", "6.86"])
def test_the_award_that_was_replaced_is_warned_of_with_what_replaced_it(paragraph: str) -> None:
    warning = outdated_warning(f"{CODE} {paragraph}")
    assert all(words in warning for words in ("1 September 2024", "SEND Regulations 2014 reg 49", "NPQ for SENCOs"))


@pytest.mark.parametrize("reference", [f"{CODE} 6.44", f"{CODE} 6.8", f"{CODE} 6.855", "6.85", ""])
def test_what_nothing_is_known_against_has_no_warning(reference: str) -> None:
    assert outdated_warning(reference) == ""


def test_every_warning_is_a_sentence_on_a_passage_in_its_printed_form() -> None:
    assert len(outdated_references()) >= 7
    for reference in outdated_references():
        assert printed_reference(reference) is not None, reference
        assert outdated_warning(reference).endswith("."), reference


def test_every_passage_that_is_warned_of_stands_in_the_code(real_intakes: tuple[Intake, ...]) -> None:
    held = {passage.reference for intake in real_intakes for passage in intake.passages}
    assert set(outdated_references()) <= held
