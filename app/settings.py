"""Every setting, read once from the environment or `settings.toml`; the only reader of the environment."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_path

from knowledge.embed import PACKAGED_MODEL
from knowledge.errors import ReaderError


@dataclass(frozen=True)
class Settings:
    """What an installation was told. Everything it keeps lies under `home`; nothing is written elsewhere."""

    home: Path
    embedding_model: str = PACKAGED_MODEL
    model: str = ""
    model_url: str = ""
    model_key: str = field(default="", repr=False)
    model_timeout: float = 60.0
    database_url: str = ""
    chroma_url: str = ""
    keep_days: int = 365
    approvals: int = 1

    @property
    def library(self) -> Path:
        """Where the searchable library lies."""
        return self.home / "library"

    @property
    def documents(self) -> Path:
        """Where the documents that were read in are kept."""
        return self.home / "documents"

    @property
    def downloads(self) -> Path:
        """Where downloads lie until they are whole."""
        return self.home / "downloads"

    @property
    def vectors(self) -> Path:
        """Where computed vectors are kept."""
        return self.home / "vectors.sqlite"

    @property
    def records(self) -> Path:
        """Where conversations are kept, unless `database_url` names a server."""
        return self.home / "records.sqlite"

    @property
    def models(self) -> Path:
        """Where the language model lies that was prepared for this computer."""
        return self.home / "models"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from SENCO_… variables, else `settings.toml` in SENCO_HOME, else defaults; raises a ReaderError."""
    env = os.environ if environment is None else environment
    home = _home(env.get("SENCO_HOME", ""))
    values = {**_from_file(home / "settings.toml"), **_from_environment(env)}
    return Settings(home=home, **{name: _checked(name, value) for name, value in values.items()})


def _home(stated: str) -> Path:
    try:
        home = Path(stated or user_data_path("senco-assistant", appauthor=False)).expanduser().absolute()
    except RuntimeError as error:  # "~somebody", whose folder is not known
        raise ReaderError(f"SENCO_HOME is {stated!r}, which cannot be found; write the folder out in full.") from error
    there = next(each for each in (home, *home.parents) if each.exists())
    if not there.is_dir():
        raise ReaderError(f"SENCO_HOME is {home}, but {there} is a file; name a folder.")
    return home


def _from_environment(env: Mapping[str, str]) -> dict[str, Any]:
    return {name: env[_variable(name)] for name in _names() if env.get(_variable(name))}


def _from_file(file: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReaderError(f"{file} cannot be read ({error.strerror or error}): check who may read it.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReaderError(f"{file} cannot be read as TOML ({error}): mend the line or delete the file.") from error
    found = {name.removeprefix("SENCO_").lower(): value for name, value in values.items()}
    unknown = sorted(set(found) - set(_names()))
    if unknown:
        known = ", ".join(_variable(name) for name in _names())
        raise ReaderError(f"{file}: there is no setting {_variable(unknown[0])}. Known settings: {known}.")
    return found


def _names() -> list[str]:
    return [field.name for field in fields(Settings) if field.name != "home"]


def _variable(name: str) -> str:
    return f"SENCO_{name.upper()}"


def _checked(name: str, value: Any) -> Any:
    """The value in its type, or one clear line on what it should be."""
    if name == "model_timeout":
        return _seconds(value)
    if name == "keep_days":
        return _days(value)
    if name == "approvals":
        return _people(value)
    if not isinstance(value, str):
        shown = "not text" if name == "model_key" else repr(value)
        raise ReaderError(f"{_variable(name)} is {shown}; write it as text in quotes.")
    if name == "model" and ":" not in value.strip(":"):
        raise ReaderError(f"SENCO_MODEL is {value!r}; write provider:model, such as ollama:llama3.1.")
    if name.endswith("_url") and not _is_address(name, value):
        raise ReaderError(f"{_variable(name)} is {value!r}; give a whole address, such as http://127.0.0.1:8000.")
    return value


def _seconds(value: Any) -> float:
    try:
        seconds = 0.0 if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise ReaderError(f"SENCO_MODEL_TIMEOUT is {value!r}; give seconds between 1 and 3600, such as 60.")
    return seconds


def _days(value: Any) -> int:
    whole = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,5}", whole):
        raise ReaderError(f"SENCO_KEEP_DAYS is {value!r}; give whole days, such as 365, or 0 to keep all.")
    return int(whole)


def _people(value: Any) -> int:
    if isinstance(value, bool) or str(value).strip() not in ("1", "2"):
        raise ReaderError(f"SENCO_APPROVALS is {value!r}; give the people who have to approve a plan, such as 1, or 2.")
    return int(value)


def _is_address(name: str, value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:  # such as a bracket that is never closed
        return False
    if name == "database_url":
        return bool(parts.scheme) and ":" in value
    return parts.scheme in ("http", "https") and bool(parts.netloc)
