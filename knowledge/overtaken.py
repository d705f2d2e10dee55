"""What the law has moved past, and what applies now; knows no passage."""

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def warnings() -> dict[str, str]:
    """Every warning by the name under which the digest's entries give it."""
    text = files("knowledge").joinpath("content/warnings.toml").read_text(encoding="utf-8")
    return {name: row["warning"] for name, row in tomllib.loads(text).items()}
