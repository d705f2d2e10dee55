"""The PDF reader on small PDFs made here: bad files, running heads, split words, headings, page numbers, long files."""

import io
import tracemalloc
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle

from ingest.read_pdf import read_pages, read_pdf
from knowledge.errors import ReaderError

Text = tuple[float, float, float, str, str]  # left, bottom, size, font (F1 regular, F2 bold), words

BODY = 11.0


def pdf(pages: Iterable[Sequence[Text]]) -> bytes:
    """A PDF written by hand: each page a list of texts with their place, size and font."""
    objects = [b"", b"", font("Helvetica"), font("Helvetica-Bold")]
    kids = []
    for texts in pages:
        content = b"\n".join(shown(text) for text in texts)
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return assembled(objects)


def font(name: str) -> bytes:
    return b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name.encode()


def shown(text: Text) -> bytes:
    left, bottom, size, face, words = text
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /%s %f Tf %f %f Td (%s) Tj ET" % (face.encode(), size, left, bottom, escaped)


def assembled(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, item in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def prose(*lines: str, top: float = 700.0, left: float = 72.0) -> list[Text]:
    return [(left, top - 14 * row, BODY, "F1", line) for row, line in enumerate(lines)]


def saved(folder: Path, data: bytes, name: str = "policy.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


LONG = "This line is long enough to reach the right edge of the text on its page"


def test_bad_files_say_what_to_do(tmp_path: Path) -> None:
    good = pdf([prose("Some words.")])
    bad = {
        "was not found": tmp_path / "nowhere.pdf",
        "is empty": saved(tmp_path, b"", "empty.pdf"),
        "is not a PDF": saved(tmp_path, b"Dear parents, " * 100, "letter.pdf"),
        "is damaged": saved(tmp_path, b"%PDF-1.7\n" + b"nonsense " * 200, "damaged.pdf"),
        "locked with a password": saved(tmp_path, locked(good), "locked.pdf"),
        "holds no text": saved(tmp_path, pdf([[], []]), "scan.pdf"),
    }
    for words, path in bad.items():
        with pytest.raises(ReaderError, match=words) as told:
            read_pdf(path)
        assert path.name in str(told.value) and "\n" not in str(told.value) and ": " in str(told.value)


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_scan_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="ocrmypdf"):
        read_pdf(saved(tmp_path, pdf([[], []])))


def test_a_scan_with_a_stamp_on_each_page_is_a_scan(tmp_path: Path) -> None:
    stamped = pdf([prose("Scanned by a copier", top=20)] * 5)
    with pytest.raises(ReaderError, match="holds no text"):
        read_pdf(saved(tmp_path, stamped))


def test_a_cut_off_file_is_an_error_not_a_shorter_document(tmp_path: Path) -> None:
    whole = pdf([prose(f"Page {number} says something of its own.") for number in range(40)])
    path = saved(tmp_path, whole[: len(whole) // 2])
    with pytest.raises(ReaderError, match="damaged"):
        read_pdf(path)


def test_running_heads_feet_and_page_numbers_go(tmp_path: Path) -> None:
    pages = [
        [
            (72, 800, 9, "F1", "Hill School: SEND policy"),
            *prose(LONG, f"and this is the end of paragraph {number}."),
            (280, 30, 9, "F1", f"Page {number} of 6"),
        ]
        for number in range(1, 7)
    ]
    texts = [block.text for block in read_pdf(saved(tmp_path, pdf(pages))).blocks]
    assert texts == [f"{LONG} and this is the end of paragraph {number}." for number in range(1, 7)]


def test_a_numbered_heading_at_the_top_of_each_page_stays(tmp_path: Path) -> None:
    pages = [
        [(72, 780, 18, "F2", f"Week {number}"), *prose(LONG, "is what we read in this week.")] for number in range(1, 5)
    ]
    blocks = read_pdf(saved(tmp_path, pdf(pages))).blocks
    assert [block.headings for block in blocks] == [(f"Week {number}",) for number in range(1, 5)]


def test_paragraphs_run_over_the_page_and_count_to_the_first(tmp_path: Path) -> None:
    pages = [
        [*prose(LONG, LONG, top=100)],
        [*prose("until it ends here.", "", top=780), *prose("Another begins.", top=700)],
    ]
    blocks = read_pdf(saved(tmp_path, pdf(pages))).blocks
    assert [(block.page, block.text) for block in blocks] == [
        (1, f"{LONG} {LONG} until it ends here."),
        (2, "Another begins."),
    ]


def test_split_words_are_mended(tmp_path: Path) -> None:
    lines = prose(
        "The co-ordinator asks for information about the child. It can be life-",
        "changing. Co-ordination matters, and so does the infor-",
        "mation that is shared by 16- to 19-year-olds, three-",
        "and four-year-olds and the SEN co-",
        "ordinator, who is well-known.",
    )
    (block,) = read_pdf(saved(tmp_path, pdf([lines]))).blocks
    assert "life-changing" in block.text and "the information that" in block.text
    assert "three- and four-year-olds" in block.text and "SEN co-ordinator" in block.text


def test_lists_keep_their_items(tmp_path: Path) -> None:
    texts = [
        *prose("A plan says:"),
        (90, 680, BODY, "F1", "•"), (108, 680, BODY, "F1", "what will be done, which may take more"),
        (108, 666, BODY, "F1", "than one line"),
        (90, 646, BODY, "F1", "•"), (108, 646, BODY, "F1", "who will do it"),
        *prose("It is then reviewed.", top=620),
    ]  # fmt: skip
    blocks = read_pdf(saved(tmp_path, pdf([texts]))).blocks
    assert [block.text for block in blocks] == [
        "A plan says:",
        "• what will be done, which may take more than one line\n• who will do it",
        "It is then reviewed.",
    ]


def test_headings_come_from_the_outline(tmp_path: Path) -> None:
    data = pdf([[*prose("Aims"), *prose(LONG, top=670)], [*prose("How we help"), *prose(LONG, top=670)]])
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    parent = writer.add_outline_item("Aims", page_number=0)  # type: ignore[call-arg]  # pypdf hides its signature
    writer.add_outline_item("How we help", page_number=1, parent=parent)  # type: ignore[call-arg]
    writer.add_metadata({"/Title": "Our SEND policy"})
    path = tmp_path / "policy.pdf"
    writer.write(path)
    document = read_pdf(path)
    assert document.title == "Our SEND policy"
    assert [block.headings for block in document.blocks] == [("Aims",), ("Aims", "How we help")]


def test_headings_come_from_size_and_bold_where_there_is_no_outline(tmp_path: Path) -> None:
    pages = [
        [
            (72, 760, 18, "F1", f"Part {part}"),
            *prose(*[LONG] * 8),
            (72, 560, BODY, "F2", f"Step {part}"),
            *prose(*[LONG] * 8, top=530),
            (72, 400, BODY, "F2", "This bold sentence is text and ends like it."),
        ]
        for part in ("one", "two", "three")
    ]
    blocks = read_pdf(saved(tmp_path, pdf(pages))).blocks
    step = ("Part one", "Step one")
    assert [block.headings for block in blocks[:3]] == [("Part one",), step, step]
    assert blocks[2].text.startswith("This bold sentence")
    assert blocks[3].headings == ("Part two",)


def test_plain_text_has_no_headings(tmp_path: Path) -> None:
    blocks = read_pdf(saved(tmp_path, pdf([prose(LONG, LONG, "and the end.")]))).blocks
    assert [block.headings for block in blocks] == [()]


def test_footnotes_do_not_run_into_the_text(tmp_path: Path) -> None:
    first = [
        *prose(LONG, "as the Act says", top=100),
        (72 + 78, 90, 6, "F1", "1"),
        (72, 44, 5, "F1", "1"), (76, 40, 8, "F1", "The Act of 2014."),
    ]  # fmt: skip
    blocks = read_pdf(saved(tmp_path, pdf([first, prose("and it goes on.", top=780)]))).blocks
    assert [block.text for block in blocks] == [f"{LONG} as the Act says and it goes on.", "The Act of 2014."]


@pytest.mark.parametrize("shift", [0, 2])
def test_pages_have_the_numbers_that_are_printed(tmp_path: Path, shift: int) -> None:
    pages = [[*prose(f"Sheet {sheet} says this.")] for sheet in range(1, 8)]
    for sheet in range(1 + shift, 8):
        pages[sheet - 1].append((290, 30, 9, "F1", str(sheet - shift)))
    blocks = read_pdf(saved(tmp_path, pdf(pages))).blocks
    assert [block.page for block in blocks] == [None] * shift + list(range(1, 8 - shift))


def test_page_labels_come_before_places(tmp_path: Path) -> None:
    data = pdf([[*prose(f"Sheet {sheet} says this.")] for sheet in range(1, 5)])
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, 3, style=PageLabelStyle.DECIMAL, start=11)
    path = tmp_path / "policy.pdf"
    writer.write(path)
    assert [block.page for block in read_pdf(path).blocks] == [None, None, 11, 12]


def test_a_long_file_is_read_a_page_at_a_time_with_progress(tmp_path: Path) -> None:
    pages = ([*prose(*[f"{LONG} {page}"] * 4, top=760)] for page in range(300))
    path = saved(tmp_path, pdf(pages))
    told: list[tuple[int, int]] = []
    reading = read_pages(path, lambda done, total: told.append((done, total)))
    assert told == []  # nothing is read before it is asked for
    assert next(reading).position == 1 and next(reading).position == 2
    assert told == [(1, 300), (2, 300)]
    tracemalloc.start()
    for _ in reading:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert told[-1] == (300, 300) and len(told) == 300
    assert peak < 3_000_000, f"{peak} bytes at once for 298 pages"


def test_a_reading_given_up_leaves_the_file_free(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf([prose("One."), prose("Two.")]))
    reading = read_pages(path)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    held = Path("/proc/self/fd")  # elsewhere (Windows) it is the unlinking that fails
    assert str(path) not in [str(each.readlink()) for each in held.glob("*") if each.is_symlink()]
    path.unlink()


def test_the_title_is_what_is_printed_largest_where_none_is_given(tmp_path: Path) -> None:
    data = pdf([[(72, 780, 24, "F2", "Hill School SEND policy"), *prose(LONG, LONG, "and so on.")], prose(LONG)])
    assert read_pdf(saved(tmp_path, data)).title == "Hill School SEND policy"
    assert read_pdf(saved(tmp_path, pdf([prose(LONG)]), "plain name.pdf")).title == ""
