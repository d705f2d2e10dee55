"""What the workers of one run share: a folder that the first of them fills; does not know what is in it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def once(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], None]) -> Path:
    """The folder of that name, filled by whichever worker comes first and not to be changed; the others wait for it."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"shared-{name}"
    with FileLock(folder.with_suffix(".lock")):
        filled = folder.with_suffix(".filled")
        if not filled.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a worker that failed
            folder.mkdir()
            fill(folder)
            filled.touch()
    return folder
