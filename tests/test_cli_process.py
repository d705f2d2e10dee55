"""The command as a process of its own: documents in and out, Ctrl-C, cold imports, nothing written elsewhere."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.workrooms import copied_home

ROOT = Path(__file__).parents[1]


def _environment(home: Path, **more: str) -> dict[str, str]:
    """As a user has it: without our own settings, without what silences onnxruntime, and without a network."""
    dropped = ("SENCO_", "ORT_", "CI", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    return {**kept, **proxies, "NO_PROXY": "", "no_proxy": "", "SENCO_HOME": str(home), "PYTHONPATH": str(ROOT), **more}


def _run(home: Path, folder: Path, *words: object, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app.cli", *map(str, words)]
    return subprocess.run(
        command,
        cwd=folder,
        env=_environment(home, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


@pytest.fixture
def home(shipped_home: Path, tmp_path: Path) -> Path:
    """A copy of the shipped home, to be changed."""
    return copied_home(shipped_home, tmp_path / "home")


def test_help_from_another_folder(tmp_path: Path) -> None:
    ran = _run(tmp_path / "home", tmp_path, "--help")
    assert ran.returncode == 0 and "Answers for SENCOs" in ran.stdout
    assert list(tmp_path.iterdir()) == [], "asking for help makes nothing"


def test_the_script_is_installed_beside_python(tmp_path: Path) -> None:
    script = shutil.which("senco", path=str(Path(sys.executable).parent))
    if not script:
        pytest.skip("the distribution is not installed in this environment")
    ran = subprocess.run([script, "--help"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0 and "ingest" in ran.stdout


@pytest.mark.parametrize("name", ["app", "ingest", "knowledge", "prompts", "chromadb", "typer"])
def test_a_folder_with_a_module_of_the_same_name_does_no_harm(tmp_path: Path, name: str) -> None:
    """The installed script does not look for modules in the folder one happens to stand in."""
    script = shutil.which("senco", path=str(Path(sys.executable).parent))
    if not script:
        pytest.skip("the distribution is not installed in this environment")
    (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    ran = subprocess.run([script, "--help"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr


def test_a_cold_answer_loads_no_torch_no_langchain_and_no_streamlit(home: Path, tmp_path: Path) -> None:
    heavy = "torch transformers sentence_transformers langchain langchain_core streamlit onnx".split()
    code = (
        "import json, sys\nsys.argv = ['senco', 'ask', 'who decides whether to assess?', '--json']\n"
        "from app.cli import main\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        f"print(json.dumps([name for name in {heavy} if name in sys.modules]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=_environment(home), capture_output=True, text=True, timeout=120
    )
    answer, loaded = ran.stdout.splitlines()
    assert json.loads(answer)["outcome"] in ("answered", "partial")
    assert json.loads(loaded) == []


def test_a_document_comes_in_is_found_and_goes(home: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Club notes.md").write_text(
        "# Zebra club\n\nThe zebra club meets in the gym.\n", encoding="utf-8"
    )
    (tmp_path / "in" / "empty.pdf").touch()
    ran = _run(home, tmp_path, "ingest", "in")
    assert ran.returncode == 1, "one of the files could not be read"
    assert "Zebra club: 1 passages (club-notes)." in ran.stdout and "empty.pdf is empty" in ran.stdout
    assert "Traceback" not in ran.stderr
    found = json.loads(_run(home, tmp_path, "find", "where does the zebra club meet", "--json").stdout)
    assert found["results"][0]["source"] == "club-notes" and found["results"][0]["held"] == "text"
    ran = _run(home, tmp_path, "remove", "club-notes")
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "club-notes: removed.")
    assert _run(home, tmp_path, "passages", "club-notes").returncode == 1


def test_without_a_network_and_without_documents_the_run_succeeds(home: Path, tmp_path: Path) -> None:
    ran = _run(home, tmp_path, "ingest")
    assert ran.returncode == 0 and "no connection" in ran.stdout and ran.stdout.count("skipped") > 10
    ran = _run(home, tmp_path, "ingest", "--from", "nowhere")
    assert ran.returncode == 1 and ran.stderr == (
        "--from nowhere is not a folder: give the folder that has the documents.\n"
    )


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SENCO_MODEL": "llama"}, "SENCO_MODEL is 'llama'"),
        ({"SENCO_EMBEDDING_MODEL": "no/such/folder"}, "SENCO_EMBEDDING_MODEL is 'no/such/folder'"),
        ({"SENCO_HOME": __file__}, "is a file; name a folder"),
        ({"SENCO_HOME": f"{__file__}/below"}, "is a file; name a folder"),
    ],
)
def test_a_wrong_setting_is_one_line(home: Path, tmp_path: Path, settings: dict[str, str], words: str) -> None:
    ran = _run(home, tmp_path, "find", "who decides?", **settings)
    assert ran.returncode == 1 and ran.stdout == ""
    told = [line for line in ran.stderr.splitlines() if not line.startswith("preparing the language model")]
    assert len(told) == 1 and words in told[0]


def test_nothing_is_written_outside_the_home(home: Path, tmp_path: Path) -> None:
    """One run from nothing, with the model prepared anew: every place that programs like to write to stays empty."""
    places = {name: tmp_path / name for name in ("user", "temp", "cache", "config", "data", "here")}
    for place in places.values():
        place.mkdir()
    more = {"HOME": "user", "USERPROFILE": "user", "TMPDIR": "temp", "TEMP": "temp", "TMP": "temp"}
    more |= {"XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data"}
    more |= {"APPDATA": "data", "LOCALAPPDATA": "data"}
    (tmp_path / "note.md").write_text("# Note\n\nWords.\n", encoding="utf-8")
    env = {name: str(places[place]) for name, place in more.items()}
    shutil.rmtree(home / "models")
    ran = _run(home, places["here"], "ingest", tmp_path / "note.md", PYTHONDONTWRITEBYTECODE="1", **env)
    assert ran.returncode == 0, ran.stderr
    ran = _run(home, places["here"], "ask", "6.44", PYTHONDONTWRITEBYTECODE="1", **env)
    assert ran.returncode == 0 and "Traceback" not in ran.stderr
    written = [path.relative_to(tmp_path) for place in places.values() for path in place.rglob("*")]
    # While the model is prepared, torch makes an empty folder among the temporary files.
    assert [path for path in written if not path.name.startswith("torchinductor_")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that stands for Ctrl-C to one process")
def test_ctrl_c_is_one_line(home: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text(
        "# Paper\n\n" + "\n\n".join(f"Sentence {n} stands here. " * 8 for n in range(3000)), encoding="utf-8"
    )
    command = [sys.executable, "-m", "app.cli", "ingest", str(paper)]
    heeded = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a run in the background would ignore Ctrl-C
    child = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=_environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heeded,
    )
    assert child.stdout and "(paper)" in child.stdout.readline(), "it has been read; now its vectors are computed"
    time.sleep(0.5)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (130, "Stopped. The library is as it was.\n")
    assert _run(home, tmp_path, "passages", "paper").returncode == 1
