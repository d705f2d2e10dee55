"""Fixtures that several tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def real_sources() -> Path:
    """The folder of official documents, which are not part of the repository."""
    stated = os.environ.get("SENCO_TEST_SOURCES")
    folder = Path(stated) if stated else Path(__file__).parents[2] / "shared" / "sources"
    if not folder.is_dir():
        pytest.skip(f"the official documents are not at {folder}; SENCO_TEST_SOURCES names their folder")
    return folder
