"""A conversation in a real browser: stopped, kept, refreshed, asked again, exported; every outcome at every width."""

import re
from pathlib import Path
from typing import Any

from app.screens import wording
from tests.browser.pages import WIDTHS, Fake, Open, ask, faults, settle, sideways, small_targets

ASKED = "How long has the council?"


def put(page: Any, question: str) -> None:
    """Put a question without waiting for the answer."""
    page.get_by_placeholder(wording.PROMPT).fill(question)
    page.keyboard.press("Enter")
    page.get_by_text("searching 975 paragraphs").wait_for()


def told(page: Any) -> str:
    text: str = page.locator(".st-key-in-view [role=status]").inner_text()
    return text


def test_a_question_is_stopped_changed_kept_and_there_after_a_refresh(fake: Fake, open_page: Open) -> None:
    page = open_page(fake("thinking"))
    page.get_by_text("For example").wait_for()
    put(page, ASKED)
    page.get_by_role("button", name="Stop").press("Enter")
    page.get_by_text("Your question is in the box again").wait_for()
    settle(page)
    box = page.get_by_placeholder(wording.PROMPT)
    assert box.input_value() == ASKED and told(page) == "Question 1: stopped, without an answer"
    assert (page.locator(".answer").count(), faults(page), sideways(page)) == (0, [], [])
    ask(page, f"{ASKED} In term time?")
    settle(page)
    assert told(page) == "Question 1: the answer is on the page" and "?conversation=" in page.url
    page.reload()
    page.locator(".answer").wait_for()
    assert page.locator(".question h2").inner_text() == f"{ASKED} In term time?"
    page.get_by_role("button", name="Ask again").click()
    page.get_by_role("menuitem", name="as a teacher").or_(page.get_by_text("as a teacher")).first.click()
    page.get_by_text("searching 975 paragraphs").wait_for()
    assert page.locator(".answer, .source").count() == 0, "nothing half is shown"
    page.get_by_text("You asked, as a teacher").wait_for()
    page.locator(".answer").wait_for()
    settle(page)
    assert told(page) == "Question 1: another answer is on the page"
    page.get_by_role("button", name="New conversation").press("Enter")
    page.get_by_text("For example").wait_for()
    settle(page)  # the list is drawn anew
    page.get_by_role("link", name=ASKED).press("Enter")
    page.locator(".answer").wait_for()
    assert page.locator(".answer").count() == 1


def test_every_outcome_and_what_can_be_done_with_it(fake: Fake, open_page: Open) -> None:
    page = open_page(fake("outcomes"))
    page.get_by_text("Ollama on this computer").wait_for()
    settle(page)
    assert (faults(page), sideways(page)) == ([], [])
    for outcome in ("refused", "signposted", "partial", "clarify"):
        ask(page, outcome)
    page.get_by_role("button", name="In a special school").wait_for()
    page.locator("[data-testid=stFeedback] button, .stFeedback button").last.press("Enter")
    page.get_by_label("What is wrong or missing?").fill("It is old.")
    page.keyboard.press("Enter")
    page.get_by_text("it did not help, “It is old”").wait_for()
    page.get_by_role("button", name="Rename").click()
    page.get_by_label("Name of this conversation").wait_for()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert (faults(page), sideways(page)) == ([], []), width
    assert small_targets(page) == []
    page.locator("[data-testid=stExpandSidebarButton]").click()
    page.get_by_role("link", name="refused").wait_for()
    settle(page)
    assert (faults(page), small_targets(page, ".st-key-past button, .st-key-past a")) == ([], [])


def test_an_answer_that_cannot_be_kept_stands_and_is_saved_in_word(fake: Fake, open_page: Open) -> None:
    page = open_page(fake("unkept"), 390)
    ask(page, ASKED)
    page.get_by_text("The answer stands, but was not kept.").wait_for()
    settle(page)
    assert (faults(page), sideways(page), small_targets(page)) == ([], [], [])
    with page.expect_download() as saved:
        page.get_by_role("button", name="Word", exact=True).press("Enter")
    assert re.fullmatch(r"senco-answer-1.*\.docx", saved.value.suggested_filename)
    assert Path(saved.value.path()).read_bytes()[:2] == b"PK"
