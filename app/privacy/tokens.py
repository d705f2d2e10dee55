"""Cuts a text into words and signs with their places; does not know which of them identify anybody."""

import re
from dataclasses import dataclass

_INITIALS = r"(?<![^\W_])[^\W\d_]\.(?:-?[^\W\d_](?:[.-]|\b)){1,3}"
_WORD = r"[^\W_]+(?:[-'’][^\W_]+)*"
_TOKEN = re.compile(rf"{_INITIALS}|{_WORD}|\n|[^\w\s]|_", re.UNICODE)
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’][sS]$")


@dataclass(frozen=True)
class Token:
    """A word or a sign, and where it stands in the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit in it."""
        return self.text[0].isalnum()


def tokens(text: str) -> list[Token]:
    """The words, signs and line breaks of a text in order; a possessive ending is a token of its own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        ending = _POSSESSIVE.search(match[0])
        if ending and ending.start():
            found.append(Token(match[0][: ending.start()], match.start()))
            found.append(Token(ending[0], match.start() + ending.start()))
        else:
            found.append(Token(match[0], match.start()))
    return found
