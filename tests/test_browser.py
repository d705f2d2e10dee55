"""Asking in a real browser: the whole program over the shipped knowledge, then a fake assistant for rarer states."""

import re
from pathlib import Path

import pytest

from app.screens import wording
from tests.browser.pages import (
    OPENED,
    QUESTION,
    SHOT_OF,
    WIDTHS,
    Fake,
    Open,
    ask,
    faults,
    focused,
    settle,
    sideways,
    small_targets,
)


def test_a_question_can_be_typed_while_the_library_opens_and_is_answered(real: str, open_page: Open) -> None:
    page = open_page(real)
    ask(page)
    assert page.locator(".question h2").inner_text() == QUESTION
    assert page.locator(".answer .short strong").first.inner_text()
    assert page.locator(".duty-must").count() > 0
    assert "official text is not on this computer" in page.locator(".source").first.inner_text()
    assert "England only · law as at" in page.locator(".scope").inner_text()


@pytest.mark.skipif(not SHOT_OF, reason="SENCO_SCREENSHOT names no library for the README's picture")
def test_the_readme_has_its_picture(open_page: Open, fake: Fake) -> None:
    page = open_page(fake(""), height=1000)
    ask(page)
    page.locator("h1").click()  # the box lets go of the focus
    page.evaluate("document.querySelector('#question-1').scrollIntoView()")
    settle(page)
    place = Path(__file__).parents[1] / "docs" / "screenshot.png"
    place.parent.mkdir(exist_ok=True)
    assert page.screenshot(path=place)


def test_every_mark_leads_to_its_source_and_back_by_keyboard(real: str, open_page: Open) -> None:
    page = open_page(real)
    ask(page)
    marks = page.locator(".answer .mark")
    targets = {marks.nth(n).get_attribute("href") for n in range(marks.count())}
    cards = {f"#{card.get_attribute('id')}" for card in page.locator(".source").all()}
    assert targets <= cards and targets
    last = marks.last
    last.focus()
    page.keyboard.press("Enter")
    card = (last.get_attribute("href") or "").removeprefix("#")
    assert focused(page) == card
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert last.evaluate("mark => mark === document.activeElement")


def test_the_answer_is_copied_with_its_references(real: str, open_page: Open) -> None:
    page = open_page(real)
    ask(page)
    page.get_by_role("button", name="Copy the answer").click()
    page.get_by_text("Copied, with its references").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.locator(".answer h3").inner_text() in copied
    for reference in page.locator(".source h4").all_inner_texts():
        assert re.sub(r"^\d+\s*", "", reference) in copied


def test_the_newest_answer_is_brought_into_view(real: str, open_page: Open) -> None:
    page = open_page(real, height=700)
    ask(page)
    ask(page, "What must our SEN information report contain?")
    settle(page)
    top = page.locator("#question-2").bounding_box()["y"]
    assert 0 <= top < 350
    assert page.locator(".st-key-in-view [role=status]").inner_text() == "Question 2: the answer is on the page"


@pytest.mark.parametrize("width", WIDTHS)
def test_no_serious_fault_and_nothing_sideways(real: str, open_page: Open, width: int) -> None:
    page = open_page(real, width)
    settle(page)
    assert faults(page) == []
    ask(page)
    settle(page)
    assert (faults(page), sideways(page)) == ([], [])
    page.goto(f"{real}/documents")
    page.get_by_role("button", name="Rebuild").wait_for(timeout=OPENED)
    settle(page)
    assert (faults(page), sideways(page)) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_every_status_and_a_nasty_quote(fake: Fake, open_page: Open, width: int) -> None:
    page = open_page(fake("code"), width)
    ask(page)
    settle(page)
    assert (faults(page), sideways(page)) == ([], [])
    assert page.evaluate("window.hacked") is None
    assert "<script>window.hacked = 1</script>" in page.locator("#source-1-3").inner_text()
    edges = {card.evaluate("e => getComputedStyle(e).borderLeftStyle") for card in page.locator(".source").all()}
    assert edges == {"solid", "dashed", "double"}


def test_targets_are_large_enough_on_a_phone(fake: Fake, open_page: Open) -> None:
    page = open_page(fake("code"), 390)
    settle(page)
    assert small_targets(page) == []
    ask(page)
    settle(page)
    assert small_targets(page) == []


def test_a_failed_answer_stands_on_the_page_and_the_next_question_can_be_put(fake: Fake, open_page: Open) -> None:
    page = open_page(fake("trouble"))
    page.get_by_role("button", name=QUESTION).click()
    page.get_by_text("The library is being rebuilt: ask again in a minute.").wait_for()
    settle(page)
    assert faults(page) == []
    assert page.get_by_placeholder(wording.PROMPT).is_enabled()
