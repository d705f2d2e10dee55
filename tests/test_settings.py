"""Settings: defaults, the environment over the file, one clear line for each wrong value, all of it below the home."""

import re
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from app.settings import Settings, read_settings
from knowledge.embed import PACKAGED_MODEL
from knowledge.errors import ReaderError

FILE = "settings.toml"


def _settings(home: Path, text: str | None = None, **env: str) -> Settings:
    if text is not None:
        (home / FILE).write_text(text, encoding="utf-8")
    return read_settings({"SENCO_HOME": str(home), **env})


def test_defaults(tmp_path: Path) -> None:
    assert _settings(tmp_path) == Settings(home=tmp_path)
    assert Settings(home=tmp_path).embedding_model == PACKAGED_MODEL
    assert (Settings(home=tmp_path).model, Settings(home=tmp_path).model_timeout) == ("", 60.0)
    assert Settings(home=tmp_path).keep_days == 365


@pytest.mark.parametrize("env", [{}, {"SENCO_HOME": ""}])
def test_the_default_home_is_the_platform_s_data_folder(env: dict[str, str]) -> None:
    home = read_settings(env).home
    assert home.is_absolute() and home.name == "senco-assistant"


def test_reading_settings_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "not yet" / "there"
    assert _settings(home).home == home
    assert not home.parent.exists()


def test_a_home_is_made_absolute_and_its_tilde_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({"SENCO_HOME": "here"}).home == tmp_path / "here"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert read_settings({"SENCO_HOME": "~/senco"}).home == tmp_path / "senco"


