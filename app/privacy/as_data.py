"""What was masked as plain data and as lines for a terminal; finds nothing itself."""

from collections.abc import Iterator
from typing import Any

from app.privacy.identifiers import Identifier
from app.privacy.mask import Masked


def as_data(masked: Masked) -> dict[str, Any]:
    """The masked text and what was masked in it, in the form that `senco mask --json` promises."""
    return {"text": masked.text, "masked": rows(masked.masked)}


def rows(masked: tuple[Identifier, ...]) -> list[dict[str, str]]:
    """Each wording that was masked, with its placeholder and kind."""
    return [{"placeholder": each.placeholder, "kind": each.kind, "text": each.text} for each in masked]


def lines(masked: Masked) -> Iterator[str]:
    """The masked text, then what stands for what."""
    yield masked.text.rstrip("\n")
    yield "\nMasked" if masked.masked else "\nNothing was masked: read it again before you pass it on."
    yield from (f"  {each.placeholder}: {each.text}" for each in masked.masked)
