"""What applies to whom: to holders of the National Award, and to SENCOs in the early years; knows no person."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Rule:
    """A statement with its duty word (or none), and where it stands."""

    label: str
    text: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Some SENCOs, the guide that tells more, and what applies to them."""

    title: str
    guide: str
    rules: tuple[Rule, ...]


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """The shipped groups."""
    rows = tomllib.loads(files("app.study").joinpath("applies.toml").read_text(encoding="utf-8"))["group"]
    return tuple(
        Group(
            row["title"],
            row["guide"],
            tuple(Rule(each.get("label", ""), each["text"], tuple(each["references"])) for each in row["rule"]),
        )
        for row in rows
    )
