"""Turns an element of legislation.gov.uk's XML (CLML) into lines of text; knows no sections, references or files.

Left out: notes and the marks that lead to them, marks of amendment (the amended words stay), pictures, and whatever
the publisher marks as not being law on the day of the text. Words that were repealed are shown as "…".
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_NOT_LAW = ("Prospective", "Repealed", "Dead", "Discarded")
_NOTES = ("CommentaryRef", "FootnoteRef", "MarginNoteRef")
_LEFT_OUT = (
    *_NOTES, "Commentaries", "Footnotes", "MarginNotes", "Versions", "Resources", "Pnumber", "Figure", "Image", "Form"
)  # fmt: skip
_TEXTS = ("Text", "Title", "Subtitle", "Number", "Reference")
_NUMBERED = re.compile(r"P[1-7]")
_DOTS = re.compile(r"(?:[.…]\s*){3,}|…(?:\s+…)+")
_QUOTES = {"none": ("", ""), "single": ("‘", "’")}
_DECORATIONS = {"parens": "({})", "parenRight": "{})", "period": "{}.", "brackets": "[{}]", "none": "{}"}
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


def kind(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def is_law(element: Element) -> bool:
    """Whether the publisher marks it as law on the day of the text: neither prospective nor repealed."""
    return element.get("Status") not in _NOT_LAW and element.get("Match") not in ("false", "0")


def has_words(text: str) -> bool:
    """Whether a text is more than the dots that stand for repealed words."""
    return any(letter.isalnum() for letter in text)


def words(element: Element) -> str:
    """The text of an element in one line."""
    text = _DOTS.sub(" … ", " ".join("".join(_strings(element)).split()))
    return " ".join(text.split())


def number(element: Element) -> str:
    """The number of a numbered element, without punctuation: "1A"; empty where it has none."""
    stated = next((words(child) for child in element if kind(child) == "Pnumber"), "")
    return re.sub(r"[^\w–-]", "", stated)


def lines(parent: Element) -> list[str]:
    """What stands in an element, a line a paragraph, item or table row; items keep their marks, inner ones indented."""
    found: list[str] = []
    for child in parent:
        add(found, child)
    return found


def add(found: list[str], element: Element) -> None:
    """Add the lines that an element comes to, with its own mark, to those before it."""
    if kind(element) == "AppendText" and found:
        found[-1] += words(element)  # the full stop after what is quoted
    elif kind(element) not in _LEFT_OUT and is_law(element):
        found += [line for line in _lines_of(element) if has_words(line)]


def _lines_of(element: Element) -> list[str]:
    what = kind(element)
    if _NUMBERED.fullmatch(what):
        return item(_mark(element), lines(element))
    if what in ("UnorderedList", "OrderedList"):
        items = [child for child in element if kind(child) == "ListItem"]
        return [line for n, each in enumerate(items) for line in item(_list_mark(element, each, n), lines(each))]
    if what == "BlockAmendment":
        return _quoted(element)
    if what == "tr":
        cells = [words(cell) if _is_text(cell) else " ".join(lines(cell)) for cell in element]
        return [" | ".join(cells)] if any(cells) else []
    return [words(element)] if what in _TEXTS or _is_text(element) else lines(element)


def item(mark: str, texts: list[str]) -> list[str]:
    """Lines under a mark: it opens the first, and the others are indented; no lines where nothing is said."""
    if not any(map(has_words, texts)):
        return []
    return [f"{mark} {texts[0]}".strip(), *(f"  {line}" if mark else line for line in texts[1:])]


def _strings(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if kind(child) == "Repeal" and not _stays(child):
            yield " … "
        elif kind(child) == "Character":
            yield " "
        elif kind(child) not in _NOTES:
            yield from _strings(child)
        yield child.tail or ""


def _stays(repeal: Element) -> bool:
    """Whether repealed words are still printed as law for England: those that were repealed for elsewhere."""
    extent = repeal.get("Extent", "")
    return repeal.get("RetainText") == "true" and "E" not in extent.split("+")


def _is_text(element: Element) -> bool:
    own = (element.text, *(child.tail for child in element))
    return not len(element) or any((text or "").strip() for text in own)


def _mark(element: Element) -> str:
    stated = next((child for child in element if kind(child) == "Pnumber"), None)
    if stated is None:
        return ""
    before, after = stated.get("PuncBefore"), stated.get("PuncAfter")
    if before is not None or after is not None:
        return f"{before or ''}{words(stated)}{after or ''}"
    return f"{words(stated)}." if kind(element) == "P1" else f"({words(stated)})"


def _list_mark(listed: Element, each: Element, position: int) -> str:
    if kind(listed) == "UnorderedList":
        return "" if listed.get("Decoration") == "none" or listed.get("Class") == "Definition" else "-"
    style = listed.get("Type", "arabic")
    letters = _ROMAN if style.startswith("roman") else "abcdefghijklmnopqrstuvwxyz"
    counted = letters[position] if style != "arabic" and position < len(letters) else str(position + 1)
    counted = counted.upper() if style.endswith("upper") else counted
    return _DECORATIONS.get(listed.get("Decoration", ""), "({})").format(each.get("NumberOverride", counted))


def _quoted(amendment: Element) -> list[str]:
    """What is to be put into another law, in quotation marks: it belongs to the provision that puts it there."""
    inside = lines(amendment)
    before, after = _QUOTES.get(amendment.get("Format", ""), ("“", "”"))
    if inside and not inside[0].startswith(before or " "):
        inside = [before + inside[0], *inside[1:]]
        inside[-1] += after
    return [f"  {line}" for line in inside]
