"""The screens as Streamlit draws them, with a fake assistant behind them: no library, no browser."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.ask.answer import Answer
from app.screens import answer_markup, launch, markup, parts, wording
from knowledge.errors import ReaderError
from knowledge.sources import STATUSES
from tests.browser.fake import ANSWER, CODE, FakeAssistant, Holding, citation, own_source
from tests.drawing import Draw, shown

ASKED = "How long does the council have?"


def button(page: AppTest, label: str) -> object:
    return next(each for each in page.button if each.label == label)


def ask(page: AppTest, text: str = ASKED) -> AppTest:
    return page.chat_input[0].set_value(text).run()


def test_first_visit_says_what_it_is_and_what_is_held_and_gives_three_examples(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code())
    assert page.title[0].value == "Ask"
    assert wording.PURPOSE in shown(page)
    assert "the Code in its own words (975 passages)" in shown(page)
    assert [each.label for each in page.button] == list(wording.EXAMPLES["senco"])


@pytest.mark.parametrize("role", wording.EXAMPLES)
def test_each_role_has_its_examples_and_is_passed_on(draw: Draw, role: str) -> None:
    assistant = FakeAssistant.with_code()
    page = draw(assistant)
    page.button_group(key="role").set_value(role).run()
    example = wording.EXAMPLES[role][0]  # type: ignore[index]
    button(page, example).click().run()  # type: ignore[attr-defined]
    assert [(asked.text, asked.role) for asked in assistant.asked] == [(example, role)]
    assert wording.ASKED_AS[role] in shown(page)  # type: ignore[index]


def test_without_the_code_the_way_to_it_is_shown(draw: Draw) -> None:
    assistant = FakeAssistant.with_code()
    assistant.holdings[CODE] = Holding(assistant.holdings[CODE].source, 0, 300)
    assert "The official Code is not on this computer yet" in shown(draw(assistant))


def test_an_empty_library_says_so(draw: Draw) -> None:
    assert "The library is empty" in shown(draw(FakeAssistant()))


def test_an_answer_shows_statements_with_their_badges_and_marks(draw: Draw) -> None:
    text = shown(ask(draw(FakeAssistant.with_code())))
    assert f"<h2>{ASKED}</h2>" in text
    assert "<strong>Six weeks at most.</strong>" in text
    for label in ("MUST", "MUST NOT", "SHOULD", "MAY", "UNLESS"):
        assert f">{label}</span>" in text
    assert 'href="#source-1-2"' in text and 'id="source-1-2"' in text
    assert 'href="#mark-1-2"' in text and 'id="mark-1-2"' in text
    assert "<h4>Common mistakes</h4>" in text
    assert wording.scope(ANSWER) in text


def test_each_status_has_a_name_and_a_shape_of_its_own() -> None:
    style = markup.STYLE.read_text(encoding="utf-8")
    badges = {answer_markup.status_badge(status, "guidance") for status in STATUSES}
    badges.add(answer_markup.status_badge("in force", "evidence"))
    assert len(badges) == len(STATUSES) + 1
    for status in (*STATUSES, "evidence"):
        assert f".status-{status.replace(' ', '-')} {{" in style


@pytest.mark.parametrize(
    ("more", "words", "edge"),
    [
        ({"held": "text"}, "checked against the text", "source-text"),
        ({"held": "summary"}, "our summary; the official text is not on this computer", "source-summary"),
        ({"verified": False}, "not verified", "source-unverified"),
    ],
)
def test_a_card_says_how_its_quote_was_checked(more: dict[str, object], words: str, edge: str) -> None:
    card = answer_markup.source_card(1, citation(1, "SEND Code of Practice 9.41", **more))
    assert words in card and edge in card


def test_only_the_documents_own_words_stand_in_quotation_marks() -> None:
    assert "“" in answer_markup.source_card(1, citation(1, "SEND Code of Practice 9.41"))
    assert "“" not in answer_markup.source_card(1, citation(1, "SEND Code of Practice 9.41", held="summary"))


def test_what_a_document_or_a_person_wrote_is_shown_as_text(draw: Draw) -> None:
    text = shown(ask(draw(FakeAssistant.with_code()), "<img src=x width=1> **bold**?"))
    assert "<script>" not in text and "<img" not in text
    assert "&lt;script&gt;" in text and "**stars** [1]" in text
    assert "&lt;img src=x width=1&gt; **bold**?" in text
    assert markup.plain("<b> [x](http://y) `z`") == r"\<b\> \[x\]\(http\:\/\/y\) \`z\`".replace(r"\/\/", "//")


def test_a_link_that_is_not_of_the_web_is_left_out() -> None:
    card = answer_markup.source_card(1, citation(1, "SEND Code of Practice 9.41", url="javascript:alert(1)"))
    assert "javascript" not in card


def test_a_mark_without_a_citation_is_not_shown(draw: Draw) -> None:
    answer = dataclasses.replace(ANSWER, short="Six weeks.[9]", statements=())
    assert "source-1-9" not in shown(ask(draw(FakeAssistant.with_code(answer=answer))))


def test_a_failed_answer_is_told_in_its_own_words(draw: Draw) -> None:
    page = ask(draw(FakeAssistant.with_code(trouble="The library is being rebuilt: ask again.")))
    assert [each.value for each in page.error] == [markup.plain("The library is being rebuilt: ask again.")]


def test_a_failure_that_nobody_foresaw_leaves_a_page_that_works(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    assistant = FakeAssistant.with_code()
    page = draw(assistant)
    monkeypatch.setattr(assistant, "ask", lambda *question: 1 / 0)
    page = ask(page)
    assert [each.value for each in page.error] == [markup.plain(wording.UNFORESEEN)]
    monkeypatch.undo()
    assert "Six weeks at most" in shown(ask(page))


def test_what_is_not_answered_here_is_headed_so(draw: Draw) -> None:
    answer = Answer(ASKED, "refused", "Not held", "**Nothing in the library answers this.**")
    text = shown(ask(draw(FakeAssistant.with_code(answer=answer))))
    assert "Not answered here" in text and "Where this comes from" not in text


def test_each_outcome_has_words_and_a_sign_of_its_own() -> None:
    style = markup.STYLE.read_text(encoding="utf-8")
    unusual = {outcome: words for outcome, words in wording.OUTCOME_NAMES.items() if words}
    assert len(set(unusual.values())) == 4
    signs = {re.search(rf"answer-{each} .outcome::before {{ content: (\S+)", style)[1] for each in unusual}  # type: ignore[index]
    assert len(signs) == 4


def test_a_question_back_has_its_choices_as_buttons(draw: Draw) -> None:
    choices = ("In a mainstream school", "In a special school")
    answer = Answer(ASKED, "clarify", "Which school?", "**Is it a mainstream or a special school?**", choices=choices)
    assistant = FakeAssistant.with_code(answer=answer)
    page = ask(draw(assistant))
    assert "One more thing is needed" in shown(page)
    assistant.answer = ANSWER
    button(page, "In a special school").click().run()  # type: ignore[attr-defined]
    assert assistant.asked[-1].text == "In a special school" and assistant.asked[-1].history
    assert "In a special school" not in [each.label for each in page.button]


def test_who_worded_it_is_told_beneath_the_answer(draw: Draw) -> None:
    assert "worded by the quoting writer: no chat model" in shown(ask(draw(FakeAssistant.with_code())))
    answer = dataclasses.replace(ANSWER, writer="model ollama:llama3.1")
    assert "worded by the chat model ollama:llama3.1," in shown(ask(draw(FakeAssistant.with_code(answer=answer))))


def test_an_ollama_on_this_computer_is_offered_and_not_turned_on(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(models_offered=("llama3.1", "phi4")))
    assert "set `SENCO_MODEL=ollama:llama3.1`" in shown(page)
    assert "Ollama" not in shown(draw(FakeAssistant.with_code()))


def test_the_conversation_stays_and_is_passed_on_until_it_is_left(draw: Draw) -> None:
    assistant = FakeAssistant.with_code()
    page = ask(ask(draw(assistant)), "And if they refuse?")
    assert shown(page).count("You asked, as a SENCO") == 2
    assert [turn.text for turn in assistant.asked[1].history] == [ASKED, ANSWER.short]
    button(page, "New conversation").click().run()  # type: ignore[attr-defined]
    assert "You asked" not in shown(page)


def test_a_library_that_cannot_be_opened_says_why(draw: Draw, monkeypatch: pytest.MonkeyPatch) -> None:
    page = draw(FakeAssistant.with_code())
    monkeypatch.setattr(parts, "open_assistant", fail)
    parts.open_again()
    while not parts.loaded():
        pass
    page.run()
    assert [each.value for each in page.error] == [markup.plain("SENCO_HOME is a file: name a folder.")]


def fail(tell: object) -> None:
    raise ReaderError("SENCO_HOME is a file: name a folder.")


def test_the_library_lists_what_is_held_and_what_is_not(draw: Draw) -> None:
    page = draw(FakeAssistant.with_code(), "documents_page.py")
    text = shown(page)
    assert "975 passages · 12 summaries · checked on 23 November 2026" in text
    assert text.index("code of practice: 0 to 25 years") < text.index("Children and Families Act 2014, Part 3")
    assert "Superseded" in text and "Proposed, not law" in text


def test_a_document_is_removed_only_after_confirmation(draw: Draw) -> None:
    assistant = FakeAssistant.with_code()
    assistant.holdings["our-policy"] = Holding(own_source(Path("our-policy.md")), 3, 0)
    page = draw(assistant, "documents_page.py")
    page.button(key="remove-our-policy").click().run()
    assert "our-policy" in assistant.holdings
    page.button(key="confirm-removal").click().run()
    assert "our-policy" not in assistant.holdings
    assert markup.plain("our-policy: removed.") in shown(page)


def test_an_official_document_is_fetched_through_the_assistant(draw: Draw) -> None:
    assistant = FakeAssistant()
    page = draw(assistant, "documents_page.py")
    page.button(key=f"get-{CODE}").click().run()
    assert CODE in assistant.holdings and "downloading" in shown(page)


def test_documents_are_added_under_their_own_names(draw: Draw) -> None:
    assistant = FakeAssistant()
    page = draw(assistant, "documents_page.py")
    page.file_uploader[0].set_value([("our-policy.md", b"# Policy", "text/markdown"), ("empty.txt", b"", "text/plain")])
    button(page, "Add to the library").click().run()  # type: ignore[attr-defined]
    assert list(assistant.holdings) == ["our-policy"]
    assert markup.plain("empty.txt: the file is empty. Save it again and add it once more.") in shown(page)


def test_dates_are_written_out() -> None:
    assert wording.long_date("2015-01") == "January 2015"
    assert wording.long_date("2026-11-03") == "3 November 2026"
    assert wording.long_date("n.d.") == "no date"
    assert wording.long_date("") == "" and wording.long_date("spring 2026") == "spring 2026"


def test_the_command_names_the_settings_that_must_not_be_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    command = launch.command(8501)
    assert "--server.address=127.0.0.1" in command and "--browser.gatherUsageStats=false" in command
    assert "STREAMLIT_SERVER_ADDRESS" not in launch.environment()


def test_launching_does_not_import_streamlit() -> None:
    code = "import sys, app.screens.launch; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=launch.environment(), check=False).returncode == 0
