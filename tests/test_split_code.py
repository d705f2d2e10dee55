"""The Code of Practice, paragraph by paragraph, checked against the raw text of its pages and its own outline.

What is expected comes from elsewhere than the splitter: the numbers from the ranges printed in the Code, the pages and
words from pdfium's plain text of each page, the headings from the outline that the file carries.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from ingest.official import SPLITTERS
from ingest.pages import Line, Page
from ingest.read_pdf import read_pages, read_structure
from knowledge.errors import ReaderError
from knowledge.passages import Passage

CITE = "SEND Code of Practice "
LAST_OF_CHAPTER = {1: 41, 2: 24, 3: 71, 4: 62, 5: 60, 6: 99, 7: 38, 8: 78, 9: 217, 10: 150, 11: 111}
NOT_THERE = {(7, 36)}
ROMAN = [
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
    *("xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv"),
]
TABLES = {56, 57, 58, *range(164, 170)}
FIGURES = {43, 154, 246, 247, 263}

# Printed as headings (pages 36 and 234) but forgotten in the file's outline.
NOT_IN_OUTLINE = ("Support for children and young people in custody", "Finalising the EHC plan")
FIGURE_TITLE = "The joint commissioning cycle"  # of a picture on page 41

# Paragraphs that the Code itself prints without a full stop and that do not end in a list.
OPEN_ENDED = {
    "3.70": "introduces a table", "9.20": "introduces the sub-sections that follow",
    "5.47": "printed so", "9.105": "printed so",
    "11.52": "an address", "11.81": "an e-mail address", "11.82": "an address", "11.92": "an address",
}  # fmt: skip


@pytest.fixture
def code(real_sources: Path) -> Path:
    return real_sources / "SEND_Code_of_Practice_January_2015.pdf"


@lru_cache(maxsize=1)
def passages_of(code: Path) -> tuple[Passage, ...]:
    return SPLITTERS["send-code-2015"](read_pages(code))


@lru_cache(maxsize=1)
def raw_pages(code: Path) -> tuple[str, ...]:
    """pdfium's plain text, read without our reader; the first item stands for page 1."""
    document = pypdfium2.PdfDocument(code)
    return tuple(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)


def numbered(code: Path) -> dict[str, Passage]:
    names = (f"{CITE}Introduction ", CITE)
    found = {}
    for passage in passages_of(code):
        name = next(passage.reference.removeprefix(start) for start in names if passage.reference.startswith(start))
        if name in ROMAN or re.fullmatch(r"\d+\.\d+", name):
            assert name not in found, f"{name} twice"
            found[name] = passage
    return found


def squeezed(text: str) -> str:
    """Text without white space, hyphens and bullets: what must be the same however lines were joined."""
    return re.sub(r"[\s\-\u2010-\u2012\xad\ufffe\x02•]+", "", text)


def printed(name: str) -> str:
    return f"{name}." if name in ROMAN else name


def expected_numbers() -> list[str]:
    chapters = [
        f"{chapter}.{number}"
        for chapter, last in LAST_OF_CHAPTER.items()
        for number in range(1, last + 1)
        if (chapter, number) not in NOT_THERE
    ]
    return [*ROMAN, *chapters]


def test_all_975_paragraphs_are_there_in_order(code: Path) -> None:
    assert len(expected_numbers()) == 975
    assert list(numbered(code)) == expected_numbers()


def test_the_ranges_are_what_the_pages_print(code: Path) -> None:
    """The same ranges by a plain count of numbers at line starts that carry on their chapter's sequence."""
    last: dict[int, int] = {}
    for text in raw_pages(code)[11:272]:
        for chapter, number in (map(int, found) for found in re.findall(r"(?m)^(\d{1,2})\.(\d{1,3}) ", text)):
            if number == last.get(chapter, 0) + 1 or (chapter, number - 1) in NOT_THERE:
                last[chapter] = number
    assert last == LAST_OF_CHAPTER


def test_every_paragraph_is_on_its_page(code: Path) -> None:
    """The raw text of the page has the number at a line start, followed by the first letters of the paragraph."""
    pages = raw_pages(code)
    for name, passage in numbered(code).items():
        text = pages[(passage.page or 0) - 1]
        starts = [found.end() for found in re.finditer(rf"(?m)^{re.escape(printed(name))}\s", text)]
        opening = squeezed(passage.text)[:40]
        assert any(squeezed(text[start:]).startswith(opening) for start in starts), name