def test_everything_kept_lies_below_the_home(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    kept = [getattr(settings, name) for name, each in vars(Settings).items() if isinstance(each, property)]
    assert len(kept) >= 5
    assert all(tmp_path in Path(each).parents for each in kept)


def test_settings_do_not_change(tmp_path: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        Settings(home=tmp_path).model = "other:model"  # type: ignore[misc]


WHOLE = """
SENCO_EMBEDDING_MODEL = "C:/models/other"
SENCO_MODEL = "ollama:llama3.1"
SENCO_MODEL_URL = "http://127.0.0.1:11434"
SENCO_MODEL_KEY = "from the file"
SENCO_MODEL_TIMEOUT = 30
SENCO_DATABASE_URL = "postgresql://user@host/senco"
SENCO_CHROMA_URL = "https://chroma.example.org"
SENCO_KEEP_DAYS = 90
SENCO_APPROVALS = 2
"""


def test_the_file_has_every_setting_under_its_own_name(tmp_path: Path) -> None:
    found = _settings(tmp_path, WHOLE)
    assert (found.embedding_model, found.model, found.model_url) == (
        "C:/models/other", "ollama:llama3.1", "http://127.0.0.1:11434",
    )  # fmt: skip
    assert (found.model_key, found.model_timeout, found.keep_days) == ("from the file", 30.0, 90)
    assert found.approvals == 2 and Settings(home=tmp_path).approvals == 1
    assert (found.database_url, found.chroma_url) == ("postgresql://user@host/senco", "https://chroma.example.org")
    named = re.findall(r"SENCO_(\w+)", WHOLE)
    assert {name.lower() for name in named} == {field.name for field in fields(Settings)} - {"home"}


def test_short_names_in_lower_case_are_taken_too(tmp_path: Path) -> None:
    assert _settings(tmp_path, 'model = "ollama:a"').model == "ollama:a"


def test_the_environment_goes_over_the_file_and_an_empty_variable_says_nothing(tmp_path: Path) -> None:
    env = {"SENCO_MODEL": "openai:gpt-x", "SENCO_MODEL_TIMEOUT": "2.5", "SENCO_MODEL_KEY": ""}
    found = _settings(tmp_path, WHOLE, **env)
    assert (found.model, found.model_timeout, found.model_key) == ("openai:gpt-x", 2.5, "from the file")


def test_a_file_saved_by_notepad_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'\xef\xbb\xbfSENCO_MODEL = "a:b"\r\n')
    assert _settings(tmp_path).model == "a:b"


def test_nothing_is_forgotten_where_a_person_says_so(tmp_path: Path) -> None:
    assert _settings(tmp_path, SENCO_KEEP_DAYS="0").keep_days == 0


def test_variables_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    assert _settings(tmp_path, SENCO_TEST_SOURCES="elsewhere", MODEL="x") == Settings(home=tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SENCO_MODEL", "llama3.1"),
        ("SENCO_MODEL", "ollama:"),
        ("SENCO_MODEL", ":llama"),
        ("SENCO_MODEL_TIMEOUT", "soon"),
        ("SENCO_MODEL_TIMEOUT", "0"),
        ("SENCO_MODEL_TIMEOUT", "-1"),
        ("SENCO_MODEL_TIMEOUT", "nan"),
        ("SENCO_MODEL_TIMEOUT", "inf"),
        ("SENCO_MODEL_TIMEOUT", "3601"),
        ("SENCO_MODEL_URL", "127.0.0.1:8000"),
        ("SENCO_MODEL_URL", "ftp://host/x"),
        ("SENCO_MODEL_URL", "http://[::1"),
        ("SENCO_CHROMA_URL", "localhost"),
        ("SENCO_CHROMA_URL", "http://"),
        ("SENCO_DATABASE_URL", "postgres"),
        ("SENCO_KEEP_DAYS", "a year"),
        ("SENCO_KEEP_DAYS", "-1"),
        ("SENCO_KEEP_DAYS", "1.5"),
        ("SENCO_KEEP_DAYS", "999999"),
        ("SENCO_APPROVALS", "3"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_the_variable_and_the_value(tmp_path: Path, name: str, value: str) -> None:
    told = _told(tmp_path, **{name: value})
    assert told.startswith(f"{name} is {value!r}") and ("such as" in told or "between" in told)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("SENCO_MODEL = 5", "SENCO_MODEL is 5; write it as text in quotes"),
        ("SENCO_MODEL_TIMEOUT = true", "SENCO_MODEL_TIMEOUT is True; give seconds"),
        ("SENCO_MODEL_TIMEOUT = []", "give seconds"),
        ("SENCO_KEEP_DAYS = true", "SENCO_KEEP_DAYS is True; give whole days"),
        ("SENCO_MODLE = 'a:b'", "there is no setting SENCO_MODLE"),
        ("SENCO_HOME = 'elsewhere'", "there is no setting SENCO_HOME"),
        ("SENCO_MODEL = ", "cannot be read as TOML"),
        ("SENCO_MODEL = 'a:b'\nSENCO_MODEL = 'a:c'", "cannot be read as TOML"),
    ],
)
def test_a_wrong_line_in_the_file_is_told_in_one_line(tmp_path: Path, line: str, words: str) -> None:
    assert words in _told(tmp_path, line)


def test_an_unknown_setting_names_the_file_and_those_there_are(tmp_path: Path) -> None:
    told = _told(tmp_path, "SENCO_TEMPERATURE = 1")
    assert str(tmp_path / FILE) in told and "SENCO_EMBEDDING_MODEL, SENCO_MODEL" in told


def test_a_file_of_another_encoding_and_a_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("SENCO_MODEL = 'a:b'", encoding="utf-16")
    assert "cannot be read as TOML" in _told(tmp_path)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert "cannot be read" in _told(tmp_path)


def test_a_home_that_is_a_file_or_lies_below_one(tmp_path: Path) -> None:
    file = tmp_path / "home"
    file.touch()
    for home in (file, file / "deeper" / "still"):
        told = _told(home)
        assert "is a file; name a folder" in told and str(file) in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes any name for a neighbour's folder")
def test_a_home_of_nobody(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="write the folder out in full"):
        read_settings({"SENCO_HOME": "~no-such-person-here/senco"})


def _told(home: Path, text: str | None = None, **env: str) -> str:
    with pytest.raises(ReaderError) as told:
        _settings(home, text, **env)
    assert "\n" not in str(told.value)
    return str(told.value)
