"""Which passages the law has moved past, and what applies now; knows nothing of answers."""

import tomllib
from functools import lru_cache
from importlib.resources import files


def outdated_warning(reference: str) -> str:
    """What has changed since a passage was printed; empty where nothing is known to have."""
    return _warnings().get(reference, "")


def outdated_references() -> tuple[str, ...]:
    """Every passage that there is a warning on."""
    return tuple(_warnings())


@lru_cache(maxsize=1)
def _warnings() -> dict[str, str]:
    text = files("knowledge").joinpath("content/outdated.toml").read_text(encoding="utf-8")
    return {name: row["warning"] for row in tomllib.loads(text)["passage"] for name in row["references"]}