def test_the_printed_number_is_the_place_in_the_file(code: Path) -> None:
    for place, text in enumerate(raw_pages(code)[1:], start=2):
        assert re.search(rf"(?m)^{place} ?$", text), place


def test_no_word_is_lost_and_none_is_glued_on(code: Path) -> None:
    """Cut every passage out of the raw text of pages 12 to 277: only numbers and headings may be left.

    Pages with figures and with the two tables are left out here, and so is the glossary.
    """
    kept = [page for page in range(12, 278) if page not in TABLES | FIGURES]
    stream = "".join(squeezed(body(page, raw_pages(code)[page - 1])) for page in kept)
    names = {passage.reference: name for name, passage in numbered(code).items()}
    titles = [*(entry.title for entry in read_structure(code).outline), *NOT_IN_OUTLINE, FIGURE_TITLE]
    outline = {squeezed(title) for title in titles}
    left, cursor = [], 0
    for passage in passages_of(code):
        if passage.page in kept and passage.page + 1 not in TABLES | FIGURES:
            number = squeezed(printed(names[passage.reference])) if passage.reference in names else ""
            whole = number + squeezed(passage.text)
            place = stream.find(whole, cursor)
            assert place >= 0, f"{passage.reference} is not in the raw text as it stands"
            left.append((passage, stream[cursor:place]))
            cursor = place + len(whole)
    skipped = {page for page in kept if page + 1 in TABLES | FIGURES or page - 1 in TABLES | FIGURES}
    for passage, between in left:
        if passage.page not in skipped:
            assert is_made_of(between, outline), f"before {passage.reference}: {between[:200]}"


def body(page: int, text: str) -> str:
    return re.sub(rf"(?m)^{page} ?$", "", text, count=1)


def is_made_of(text: str, titles: set[str]) -> bool:
    """Whether a text is nothing but headings, one after another."""
    if not text:
        return True
    return any(is_made_of(text[len(title) :], titles) for title in titles if title and text.startswith(title))


def test_table_rows_and_glossary_lose_no_word(code: Path) -> None:
    """Every word printed on the pages of the two tables and of the glossary occurs in a passage."""
    held = " ".join(" ".join((passage.text, *passage.headings)) for passage in passages_of(code))
    words = set(re.findall(r"\w+", held))
    for page in sorted(TABLES | set(range(278, 287))):
        text = re.sub(r"-?[\ufffe\x02]", "-", body(page, raw_pages(code)[page - 1]))
        assert {word for word in re.findall(r"\w+", text) if not word.isdecimal()} <= words, page


def test_headings_are_those_of_the_outline(code: Path) -> None:
    """Each paragraph's headings are a path of the outline that the file carries, begun on its page or before."""
    paths = list(outline_paths(code))
    titles = {tuple(squeezed(title) for title in path) for _, path in paths}
    bookmarked = {n: passage for n, passage in numbered(code).items() if passage.headings[-1] not in NOT_IN_OUTLINE}
    assert len(bookmarked) > 970
    for name, passage in bookmarked.items():
        path = tuple(squeezed(title) for title in passage.headings)
        assert path in titles, (name, passage.headings)
        pages = [page for page, other in paths if tuple(map(squeezed, other)) == path]
        assert any(page <= (passage.page or 0) for page in pages), name


