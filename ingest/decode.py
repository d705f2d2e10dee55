"""Turns the bytes of a text file into text, whatever usual encoding it is in; knows nothing of what the text says."""

import codecs
import re
from pathlib import Path

from knowledge.errors import ReaderError

MOST_BYTES = 50_000_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 with a byte order mark or Windows-1252; anything else is a ReaderError."""
    if path.stat().st_size > MOST_BYTES:
        raise ReaderError(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB: split it into smaller files.")
    text = _first_that_fits(path.read_bytes())
    if text is None or _is_binary(text):
        raise ReaderError(f"{path.name} is not a text file: open it in its own program and save it as PDF or as text.")
    return _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _first_that_fits(data: bytes) -> str | None:
    marked = next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    # UTF-8 first: text in Windows-1252 with an accent in it is hardly ever valid UTF-8, the reverse nearly always is.
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_binary(text: str) -> bool:
    # A stray control character is copied out of a PDF now and then; a NUL or a run of them never is.
    return "\0" in text or len(_CONTROLS.findall(text)) > len(text) / 20
