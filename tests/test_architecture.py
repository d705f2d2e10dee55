"""The house keeps its shape: floors, doors, one reader of the environment, short files; a planted fault is found."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import architecture

ROOT = Path(__file__).parents[1]

TOP_LEVEL = {
    ".ci", ".gitignore", "app", "docs", "evals", "ingest", "knowledge", "prompts", "tests",
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml",
}  # fmt: skip

MOST_LINES, MOST_LINES_A_FUNCTION = 250, 40
# A file or function past these wants a reason; it stands here.
LONG_FILES = {
    "app/cli.py": "one short function a command, in one list for help",
    "app/wiring.py": "the only place that chooses parts: a short method for each thing that can be done",
    "tests/test_ask.py": "what a person may ask of the shipped shelf, a kind of question after the other",
    "tests/test_fetch.py": "one server with its ways to fail, and a test for each",
    "tests/test_read_pdf.py": "one reader, and each kind of page that it meets",
    "tests/test_split_code.py": "the Code's traps, one test each, on one fixture",
}
LONG_FUNCTIONS: dict[str, str] = {}


def test_no_import_climbs_a_floor() -> None:
    assert architecture.floor_violations(ROOT) == []


def test_each_further_package_is_imported_at_its_door_only() -> None:
    assert architecture.door_violations(ROOT) == []


def test_every_door_is_in_use() -> None:
    used = {each.top for path in architecture.python_files(ROOT) for each in architecture.imports_of(path, ROOT)}
    unused = set(architecture.DOORS) - used - {"lxml", "onnx", "transformers"}  # these are used through others
    assert unused == set()
    missing = [name for names in architecture.DOORS.values() for name in names if not (ROOT / name).exists()]
    assert missing == []


def test_the_environment_is_read_in_one_place() -> None:
    assert architecture.environment_readers(ROOT) <= set(architecture.READERS_OF_THE_ENVIRONMENT)
    assert "app/settings.py" in architecture.environment_readers(ROOT)


def test_only_the_settings_know_the_names_of_the_settings_that_are_read() -> None:
    """A message may name a variable; to look one up by its name is the settings' alone."""
    looked_up = re.compile(r"""(environ|getenv|env)\W{0,3}(get\()?["']SENCO_""")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in architecture.python_files(ROOT)
        if path.relative_to(ROOT).parts[0] not in ("tests", "evals")
        and looked_up.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["app/settings.py"]


def test_every_file_opens_with_what_it_is() -> None:
    assert architecture.without_docstring(ROOT) == []


def test_long_files_and_functions_have_a_reason() -> None:
    long = architecture.long_files(ROOT, MOST_LINES)
    assert set(long) == set(LONG_FILES), "each file past the limit, and no other, stands in LONG_FILES with its reason"
    assert set(architecture.long_functions(ROOT, MOST_LINES_A_FUNCTION)) == set(LONG_FUNCTIONS)


def test_the_top_level_has_the_agreed_names_only() -> None:
    assert {name.split("/")[0] for name in _tracked()} <= TOP_LEVEL


def test_the_readme_names_every_module() -> None:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("there is no README yet")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    named = {word.strip("/") for block in blocks for word in re.findall(r"[\w./-]+", block)}
    tops = ("app", "evals", "ingest", "knowledge", "prompts", "tests")
    folders = {path.parent.relative_to(ROOT) for name in tops for path in (ROOT / name).rglob("*.py")}
    wanted = {folder for folder in folders if len(folder.parts) <= 2}
    assert {str(folder) for folder in wanted if not {folder.as_posix(), folder.name} & named} == set()


Check = Callable[[Path], object]


@pytest.mark.parametrize(
    ("file", "code", "check"),
    [
        ("knowledge/a.py", "import app.settings", architecture.floor_violations),
        ("knowledge/a.py", "from ingest.pipeline import remove", architecture.floor_violations),
        ("prompts/a.py", "def f():\n    from knowledge import search", architecture.floor_violations),
        ("ingest/a.py", "if True:\n    from app import settings", architecture.floor_violations),
        ("ingest/a.py", "import importlib\nimportlib.import_module('app.wiring')", architecture.floor_violations),
        ("app/a.py", "import evals.bench", architecture.floor_violations),
        ("evals/a.py", "from tests.conftest import real_sources", architecture.floor_violations),
        ("app/a.py", "def f():\n    import chromadb", architecture.door_violations),
        ("knowledge/library2.py", "from chromadb.config import Settings", architecture.door_violations),
        ("ingest/deep/a.py", "try:\n    import streamlit as st\nexcept ImportError: ...", architecture.door_violations),
        ("app/a.py", "import requests", architecture.door_violations),
        ("knowledge/a.py", "import os\nos.getenv('SENCO_MODEL')", architecture.environment_readers),
        ("app/ask/a.py", "from os import environ", architecture.environment_readers),
        ("app/a.py", "import os\ndict(os.environ)", architecture.environment_readers),
        ("app/a.py", "# only a remark\nx = 1", architecture.without_docstring),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, file: str, code: str, check: Check) -> None:
    planted = tmp_path / file
    planted.parent.mkdir(parents=True)
    planted.write_text('"""Fine."""\n', encoding="utf-8")
    assert not check(tmp_path)
    planted.write_text(code + "\n", encoding="utf-8")
    assert check(tmp_path)


def test_a_planted_length_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "app" / "long.py"
    planted.parent.mkdir()
    planted.write_text("def f():\n" + "    x = 1\n" * 10, encoding="utf-8")
    assert architecture.long_files(tmp_path, 10) == {"app/long.py": 11}
    assert architecture.long_functions(tmp_path, 10) == {"app/long.py:f": 11}
    assert not architecture.long_files(tmp_path, 11) and not architecture.long_functions(tmp_path, 11)


def _tracked() -> list[str]:
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout")
    return listed.stdout.splitlines()
