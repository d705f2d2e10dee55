"""The chat in a real browser: the whole program over the shipped knowledge, then a fake assistant for rarer states."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.screens import wording
from tests.browser.chat import CHROMIUM, FLAGS, served

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this computer")

WIDTHS = (1366, 1024, 390)
QUESTION = wording.EXAMPLES["senco"][0]
OPENED = 240_000  # building a library on a computer that is busy with other things
SHOT_OF = os.environ.get("SENCO_SCREENSHOT", "")  # the SENCO_HOME whose library the README's picture shows
Open = Callable[..., Any]
Fake = Callable[[str], str]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole program, with the language model prepared (`tests/test_cli_process.py` has it prepared anew)."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(model_folder, folder / "senco" / "models")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fake]:
    """Serves fake assistants, one of each kind, which pages only read; no kind is the library in SHOT_OF."""
    with ExitStack() as stack:
        yield cache(lambda kind: stack.enter_context(served(tmp_path_factory.mktemp("fake"), kind, SHOT_OF)))


@pytest.fixture
def open_page(chromium: Any, fake: Fake) -> Iterator[Open]:
    """Opens pages; at the end, none of them may have complained, nor asked anybody outside this computer."""
    complaints: list[str] = []
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])

    def heard(message: Any) -> None:
        streamlits_own = "404" in message.text and re.search(r"/[a-z-]+/_stcore/", message.location.get("url", ""))
        if message.type == "error" and not streamlits_own:
            complaints.append(f"{message.text} {message.location}")

    def asked(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:")):
            complaints.append(f"asked {request.url}")

    def opened(address: str, width: int = 1366, height: int = 900) -> Any:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.set_viewport_size({"width": width, "height": height})
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", asked)
        page.goto(address)
        page.locator("h1").wait_for()
        return page

    yield opened
    context.close()
    assert complaints == []


def ask(page: Any, question: str = QUESTION) -> None:
    """Ask by the box and wait until the answer stands."""
    answers = page.locator(".answer").count()
    page.get_by_placeholder(wording.PROMPT).fill(question)
    page.keyboard.press("Enter")
    page.locator(".answer, .stAlert").nth(answers).wait_for(timeout=OPENED)
    assert page.locator(".stAlert").all_inner_texts() == []
    page.locator(".copy").nth(answers).wait_for()


def settle(page: Any) -> None:
    """Wait until Streamlit has drawn everything."""
    page.locator("[data-testid=stStatusWidget]").wait_for(state="detached")
    page.wait_for_timeout(400)


def faults(page: Any) -> list[str]:
    """What axe-core finds that is serious or critical."""
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


def sideways(page: Any) -> list[str]:
    """What is wider than the window."""
    script = """() => [document.documentElement, document.querySelector('.stMain')]
        .filter(each => each.scrollWidth > each.clientWidth).map(each => each.className || each.tagName)"""
    found: list[str] = page.evaluate(script)
    return found


def focused(page: Any) -> str:
    found: str = page.evaluate("document.activeElement.id")
    return found


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


def small_targets(page: Any) -> list[str]:
    """Buttons and links that a finger may miss: 20 px above and below the middle a click must reach them still."""
    script = """() => [...document.querySelectorAll('.stMain button, .stMain a, .stBottom button')].filter(each => {
        each.scrollIntoView({block: 'center'});
        const box = each.getBoundingClientRect();
        const x = box.x + box.width / 2, y = box.y + box.height / 2;
        const hit = (dx, dy) => each.contains(document.elementFromPoint(x + dx, y + dy));
        return box.width > 0 && !each.disabled && !(hit(0, 20) && hit(0, -20) && hit(17, 0) && hit(-17, 0));
    }).map(each => each.outerHTML.slice(0, 120))"""
    found: list[str] = page.evaluate(script)
    return found


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
    page.get_by_text(words).wait_for()
    assert (faults(page), sideways(page)) == ([], [])


def test_a_failed_answer_stands_on_the_page_and_the_next_question_can_be_put(fake: Fake, open_page: Open) -> None:
    page = open_page(fake("trouble"))
    page.get_by_role("button", name=QUESTION).click()
    page.get_by_text("The library is being rebuilt: ask again in a minute.").wait_for()
    settle(page)
    assert faults(page) == []
    assert page.get_by_placeholder(wording.PROMPT).is_enabled()


@pytest.mark.parametrize("width", WIDTHS)
def test_dates_and_masking_have_no_serious_fault_and_nothing_sideways(fake: Fake, open_page: Open, width: int) -> None:
    address = fake("code")
    page = open_page(f"{address}/dates?rule=Annual+review", width)
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
