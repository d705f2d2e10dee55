"""The Study screen in a real browser: each part is walked through by keyboard and finger, wide and on a phone."""

from typing import Any

import pytest

from tests.browser.pages import Fake, Open, faults, settle, sideways, small_targets

OURS = ".stMain .stButton button, [data-testid=stRadioOption], details[open] [data-testid=stPageLink-NavLink]"


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.press("Enter")


def sound(page: Any, width: int, part: str) -> None:
    settle(page)
    assert (faults(page), sideways(page)) == ([], []), part
    if width < 640:
        assert small_targets(page, OURS) == [], part


@pytest.mark.parametrize("width", (1366, 390))
def test_each_part_has_no_serious_fault_and_nothing_sideways(fake: Fake, open_page: Open, width: int) -> None:
    address = fake("code")
    page = open_page(f"{address}/study?part=Quiz", width)
    page.get_by_role("button", name="Start the quiz").wait_for()
    sound(page, width, "choice")
    press(page, "Start the quiz")
    page.locator(".st-key-options [role=radiogroup] label").first.wait_for(timeout=60_000)
    page.locator(".st-key-options input[type=radio]").first.focus()
    page.keyboard.press("Space")
    sound(page, width, "question")
    press(page, "Answer")
    page.locator("#verdict").wait_for()
    sound(page, width, "verdict")
    page.goto(f"{address}/study?part=Cards")
    press(page, "Show the answer")
    page.locator("#card-back").wait_for()
    sound(page, width, "card")
    page.locator(".st-key-rate-again button").press("Enter")
    page.get_by_text("1 due").wait_for()
    page.goto(f"{address}/study?part=Case+studies")
    page.get_by_label("Your answer").fill("Parents must be told, and the school should ask the pupil what helps.")
    page.keyboard.press("Control+Enter")
    press(page, "See what it covers")
    page.locator("#feedback").wait_for()
    press(page, "Show the point")
    sound(page, width, "case")
    page.goto(f"{address}/study?part=Map+and+progress")
    page.locator("table.bars").wait_for(timeout=60_000)
    page.locator(".stExpander summary").first.press("Enter")
    sound(page, width, "progress")
