"""A quote is the part of a passage that supports a claim, letter for letter; nothing else stands in it."""

import random

import pytest

from ingest.documents import Intake
from knowledge.quotes import best_quote, content_words, stands_in

TEXT = (
    "Schools should listen to parents. The decision must be made within 6 weeks of the request.\n"
    "The draft is open to comment for 15 days. A meeting may follow; it need not. See e.g. Chapter 9 for more.\n"
    "- the views of the child\n- the views of the parent"
)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("a decision is due within 6 weeks", "The decision must be made within 6 weeks of the request."),
        ("comments are open for 15 days", "The draft is open to comment for 15 days."),
        ("15", "The draft is open to comment for 15 days."),
        ("parents are listened to by schools", "Schools should listen to parents."),
        ("a meeting may follow but need not", "A meeting may follow; it need not."),
    ],
)
def test_the_sentence_that_says_it_is_picked_figures_above_all(claim: str, expected: str) -> None:
    assert best_quote(TEXT, claim) == expected


def test_a_figure_outweighs_a_word() -> None:
    text = f"The school may reply in time. {'Nothing else is so. ' * 5}The school waits 15."
    assert best_quote(text, "the school's reply in 15") == "The school waits 15."


def test_a_claim_that_rests_on_two_sentences_gets_both_as_they_stand() -> None:
    found = best_quote(TEXT, "a decision within 6 weeks of the request, and a draft open to comment for 15 days")
    assert found.startswith("The decision must") and found.endswith("for 15 days.") and found in TEXT


@pytest.mark.parametrize("claim", ["", "nothing of the kind", "the of and", "???"])
def test_a_claim_that_shares_nothing_still_gets_a_sentence_of_the_passage(claim: str) -> None:
    assert best_quote(TEXT, claim) == "Schools should listen to parents."


@pytest.mark.parametrize("text", ["One.", "no stop at all", "  spaced  out.  ", "| a | table |", "x" * 3_000])
def test_a_quote_is_a_part_of_any_text(text: str) -> None:
    found = best_quote(text, "one table")
    assert found and found in text and stands_in(found, text)


def test_a_quote_is_never_longer_than_a_few_sentences() -> None:
    text = " ".join(f"Sentence {n} is about schools, parents, plans and reviews of all of those." for n in range(50))
    assert len(best_quote(text, " ".join(str(n) for n in range(50)))) <= 420


def test_quotes_from_the_official_documents_are_contiguous_parts_of_them(real_intakes: tuple[Intake, ...]) -> None:
    passages = [passage for intake in real_intakes for passage in intake.passages]
    chosen = random.Random(7)
    for passage in chosen.sample(passages, 150):
        claim = " ".join(chosen.sample(passage.text.split(), min(6, len(passage.text.split()))))
        found = best_quote(passage.text, claim)
        assert found and found in passage.text and stands_in(found, passage.text), passage.reference


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("The decision must be made within 6 weeks", True),
        ("6 weeks   of the\nrequest. The draft is open", True),
        ("for 15 days.\u00a0A meeting", True),
        ("The decision must be made within 7 weeks", False),
        ("The decision should be made within 6 weeks", False),
        ("the decision must be made", False),
        ("The decision must be made … of the request", False),
        ("within 6weeks", False),
        ("listen to parents, The decision", False),
        ("", False),
        (" \n ", False),
    ],
)
def test_a_quote_stands_in_a_text_letter_for_letter_white_space_aside(quote: str, stands: bool) -> None:
    assert stands_in(quote, TEXT) is stands


def test_figures_count_whole_and_words_by_their_stem() -> None:
    assert content_words("Deciding on decisions within 15 days of 1500") == {
        "decidi",
        "decisi",
        "within",
        "15",
        "days",
        "1500",
    }


def test_no_quote_is_made_from_a_passage_without_words() -> None:
    assert best_quote("", "claim") == ""
