"""With the real Code on this computer: its own words, letter for letter, and what is not in it."""

from pathlib import Path

import pytest

from app.ask.answer import Answer, Question
from app.settings import Settings
from app.wiring import Assistant
from knowledge.shelf import open_shelf

CODE = "send-code-2015"
SHELF = open_shelf()


@pytest.fixture(scope="module")
def assistant(code_home: Path) -> Assistant:
    return Assistant(Settings(home=code_home))


@pytest.fixture(scope="module")
def texts(assistant: Assistant) -> dict[str, str]:
    return assistant.references_held()


def _ask(assistant: Assistant, text: str) -> Answer:
    return assistant.ask(Question(text))


def _plain(text: str) -> str:
    return " ".join(text.split())


def test_the_code_is_held_in_its_own_words(assistant: Assistant) -> None:
    (code,) = [each for each in assistant.held() if each.source.id == CODE]
    assert code.texts >= 975 and code.summaries == 0


@pytest.mark.parametrize("guide", SHELF.guides, ids=str)
def test_every_quote_of_the_code_stands_in_it_letter_for_letter(
    assistant: Assistant, texts: dict[str, str], guide: str
) -> None:
    answer = _ask(assistant, SHELF.guides[guide].questions[0])
    for citation in answer.citations:
        if citation.source == CODE:
            assert (citation.held, citation.verified) == ("text", True)
            assert citation.page and citation.headings
            assert _plain(citation.quote) in _plain(texts[citation.reference])
        else:
            assert citation.held == "summary"


def test_quotes_of_the_code_occur_in_answers(assistant: Assistant) -> None:
    answer = _ask(assistant, SHELF.guides["assessment-decision-six-weeks"].questions[0])
    assert answer.outcome == "answered"
    quotes = [citation.quote for citation in answer.citations if citation.source == CODE]
    assert len(quotes) >= 3 and any("6 weeks" in quote for quote in quotes)


def test_a_look_up_gives_the_whole_passage_and_its_page(assistant: Assistant, texts: dict[str, str]) -> None:
    answer = _ask(assistant, "what does 9.41 say?")
    assert {each.section for each in answer.statements} == {"SEND Code of Practice 9.41"}
    words, beside, note = answer.statements
    assert note.text.startswith("Mind: ") and note.citations == words.citations
    said = _plain(words.text)
    assert beside.text.startswith("In plain English: ") and beside.citations == words.citations
    assert said == _plain(texts["SEND Code of Practice 9.41"]) and "15 calendar days" in said
    assert all(citation.verified and citation.page == 152 for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("6.100", "Chapter 6 ends at 6.99."),
        ("7.36", "Beside it stand 7.35 and 7.37."),
        ("4.0", "Chapter 4 begins at 4.1."),
        ("14.2", "There is no SEND Code of Practice 14.2."),
        ("Introduction xxx", "There is no SEND Code of Practice Introduction xxx"),
        ("Annex 9", "There is no SEND Code of Practice Annex 9"),
    ],
)
def test_a_paragraph_that_does_not_exist_is_not_made_up(assistant: Assistant, question: str, words: str) -> None:
    answer = _ask(assistant, question)
    assert (answer.outcome, answer.statements, answer.citations) == ("partial", (), ())
    assert words in answer.short


def test_an_out_of_date_paragraph_is_quoted_with_its_warning(assistant: Assistant) -> None:
    answer = _ask(assistant, "6.85")
    assert answer.citations[0].held == "text" and answer.citations[0].verified
    assert any("6.85" in line and "reg 49" in line for line in answer.warnings)


def test_the_nearest_passages_are_quoted_as_they_stand(assistant: Assistant, texts: dict[str, str]) -> None:
    answer = _ask(assistant, "What does the Code say about a young person's housing and benefits?")
    assert answer.outcome == "partial"
    quoted = [citation for citation in answer.citations if citation.held == "text"]
    assert quoted
    for citation in quoted:
        assert citation.verified and _plain(citation.quote) in _plain(texts[citation.reference])


def test_our_summaries_are_in_order_against_the_real_code(texts: dict[str, str]) -> None:
    """What `senco check` finds on a computer that holds the Code."""
    from knowledge.check import problems

    assert problems(texts) == []