def outline_paths(code: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    path: list[str] = []
    for entry in read_structure(code).outline:
        path = [*path[: entry.level], entry.title]
        yield entry.page, tuple(path)


def test_no_paragraph_holds_a_heading_a_page_number_or_a_box(code: Path) -> None:
    titles = {squeezed(entry.title) for entry in read_structure(code).outline}
    for name, passage in numbered(code).items():
        lines = passage.text.split("\n")
        assert not [line for line in lines if squeezed(line) in titles], name
        assert not [line for line in lines if re.fullmatch(r"\d{1,3}", line)], name
        assert "Relevant legislation" not in passage.text, name
        assert not re.search(r"[\ufffe\xad\x02]|\w- (?!to|and\b|or\b)\w|  ", passage.text), name


def test_every_paragraph_ends_like_one(code: Path) -> None:
    for name, passage in numbered(code).items():
        last = passage.text.split("\n")[-1]
        ends = re.search(r"[.?!][’”)]?$", last) or last.startswith(("• ", "o "))
        assert ends or name in OPEN_ENDED, (name, last[-40:])


@pytest.mark.parametrize(
    ("name", "page", "chapter", "part", "opening"),
    [
        ("vi", 13, "Introduction", "Changes from the SEN Code of Practice (2001)", "The main changes from"),
        ("6.44", 100, "6 Schools", "SEN support in schools", "Where a pupil is identified as"),
        ("6.45", 100, "6 Schools", "Assess", "In identifying a child as needing"),
        ("7.35", 119, "7 Further education", "Funding for SEN support", "Further information on funding"),
        ("7.37", 122, "8 Preparing for adulthood from the earliest years", "Introduction", "Being supported towards"),
        ("7.38", 122, "8 Preparing for adulthood from the earliest years", "Introduction", "Preparing for adulthood"),
        ("9.64", 162, "9 Education, Health and Care needs assessments and plans", "Outcomes", "EHC plans must specify"),
        ("11.2", 245, "11 Resolving disagreements", "Principles for resolving disagreements", "The following table"),
        ("11.111", 272, "11 Resolving disagreements", "Complaints about social services provision", "From 2016"),
    ],
)
def test_the_traps(code: Path, name: str, page: int, chapter: str, part: str, opening: str) -> None:
    passage = numbered(code)[name]
    assert (passage.page, passage.headings[0], passage.headings[-1]) == (page, chapter, part)
    assert passage.text.startswith(opening)


def test_cross_references_at_line_starts_stay_in_their_paragraphs(code: Path) -> None:
    pages = [passage.page for passage in numbered(code).values() if "9.64 to 9.69)" in passage.text]
    assert {99, 113} <= set(pages)


def test_split_words_are_whole_and_hanging_hyphens_stay(code: Path) -> None:
    held = numbered(code)
    assert "be life-transforming for" in held["7.37"].text
    assert "the SEN Co-ordinator (SENCO)" in held["7.22"].text  # broken over a page
    assert "a face-to-face provider" in held["11.66"].text  # printed with a space
    assert "that 19- to 25-year-olds" in held["8.50"].text


def test_lists_keep_an_item_a_line(code: Path) -> None:
    lines = numbered(code)["7.38"].text.split("\n")
    assert [line[:2] for line in lines[1:]] == ["• "] * 4


def test_figures_are_left_out(code: Path) -> None:
    assert numbered(code)["3.23"].text.endswith(".")
    assert "Scenario 1" not in "".join(passage.text for passage in passages_of(code))


def test_boxes_tables_annexes_and_glossary(code: Path) -> None:
    others = [passage for passage in passages_of(code) if passage not in numbered(code).values()]
    at = {passage.reference.removeprefix(CITE) for passage in others}
    assert {"Annex 1", "Annex 2", "p.78", "p.143", "p.164", "p.278"} <= at
    sections = [passage.text[1:].split(")")[0] for passage in others if passage.text.startswith("(")]
    assert sections == ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
    terms = [passage.headings[-1] for passage in others if passage.headings[0] == "Glossary of terms"]
    assert len(terms) == len(set(terms)) and terms == sorted(terms, key=str.casefold)
    assert max(len(passage.text) for passage in others) <= 2000


@pytest.mark.parametrize("page", [6, 13, 79, 101, 122, 152, 194, 223, 265])
def test_pypdf_reads_the_same_words(code: Path, page: int) -> None:
    """Another library finds the same words in the paragraphs that begin and end on the page."""
    text = squeezed(PdfReader(code).pages[page - 1].extract_text())
    following = dict(zip(numbered(code), list(numbered(code).values())[1:], strict=False))
    for name, passage in numbered(code).items():
        if passage.page == page and name in following and following[name].page == page:
            assert squeezed(printed(name) + passage.text) in text, name


def test_another_document_is_refused() -> None:
    with pytest.raises(ReaderError, match="edition may have changed"):
        SPLITTERS["send-code-2015"](pages_of(["1 Principles", "1.1 Something else."]))


def pages_of(texts: Sequence[str]) -> list[Page]:
    lines = [Line(text, (72.0,), 300.0, 700.0 - 30 * row, 12.0) for row, text in enumerate(texts)]
    return [Page(1, 595.0, 842.0, tuple(lines))]
