"""A page as a picture with a passage marked: on small PDFs made here, and on the official documents."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from ingest.documents import Intake
from ingest.page_picture import WIDTH, PagePicture, page_of, page_picture
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from tests.browser.fake import citation
from tests.printed import AFTER, printed_code
from tests.test_read_pdf import pdf, prose

QUOTE = citation(1, "SEND Code of Practice 9.41").quote
FILES = {
    "send-code-2015": "SEND_Code_of_Practice_January_2015.pdf",
    "exclusion-guidance-2024": "Suspension_and_permanent_exclusion_guidance_August_2024.pdf",
    "behaviour-guidance-2024": "Behaviour_in_schools_February_2024.pdf",
}


def opened(page: PagePicture) -> Image.Image:
    return Image.open(BytesIO(page.png))


def yellow(page: PagePicture) -> int:
    """How many points of the picture are as yellow as a marker makes white paper."""
    return sum(count for count, colour in opened(page).getcolors(10**6) or [] if colour == (255, 233, 138))


def test_the_passage_is_marked_and_told_where_it_stands(tmp_path: Path) -> None:
    page = page_picture(printed_code(tmp_path), 2, QUOTE)
    assert (page.marked, page.page, page.pages, page.number) == (2, 2, 3, 152)
    assert opened(page).width == WIDTH and yellow(page) > 5_000
    (span,) = page.spans
    assert page.text[slice(*span)] == QUOTE.replace("maximum", "maxi-mum")
    assert 0.1 < page.top < 0.2


def test_the_mark_is_told_by_more_than_colour(tmp_path: Path) -> None:
    picture = opened(page_picture(printed_code(tmp_path), 2, QUOTE)).convert("L")
    bar = [top for top in range(picture.height) if picture.getpixel((28, top)) < 60]  # type: ignore[operator]
    assert len(bar) > 40


def test_a_page_without_the_passage_is_drawn_without_a_mark(tmp_path: Path) -> None:
    page = page_picture(printed_code(tmp_path), 3, QUOTE)
    assert (page.marked, page.spans, page.top, yellow(page)) == (0, (), 0.0, 0)
    assert AFTER in page.text


def test_the_page_is_found_by_its_printed_number_and_by_the_words(tmp_path: Path) -> None:
    path = printed_code(tmp_path)
    assert page_of(path, 152, QUOTE) == 2
    assert page_of(path, 151, QUOTE) == 2, "the passage began a page earlier than the words that are quoted"
    assert page_of(path, 153, "Words that stand nowhere in it.") == 3
    assert page_of(path, 999, QUOTE) == 3, "a number that no page has leads to the last"


def test_a_passage_over_two_pages_is_marked_on_each(tmp_path: Path) -> None:
    path = tmp_path / "over.pdf"
    path.write_bytes(
        pdf(
            [
                prose("9.41 The local authority must decide within"),
                prose("a maximum of 6 weeks from receiving the request."),
            ]
        )
    )
    assert [page_picture(path, page, QUOTE).marked for page in (1, 2)] == [1, 1]


def test_a_turned_and_cropped_page_is_marked_where_its_words_stand(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    plain = pdf([prose(*QUOTE.split(" within "))])
    path.write_bytes(plain.replace(b"[0 0 595 842] /", b"[0 600 595 842] /Rotate 90 /", 1))
    page = page_picture(path, 1, QUOTE)
    assert page.marked and opened(page).width == WIDTH and yellow(page) > 5_000


def test_a_page_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"has no page 4: its last one is page 3"):
        page_picture(printed_code(tmp_path), 4, QUOTE)
    with pytest.raises(ReaderError, match="was not found"):
        page_picture(tmp_path / "gone.pdf", 1, QUOTE)


@pytest.fixture(scope="module")
def passages(real_intakes: tuple[Intake, ...]) -> dict[str, tuple[Passage, ...]]:
    return {intake.source.id: intake.passages for intake in real_intakes}


@pytest.mark.parametrize(
    ("source", "step"), [("send-code-2015", 16), ("exclusion-guidance-2024", 8), ("behaviour-guidance-2024", 4)]
)
def test_passages_of_the_official_documents_are_marked_on_their_pages(
    real_sources: Path, passages: dict[str, tuple[Passage, ...]], source: str, step: int
) -> None:
    path = real_sources / FILES[source]
    if source not in passages:
        pytest.skip(f"{FILES[source]} is not among the official documents")
    some = passages[source][::step]
    places = [page_of(path, each.page or 0, each.text) for each in some]
    assert [each.reference for each, place in zip(some, places, strict=True) if place != each.page] == []
    without = [
        each.reference
        for each, place in zip(some, places, strict=True)
        if not page_picture(path, place, each.text).marked
    ]
    assert len(some) >= 16 and without == []
