"""The other pages in a real browser: documents, dates, masking, a source at its page, states that are not the usual."""

import re
from pathlib import Path

import pytest

from app.screens import wording
from tests.browser.pages import OPENED, WIDTHS, Fake, Open, ask, faults, settle, sideways


def test_a_document_is_added_and_removed(real: str, open_page: Open, tmp_path: Path) -> None:
    policy = tmp_path / "quiet-room-policy.md"
    policy.write_text("# Quiet room\n\nPupils may use the quiet room behind the library at lunch.\n", encoding="utf-8")
    page = open_page(f"{real}/documents")
    page.get_by_role("button", name="Add to the library").wait_for(timeout=OPENED)
    page.locator("input[type=file]").set_input_files(policy)
    page.get_by_text("quiet-room-policy.md").first.wait_for()
    page.get_by_role("button", name="Add to the library").click()
    page.locator(".st-key-report").get_by_text("Adding quiet-room-policy.md: done").wait_for(timeout=OPENED)
    card = page.locator(".st-key-held-quiet-room-policy")
    assert "Your own document" in card.inner_text() and "1 passage" in card.inner_text()
    card.get_by_role("button", name="Remove").click()
    card.get_by_role("button", name="Remove it").click()
    card.wait_for(state="detached", timeout=OPENED)
    page.locator(".st-key-report").get_by_text(re.compile("Removing .*: done")).wait_for()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("empty", "The library is empty"),
        ("broken", "SENCO_HOME is a file: name a folder."),
        ("slow", wording.OPENING),
    ],
)
def test_states_that_are_not_the_usual_ones(fake: Fake, open_page: Open, kind: str, words: str) -> None:
    page = open_page(fake(kind), 390)
    page.get_by_text(words).first.wait_for()
    assert (faults(page), sideways(page)) == ([], [])


@pytest.mark.parametrize("width", WIDTHS)
def test_dates_and_masking_have_no_serious_fault_and_nothing_sideways(fake: Fake, open_page: Open, width: int) -> None:
    address = fake("code")
    page = open_page(f"{address}/dates?rule=Annual+review", width)
    settle(page)  # what is typed while the page is drawn again is lost
    page.locator("[data-testid=stDateInput]").first.get_by_role("spinbutton").first.click()
    page.keyboard.type("01122025")
    page.keyboard.press("Escape")  # the calendar closes, and the date counts
    page.locator(".timeline").wait_for()
    settle(page)
    assert "Monday 30 November 2026" in page.locator(".timeline").inner_text()
    assert (faults(page), sideways(page)) == ([], [])
    page.goto(f"{address}/mask")
    page.get_by_label("A note, a report, a letter about a pupil").fill("Zuleikha may need an amber card.")
    page.keyboard.press("Control+Enter")
    page.locator(".masked-text mark").wait_for()
    settle(page)
    assert (faults(page), sideways(page)) == ([], [])
    assert "Zuleikha" not in page.url and "Zuleikha" not in page.title()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_source_opens_at_its_page_and_gives_the_focus_back(fake: Fake, open_page: Open, width: int) -> None:
    page = open_page(fake("code"), width)
    ask(page)
    way = page.locator(".st-key-show-page-1-1 button")
    way.focus()
    page.keyboard.press("Enter")
    shown = page.get_by_role("dialog", name="Source: SEND Code of Practice 9.41, page 152")
    picture = shown.get_by_role(
        "img", name=re.compile("Page 152 .* of SEND Code of Practice.*Marked on it: “The local")
    )
    picture.wait_for()
    settle(page)
    assert shown.locator("mark").inner_text().startswith("» The local authority must decide")
    assert picture.evaluate("each => each.complete && each.naturalWidth") == 1100
    assert (faults(page), sideways(page)) == ([], [])
    assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    shown.get_by_role("button", name="Next page").press("Enter")
    shown.get_by_text("Page 153 (3 of 3 in the file)").first.wait_for()  # a status line says it too
    shown.get_by_text("Nothing of the passage stands on this page.").first.wait_for()
    assert shown.get_by_role("button", name="Next page").is_disabled()
    shown.get_by_role("button", name="Previous page").press("Enter")
    picture.wait_for()
    page.keyboard.press("Escape")
    shown.wait_for(state="detached")
    page.wait_for_function("each => each === document.activeElement", arg=way.element_handle())
    page.keyboard.press("Enter")  # once more: it is told again where it is
    picture.wait_for()
    page.locator(".st-key-in-view-page [role=status]").get_by_text("The passage is marked.").wait_for(state="attached")
