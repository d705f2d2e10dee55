"""Pages in a real browser: the fixtures that open them, and what a test does and finds there; knows no walk."""

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

WIDTHS = (1366, 1024, 390)
QUESTION = wording.EXAMPLES["senco"][0]
OPENED = 240_000  # building a library on a computer that is busy with other things
SHOT_OF = os.environ.get("SENCO_SCREENSHOT", "")  # the SENCO_HOME whose library the README's picture shows
Open = Callable[..., Any]
Fake = Callable[[str], str]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no chromium on this computer")
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
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
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


def small_targets(page: Any, selector: str = ".stMain button, .stMain a, .stBottom button") -> list[str]:
    """Buttons and links that a finger may miss: 20 px above and below the middle a click must reach them still."""
    script = """selector => [...document.querySelectorAll(selector)].filter(each => {
        each.scrollIntoView({block: 'center'});
        const box = each.getBoundingClientRect();
        const x = box.x + box.width / 2, y = box.y + box.height / 2;
        const hit = (dx, dy) => each.contains(document.elementFromPoint(x + dx, y + dy));
        return box.width > 0 && !each.disabled && !(hit(0, 20) && hit(0, -20) && hit(17, 0) && hit(-17, 0));
    }).map(each => each.outerHTML.slice(0, 120))"""
    found: list[str] = page.evaluate(script, selector)
    return found
