"""What is installed is whole and collides with nobody: top-level names, and the data files in the wheel."""

import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NAMES = ("app", "ingest", "knowledge", "prompts")
OURS = "senco-assistant"


def test_no_other_installed_distribution_ships_one_of_our_names() -> None:
    others = [each for each in distributions() if _name(each) != OURS]
    assert len(others) > 20, "the file lists of the installed distributions were not found"
    assert [f"{_name(each)}: {name}" for each in others for name in NAMES if name in _top_level(each)] == []


def test_a_distribution_that_ships_our_name_would_be_found(tmp_path: Path) -> None:
    about = tmp_path / "intruder-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: intruder\nVersion: 1.0\n", encoding="utf-8")
    (about / "RECORD").write_text("app/__init__.py,,\nintruder.py,,\nintruder-1.0.dist-info/METADATA,,\n", "utf-8")
    (tmp_path / "app").mkdir()
    for name in ("app/__init__.py", "intruder.py"):  # the finder that keyring brings tells of files that are there
        (tmp_path / name).touch()
    (found,) = distributions(path=[str(tmp_path)])
    assert _top_level(found) == {"app", "intruder", "intruder-1.0.dist-info"}


@pytest.fixture(scope="module")
def in_the_wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the wheel that is built from the tracked files; without a network."""
    pytest.importorskip("setuptools", reason="the wheel is built with the installed setuptools, which comes with torch")
    checkout, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    for name in _tracked():
        if (ROOT / name).is_file():  # one that was deleted and not yet committed is not
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, checkout / name)
    (checkout / "README.md").touch()  # its text is the description; a checkout may not have one yet
    code = f"from setuptools import build_meta; build_meta.build_wheel({str(out)!r})"
    built = subprocess.run([sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_has_every_file_of_the_packages(in_the_wheel: set[str]) -> None:
    wanted = {name for name in _tracked() if name.startswith(tuple(f"{each}/" for each in NAMES))}
    wanted = {name for name in wanted if (ROOT / name).is_file()}
    assert len(wanted) > 100
    assert wanted - in_the_wheel == set()


def test_the_wheel_has_nothing_else(in_the_wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in in_the_wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(NAMES)


def test_the_wheel_has_the_command_and_the_licences(in_the_wheel: set[str]) -> None:
    about = {name.partition(".dist-info/")[2] for name in in_the_wheel if ".dist-info/" in name}
    assert "entry_points.txt" in about and "licenses/LICENSE" in about
    assert any("atkinson" in name for name in about), "the font's licence travels with the font"


def _name(each: Distribution) -> str:
    return (each.metadata["Name"] or "").lower().replace("_", "-")


def _top_level(each: Distribution) -> set[str]:
    """The first part of each installed file's name; a lone module counts without its suffix."""
    return {Path(file.parts[0]).stem if file.suffix == ".py" else file.parts[0] for file in each.files or ()}


def _tracked() -> list[str]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout")
    return sorted(set(listed.stdout.splitlines()))
