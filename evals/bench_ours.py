"""Times ours through its own command, in homes of its own: reading the Code in, finding, asking, opening the chat."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from app.screens.launch import command, environment
from evals.bench import Cold, percentile, run_cold
from evals.ours import COMMAND, find
from evals.retrieval import load_cases

Row = tuple[str, object, object]


def rows(pdf: Path, tutorial_seconds: float) -> list[Row]:
    """What was timed, its seconds, and what that is beside the tutorial pipeline in the same run."""
    with tempfile.TemporaryDirectory() as folder:
        prepared, fresh, kept = (Path(folder) / name for name in ("prepared", "fresh", "kept"))
        senco(prepared, "prepare")
        first = first_start(Path(folder) / "first", prepared)
        shutil.copytree(prepared, fresh)
        _shelf(fresh)
        shutil.copytree(fresh, kept)
        cold = senco(fresh, "ingest", str(pdf))
        shutil.copy(fresh / "vectors.sqlite", kept / "vectors.sqlite")
        warm = senco(kept, "ingest", str(pdf))
        found: list[Row] = [
            ("the Code from PDF to searchable, no kept vectors", cold.seconds, _ratio(tutorial_seconds, cold)),
            ("the same, its peak memory in MB", cold.peak_mb, None),
            ("the Code from PDF to searchable, kept vectors", warm.seconds, _ratio(tutorial_seconds, warm)),
            ("a second `senco ingest`", senco(fresh, "ingest", str(pdf)).seconds, None),
        ]
        return [
            *found,
            *_asking(fresh),
            *first,
            *start(fresh, "chat: installed and built, to a page that takes a question"),
        ]


def _asking(home: Path) -> list[Row]:
    os.environ["SENCO_HOME"] = str(home)
    seconds = [each.seconds for each in find({case.id: case.question for case in load_cases()})[1:]]
    asks = [senco(home, "ask", "How long has the council got to say yes or no?") for _ in range(3)]
    return [
        ("`senco find`, warm, p50", percentile(seconds, 0.5), None),
        ("`senco find`, warm, p95", percentile(seconds, 0.95), None),
        ("`senco ask`, cold process, best of 3", min(each.seconds for each in asks), None),
        ("the same, worst of 3", max(each.seconds for each in asks), None),
        ("the same, peak memory in MB", max(each.peak_mb or 0.0 for each in asks), None),
    ]


def first_start(home: Path, prepared: Path) -> list[Row]:
    """The model is prepared, as while installing; no document, no vectors, no network for documents."""
    shutil.copytree(prepared, home)
    began = time.perf_counter()
    built = _shelf(home)
    page = start(home, "")[0][1]
    whole = time.perf_counter() - began
    return [
        ("first start: building the library of the shipped knowledge", built.seconds, None),
        ("first start: building, then opening a page that takes a question", whole if page else None, None),
    ]


def start(home: Path, name: str) -> list[Row]:
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
        return [(name, time.perf_counter() - began, None)]
    finally:
        server.terminate()
        server.wait()


def senco(home: Path, *arguments: str) -> Cold:
    """One `senco` command in a fresh process, in a home of its own; a failure stops the bench with its words."""
    done = run_cold([*COMMAND, *arguments], {"SENCO_HOME": str(home)})
    if done.code:
        raise SystemExit(f"senco {' '.join(arguments)} failed: {done.errors.strip() or done.output.strip()}")
    return done


def _shelf(home: Path) -> Cold:
    """The library of the shipped knowledge alone: what the first command that needs one builds."""
    return senco(home, "sources")


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
