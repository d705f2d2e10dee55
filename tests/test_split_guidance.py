"""The two guidance documents, cut into passages, checked against pdfium's plain text of their pages."""

import re
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

from ingest.flow import Paragraph
from ingest.official import SPLITTERS
from ingest.pages import Line, Page
from ingest.pieces import pieces
from ingest.read_pdf import read_pages
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.references import printed_reference

EXCLUSION = "Suspension_and_permanent_exclusion_guidance_August_2024.pdf"
BEHAVIOUR = "Behaviour_in_schools_February_2024.pdf"
PARA = "Suspension and Permanent Exclusion guidance (August 2024) para "


@pytest.fixture
def exclusion(real_sources: Path) -> Path:
    return real_sources / EXCLUSION


@pytest.fixture
def behaviour(real_sources: Path) -> Path:
    return real_sources / BEHAVIOUR


@lru_cache(maxsize=2)
def passages_of(path: Path) -> tuple[Passage, ...]:
    source = "exclusion-guidance-2024" if path.name == EXCLUSION else "behaviour-guidance-2024"
    return SPLITTERS[source](read_pages(path))


@lru_cache(maxsize=2)
def raw_pages(path: Path) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(path)
    return tuple(page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document)


def letters(text: str) -> str:
    """The letters of a text: footnote marks are figures, and where lines end does not matter."""
    return re.sub(r"[\W\d_]+", "", text)


def numbered(path: Path) -> list[Passage]:
    return [passage for passage in passages_of(path) if passage.reference.startswith(PARA)]


def test_exclusion_paragraphs_run_from_1_to_276(exclusion: Path) -> None:
    numbers = [int(passage.reference.removeprefix(PARA)) for passage in numbered(exclusion)]
    assert numbers == list(range(1, 277))
    # The same by a plain count of the numbers at line starts, in order.
    last = 0
    for text in raw_pages(exclusion)[10:74]:
        for found in re.findall(r"(?m)^(\d{1,3})\. [^\W\d]", text):
            last += int(found) == last + 1
    assert last == 276


def test_exclusion_paragraphs_are_on_their_pages(exclusion: Path) -> None:
    for passage in numbered(exclusion):
        text = raw_pages(exclusion)[(passage.page or 0) - 1]
        number = passage.reference.removeprefix(PARA)
        starts = [letters(text[found.end() :]) for found in re.finditer(rf"(?m)^{number}\. ", text)]
        assert any(start.startswith(letters(passage.text)[:40]) for start in starts), passage.reference


def test_exclusion_paragraphs_are_whole(exclusion: Path) -> None:
    """Those that end on the page they begin on stand letter for letter in its text; they are most of them."""
    whole = [
        passage
        for passage in numbered(exclusion)
        if letters(passage.text) in letters(raw_pages(exclusion)[(passage.page or 0) - 1])
    ]
    assert len(whole) > 220
    for passage in set(numbered(exclusion)) - set(whole):  # the others run on to the next page, past its footnotes
        both = set(re.findall(r"[^\W\d_]+", " ".join(raw_pages(exclusion)[(passage.page or 0) - 1 :][:2])))
        assert set(re.findall(r"[^\W\d_]+", passage.text)) <= both, passage.reference


def test_footnotes_and_their_marks_are_gone(exclusion: Path, behaviour: Path) -> None:
    texts = "\n".join(passage.text for path in (exclusion, behaviour) for passage in passages_of(path))
    # A mark would be a figure at the end of a word or after a stop.
    assert re.findall(r"[^\W\d]{3}\d+\b|[a-z][.,;]\d+\b(?!-)", texts) == []
    assert "Education (Independent School Standards) (England) Regulations 2014, Sch" not in texts  # a footnote


@pytest.mark.parametrize("name", [EXCLUSION, BEHAVIOUR])
def test_every_passage_is_citable(real_sources: Path, name: str) -> None:
    for passage in passages_of(real_sources / name):
        assert printed_reference(passage.reference), passage.reference
        assert passage.page and passage.headings and passage.text == passage.text.strip(), passage.reference
        assert not re.search(r"(?m)^\d{1,2}$", passage.text), passage.reference
        assert passage.headings[-1] not in passage.text.split("\n"), passage.reference


def test_headings_of_the_exclusion_guidance(exclusion: Path) -> None:
    held = {passage.reference.removeprefix(PARA): passage for passage in numbered(exclusion)}
    assert held["13"].headings == (
        "Part three: The headteacher’s power to suspend or permanently exclude",
        "The headteacher’s powers to use exclusion",
        "Cancelling exclusions",
    )
    assert held["276"].headings[0].startswith("Part fourteen")
    assert (held["5"].page, held["5"].text[:13]) == (12, "A suspension,")


def test_behaviour_passages_go_by_page_and_heading(behaviour: Path) -> None:
    passages = passages_of(behaviour)
    assert [passage.page for passage in passages] == sorted(passage.page or 0 for passage in passages)
    assert all(passage.reference == f"Behaviour in Schools (February 2024) p.{passage.page}" for passage in passages)
    on_13 = [passage.headings[-1] for passage in passages if passage.page == 13]
    assert on_13[-1].startswith("Behaviour expectations and pupils with Special Educational Needs")
    assert len(on_13) == 3
    assert max(len(passage.text) for passage in passages) <= 2000


def test_behaviour_words_are_all_there_in_whole_sentences(behaviour: Path) -> None:
    """No line of the body of pages 4 to 33 is lost, and no passage opens in the middle of a sentence."""
    held = letters(" ".join(" ".join((*passage.headings, passage.text)) for passage in passages_of(behaviour)))
    for page in read_pages(behaviour):
        if 4 <= page.position <= 33:
            lost = [line.text for line in page.lines if line.size >= 12 and letters(line.text) not in held]
            assert not lost, (page.position, lost)
    for passage in passages_of(behaviour):
        assert re.match(r"[A-Z‘“•]|[a-z]\) ", passage.text), passage


@pytest.mark.parametrize("source", ["exclusion-guidance-2024", "behaviour-guidance-2024"])
def test_another_document_is_refused(source: str) -> None:
    line = Line("1. Something else.", (57.0, 72.0, 130.0), 300.0, 700.0, 12.0)
    with pytest.raises(ReaderError, match=r"2024.*edition may have changed"):
        SPLITTERS[source]([Page(1, 595.0, 842.0, (line,))])


def test_long_texts_are_cut_between_sentences_and_keep_their_lists() -> None:
    long = Paragraph(" ".join(["One sentence that is here to fill the page."] * 60), 1)
    cut = pieces([Paragraph("They must:", 1), Paragraph("• do this", 1, item=True), long])
    assert cut[0].text.startswith("They must:\n• do this")
    assert all(len(piece.text) <= 2000 and piece.text.endswith(".") for piece in cut)
    assert sum(piece.text.count("One sentence") for piece in cut) == 60
