"""Times ours through its own command, in homes of its own: reading the Code in, finding, asking, opening the chat."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.screens.launch import command, environment
from evals.bench import Cold, percentile, run_cold
from evals.ours import COMMAND, find
from evals.retrieval import load_cases

Row = tuple[str, object, object]

# The command as it is, but for the vectors that ship: what it costs to compute them all.
_COMPUTING = "import knowledge.vectors as v; v.shipped_vectors = dict; from app.cli import main; main()"
COMPUTING_ALL = (sys.executable, "-c", _COMPUTING)


def rows(pdf: Path, tutorial_seconds: float) -> list[Row]:
    """What was timed, its seconds, and what that is beside the tutorial pipeline in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        prepared, fresh, computed = (Path(folder) / name for name in ("prepared", "fresh", "computed"))
        senco(prepared, "prepare")  # done while installing
        shutil.copytree(prepared, fresh)
        shutil.copytree(prepared, computed)
        first = senco(fresh, "sources"), senco(computed, "sources", command=COMPUTING_ALL)
        code = senco(fresh, "ingest", str(pdf)), senco(computed, "ingest", str(pdf), command=COMPUTING_ALL)
        return [
            (
                "the Code from PDF to searchable, with the vectors that ship",
                code[0].seconds,
                _ratio(tutorial_seconds, code[0]),
            ),
            ("the same, every vector computed", code[1].seconds, _ratio(tutorial_seconds, code[1])),
            ("the same, its peak memory in MB", code[1].peak_mb, None),
            ("a second `senco ingest` of it", senco(fresh, "ingest", str(pdf)).seconds, None),
            *_asking(fresh),
            ("first start, no document: building the library", first[0].seconds, None),
            ("the same, every vector computed", first[1].seconds, None),
            ("`senco chat` to a page that takes a question", start(fresh), None),
        ]


def _asking(home: Path) -> list[Row]:
    os.environ["SENCO_HOME"] = str(home)
    seconds = [each.seconds for each in find({case.id: case.question for case in load_cases()})[1:]]
    asks = [senco(home, "ask", "How long has the council got to say yes or no?") for _ in range(5)]
    return [
        ("`senco find`, warm, p50", percentile(seconds, 0.5), None),
        ("`senco find`, warm, p95", percentile(seconds, 0.95), None),
        ("`senco ask`, cold process, median of 5", percentile((each.seconds for each in asks), 0.5), None),
        ("the same, worst of 5", max(each.seconds for each in asks), None),
        ("the same, peak memory in MB", max(each.peak_mb or 0.0 for each in asks), None),
    ]


def start(home: Path) -> float:
    """Seconds from starting the chat to a page whose question box can be typed in, in a real browser."""
    port = _free_port()
    began = time.perf_counter()
    server = subprocess.Popen(
        command(port),
        env={**environment(), "SENCO_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_typing_is_possible(port)
        return time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()


def senco(home: Path, *arguments: str, command: Sequence[str] = COMMAND) -> Cold:
    """One `senco` command in a fresh process, in a home of its own; a failure stops the bench with its words."""
    done = run_cold([*command, *arguments], {"SENCO_HOME": str(home)})
    if done.code:
        raise SystemExit(f"senco {' '.join(arguments)} failed: {done.errors.strip() or done.output.strip()}")
    return done


def _ratio(tutorial_seconds: float, ours: Cold) -> str:
    return f"{tutorial_seconds / ours.seconds:.1f} times as fast as the tutorial pipeline"


def _wait_until_typing_is_possible(port: int) -> None:
    from playwright.sync_api import sync_playwright

    while socket.socket().connect_ex(("127.0.0.1", port)):
        time.sleep(0.05)
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}")
        page.locator("textarea:enabled").first.wait_for(timeout=60_000)
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
