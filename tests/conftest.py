"""Fixtures that several tests share."""

import hashlib
import inspect
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from app.cli import main
from app.settings import Settings
from app.wiring import Assistant
from ingest.documents import Intake, identify, take_in
from ingest.find_file import find_listed
from ingest.pipeline import ingest_files
from knowledge import embed
from knowledge.sources import listed_sources
from tests.browser.pages import chromium, fake, open_page, real  # noqa: F401 - fixtures
from tests.commands import Ran, Senco
from tests.workers import once
from tests.workrooms import Room, copied_home


@pytest.fixture(scope="session")
def real_sources() -> Path:
    """The folder of official documents, which are not part of the repository."""
    stated = os.environ.get("SENCO_TEST_SOURCES")
    folder = Path(stated) if stated else Path(__file__).parents[2] / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip(f"the official documents are not at {folder}; SENCO_TEST_SOURCES names their folder")
    return folder


@pytest.fixture(scope="session")
def real_intakes(real_sources: Path) -> tuple[Intake, ...]:
    """Every official document that is there, read into passages once."""
    found = find_listed(listed_sources().values(), real_sources)
    today = date(2026, 11, 23)
    return tuple(take_in(path, identify(path, today), today, lambda n, total: None) for path in found.values())


@pytest.fixture(scope="session")
def model_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the real model is prepared once: kept between runs for as long as the code that prepares it is the same."""
    code = hashlib.sha256(inspect.getsource(embed).encode()).hexdigest()[:8]
    cache: pytest.Cache | None = getattr(request.config, "cache", None)
    folder = Path(cache.mkdir(f"model-{code}")) if cache else tmp_path_factory.mktemp("model")
    with FileLock(folder.with_suffix(".lock")):  # two workers would each prepare it
        embed.open_embedder(embed.PACKAGED_MODEL, folder)
    return folder


@pytest.fixture(scope="session")
def real_embedder(model_folder: Path) -> embed.Embedder:
    """The packaged model; preparing it takes about ten seconds, opening it one."""
    return embed.open_embedder(embed.PACKAGED_MODEL, model_folder)


# --- Homes with a built library (for the pipeline, answers and the command): copy them or only read them. ---


@pytest.fixture(scope="session")
def small_room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """A library of the first pages that ship, built with a model that needs no weights; not to be changed."""
    room = Room(tmp_path_factory.mktemp("small") / "home")
    ingest_files(room.work, [])
    return room


@pytest.fixture
def room(small_room: Room, tmp_path: Path) -> Room:
    """A copy of `small_room` to work in."""
    return small_room.copy(tmp_path / "home")


@pytest.fixture(scope="session")
def vectors_kept(model_folder: Path) -> Path:
    """Vectors of earlier runs, kept as an installation keeps its own: by model and text, so that none can be stale."""
    return model_folder.with_name(f"{model_folder.name}-vectors.sqlite")


@pytest.fixture(scope="session")
def shipped_home(model_folder: Path, vectors_kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SENCO_HOME as a first question makes it: the shipped shelf, no document, the real model; not to be changed."""

    def build(home: Path) -> None:
        shutil.copytree(model_folder, home / "models")
        if vectors_kept.exists():
            shutil.copyfile(vectors_kept, home / "vectors.sqlite")
        Assistant(Settings(home=home)).prepare()

    return once(tmp_path_factory, "shipped", build)


@pytest.fixture(scope="session")
def code_home(
    shipped_home: Path, vectors_kept: Path, real_sources: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A SENCO_HOME that holds the real Code in its own words; not to be changed."""
    code = find_listed([listed_sources()["send-code-2015"]], real_sources)
    if not code:
        pytest.skip("the Code is not among the official documents")

    def build(home: Path) -> None:
        copied_home(shipped_home, home)
        document = tmp_path_factory.mktemp("documents") / "the code.pdf"
        shutil.copyfile(code["send-code-2015"], document)
        if vectors_kept.exists():
            shutil.copyfile(vectors_kept, home / "vectors.sqlite")
        Assistant(Settings(home=home)).ingest([document], None)
        shutil.copyfile(home / "vectors.sqlite", home / "vectors.part")
        shutil.move(home / "vectors.part", vectors_kept)

    return once(tmp_path_factory, "code", build)


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Draws a page over an assistant (`tests.drawing`, imported late: Streamlit is heavy)."""
    from app.screens import parts
    from tests.drawing import drawn

    def over(assistant: Any, page: str = "ask_page.py", **address: str) -> Any:
        monkeypatch.setattr(parts, "open_assistant", lambda tell: assistant)
        return drawn(assistant, page, **address)

    yield over
    parts.open_again()


@pytest.fixture
def senco(shipped_home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Senco:
    """Runs the command in this process with the shipped home, as the `senco` script does."""
    monkeypatch.setenv("SENCO_HOME", str(shipped_home))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["senco", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfd.readouterr()
        return Ran(code, out, err)

    return run
