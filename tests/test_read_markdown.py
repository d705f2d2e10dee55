"""Markdown, and the marks that DfE's early career materials put into it."""

from pathlib import Path

import pytest

from ingest.document import Block, Document
from ingest.read_markdown import read


def _read(folder: Path, text: str) -> Document:
    path = folder / "notes.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


def _texts(folder: Path, text: str) -> list[str]:
    return [block.text for block in _read(folder, text).blocks]


@pytest.mark.parametrize("title", ['"Adapting: a start"', "'Adapting: a start'", "Adapting: a start  "])
def test_the_front_matter_names_the_document_and_is_not_text(tmp_path: Path, title: str) -> None:
    document = _read(tmp_path, f"---\ntitle: {title}\nnext_path: /x\n---\n\nBody.\n")
    assert document == Document("Adapting: a start", (Block("Body."),))


def test_the_only_first_heading_is_the_title_and_headings_nest(tmp_path: Path) -> None:
    document = _read(tmp_path, "# Policy\n\nOpening.\n\n### Deep\nA.\n\n## Wide\nB.\n\n### Deep\nC.\n")
    assert document.title == "Policy"
    assert [block.headings for block in document.blocks] == [(), ("Deep",), ("Wide",), ("Wide", "Deep")]


def test_several_first_headings_are_chapters(tmp_path: Path) -> None:
    document = _read(tmp_path, "# One\nA.\n\n# Two\nB.\n")
    assert (document.title, [block.headings for block in document.blocks]) == ("", [("One",), ("Two",)])


def test_folding_marks_frames_pictures_and_comments_are_dropped(tmp_path: Path) -> None:
    text = (
        "{details}\nVideo transcript.\n$Summary\n\n$EndSummary\n\n- One\n- Two\n  {/details}\n\n<!-- wp -->\n\n"
        '<iframe src="https://x.test/v" title="Watch"></iframe>\n\n![A cycle](cycle.png)\n\n'
        '<figure>\n  <img url="/a.jpg" alt="A cycle" />\n</figure>\n\nAfter.\n'
    )
    assert _texts(tmp_path, text) == ["Video transcript.", "- One\n- Two", "After."]


def test_links_leave_their_words_and_emphasis_leaves_none_of_its_marks(tmp_path: Path) -> None:
    text = "Read the [code](https://x.test/code), <a href='/b'>or this</a>: *plan*, **do****,** dyslexia**,** too."
    assert _texts(tmp_path, text) == ["Read the code, or this: plan, do, dyslexia, too."]


def test_tables_become_lines_and_lists_keep_their_numbers(tmp_path: Path) -> None:
    text = "| Need | Step |\n|---|---|\n| Reading | Pre-teach |\n\n3. Assess\n   - listen\n4. Plan\n"
    assert _texts(tmp_path, text) == ["Need | Step", "Reading | Pre-teach", "3. Assess\n  - listen\n4. Plan"]


def test_a_quotation_written_in_html_is_text(tmp_path: Path) -> None:
    assert _texts(tmp_path, "<blockquote>\n  Words\n  wrapped.\n</blockquote>\n {/details}\n") == ["Words wrapped."]


def test_the_dfe_materials_read_well(real_sources: Path) -> None:
    documents = {path.name: read(path) for path in sorted((real_sources / "dfe_ecf").glob("*.md"))}
    assert len(documents) == 25
    text = "\n".join(block.text for document in documents.values() for block in document.blocks)
    for trace in ("{", "iframe", "youtube", "](", "**", "$Summary", "<!--", "previous_path", "&nbsp;", "&amp;"):
        assert trace not in text, trace
    assert len(text.split()) > 30_000


def test_a_dfe_page_has_its_headings_and_what_stands_under_them(real_sources: Path) -> None:
    name = "teach-first__year-1-how-can-you-support-all-pupils-to-succeed__summer-week-5-ect-theory.md"
    document = read(real_sources / "dfe_ecf" / name)
    assert document.title == "Theory"
    under = [block.text for block in document.blocks if block.headings[-1:] == ("Four broad areas of need",)]
    assert under[1].startswith("- Communication and interaction needs") and under[1].count("\n- ") == 3
