"""Finds American spellings; knows no other mistake."""

import re

_AMERICAN = re.compile(
    r"\b(?:behaviors?|centers?|colors?|favor(?:s|ed|able|ite)?|honor(?:s|ed)?|labor|neighbor\w*|fulfill|enroll(?:s|ment)?|"
    r"skillful|counsel(?:or|ing|ed)\w*|travel(?:er|ing|ed)|cancel(?:ed|ing)|label(?:ed|ing)|model(?:ed|ing)|program|"
    r"pediatric\w*|gray|mom|math|"
    r"(?:organ|recogn|priorit|special|util|summar|minim|maxim|individual|personal|final|real|emphas|author|"
    r"character|general|stabil|standard|social|institutional|normal|apolog|critic|categor)iz(?:e[sd]?|ing|ation\w*))\b",
    re.IGNORECASE,
)


def american(text: str) -> list[str]:
    """The words of a text that are not in British spelling, in order."""
    return _AMERICAN.findall(text)
