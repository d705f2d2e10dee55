"""Fixtures that several tests share."""

import hashlib
import inspect
import os
from datetime import date
from pathlib import Path

import pytest

from ingest.documents import Intake, identify, take_in
from ingest.find_file import find_listed
from knowledge import embed
from knowledge.sources import listed_sources


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
    return Path(cache.mkdir(f"model-{code}")) if cache else tmp_path_factory.mktemp("model")


@pytest.fixture(scope="session")
def real_embedder(model_folder: Path) -> embed.Embedder:
    """The packaged model; preparing it takes about ten seconds, opening it one."""
    return embed.open_embedder(embed.PACKAGED_MODEL, model_folder)
