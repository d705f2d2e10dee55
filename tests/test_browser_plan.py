"""The whole way of a plan in a real browser, at laptop and phone width: described, masked, drafted, signed, kept."""

import re
from pathlib import Path
from typing import Any

from tests.browser.chat import served
from tests.browser.pages import Open, faults, settle, sideways, small_targets

NOTE = "Zuleikha Quenneville is in Year 4. She loves trains. Three instructions at once are hard. Mum says so too."


def sound(page: Any, step: str) -> None:
    """Nothing is serious for axe or wider than the window at either width, and the open step is told as such."""
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert (faults(page), sideways(page)) == ([], []), (step, width)
    assert small_targets(page, ".stMain button, .stMain summary") == [], step
    page.set_viewport_size({"width": 1366, "height": 900})
    assert page.locator("[aria-current=step]").inner_text() == step
    assert page.url.endswith("/plan") and "Quenneville" not in page.title()


def test_a_pupil_is_described_masked_drafted_signed_printed_and_kept(open_page: Open, tmp_path: Path) -> None:
    with served(tmp_path, "plan") as address:  # of its own: something is kept, and its log is read
        page = open_page(f"{address}/plan")
        walk(page)
        page.close()  # or it would complain of a server that is gone
    log = (tmp_path / "chat.log").read_text(encoding="utf-8")
    assert "Uvicorn" in log and not any(name in log for name in ("Quenneville", "Zuleikha", "Pupil A"))


def test_a_draft_on_its_way_is_stopped_and_nothing_of_it_is_there(open_page: Open, tmp_path: Path) -> None:
    with served(tmp_path, "thinking") as address:
        page = open_page(f"{address}/plan")
        page.get_by_label("The pupil in your own words").fill(NOTE)
        page.get_by_role("button", name="Fill the form from this").click()
        page.get_by_label("What the parents say").wait_for()
        page.locator(".st-key-plan-check button").press("Enter")
        page.get_by_text("Nothing has been looked up yet").wait_for()
        page.get_by_role("button", name="Make the draft").press("Enter")
        page.get_by_role("button", name="Stop").press("Enter")
        page.get_by_role("button", name="Stop").wait_for(state="detached")
        sound(page, "2 Check what is masked")
        assert page.get_by_role("heading", name="Before a SENCO signs").count() == 0, "nothing of the draft is there"
        page.close()


def walk(page: Any) -> None:
    """The whole way, once."""
    page.get_by_label("The pupil in your own words").fill(NOTE)
    page.get_by_role("button", name="Fill the form from this").click()
    page.get_by_label("What the parents say").wait_for()
    sound(page, "1 Describe")
    page.locator(".st-key-plan-check button").press("Enter")
    page.get_by_text("Nothing has been looked up yet").wait_for()
    sound(page, "2 Check what is masked")
    page.get_by_role("button", name="Make the draft").press("Enter")
    page.get_by_role("heading", name="Before a SENCO signs").wait_for()
    sound(page, "3 Draft")
    assert page.locator("h1").inner_text() == "Draft plan for Pupil A, Year 4"
    page.locator("a.mark").first.click()
    assert page.evaluate("document.activeElement.id") == "source-1-1"
    page.locator(".st-key-plan-ways").get_by_role("button", name="Edit and approve").press("Enter")
    page.get_by_label("Your name and role").fill("A. Senco, SENCO")
    page.get_by_role("button", name="Approve this plan").click()
    page.get_by_text("Approved by A. Senco, SENCO on").first.wait_for()
    page.locator(".st-key-plan-change-actions-0").get_by_role("button").first.press("Enter")
    page.get_by_label("Who", exact=True).fill("Form tutor")
    sound(page, "4 Edit and approve")
    page.get_by_role("button", name="Save the change").click()
    page.get_by_text("the plan is a draft again").wait_for()
    page.locator(".st-key-plan-ways").get_by_role("button", name="Word and keep").press("Enter")
    page.get_by_label("Passphrase").fill("correct horse battery staple")
    sound(page, "5 Word and keep")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Word file").click()
    assert re.fullmatch(r"support-plan.*\.docx", saved.value.suggested_filename)
    assert Path(saved.value.path()).read_bytes()[:2] == b"PK"
    assert printed(page) == ["plan-paper"]
    page.get_by_role("button", name="Keep this plan").click()
    page.get_by_text("Kept until 31 August 2027, encrypted, without the names.").wait_for()
    page.reload()
    page.get_by_label("Passphrase of the kept plans").fill("correct horse battery staple")
    page.get_by_role("button", name="Open them").click()
    page.get_by_role("heading", name="Plan for Pupil A, Year 4").wait_for()
    sound(page, "1 Describe")


def printed(page: Any) -> list[str]:
    """The ids of what stands on paper, the plan alone; anything else that is seen has its class in the list."""
    page.emulate_media(media="print")
    script = """() => [...document.querySelectorAll('.stMain :is(.paper, h1, button, .pill, input, h2.plan-head)')]
        .filter(each => each.getClientRects().length).map(each => each.id || each.className || each.tagName)"""
    found: list[str] = page.evaluate(script)
    page.emulate_media(media="screen")
    return found
