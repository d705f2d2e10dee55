"""Patterns as they stand in a data file: a list of alternatives, capital and small letters alike."""

import re
from collections.abc import Iterable

Pattern = re.Pattern[str]


def compiled(alternatives: Iterable[str]) -> Pattern:
    """One pattern of several."""
    return re.compile("|".join(alternatives), re.IGNORECASE | re.MULTILINE)
