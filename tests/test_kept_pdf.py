"""Which kept copy a source's pages are shown from, and what is said where there is none."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Settings
from app.wiring import Assistant
from ingest.kept_pdf import is_kept_as_pdf, kept_pdf
from ingest.pipeline import ingest_files
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sources import Source
from tests.printed import printed_code
from tests.workrooms import Room


@pytest.fixture
def held(room: Room, tmp_path: Path) -> Assistant:
    """An assistant that holds a policy as PDF and another as Markdown."""
    (tmp_path / "in").mkdir()
    printed_code(tmp_path / "in").rename(tmp_path / "in" / "policy.pdf")
    (tmp_path / "in" / "notes.md").write_text("# Notes\n\nPupils may use the quiet room at lunch.\n", encoding="utf-8")
    assert ingest_files(room.work, [tmp_path / "in"])
    return Assistant(Settings(home=room.home))


def source(held: Assistant, source_id: str) -> Source:
    found: Source = held._library.read(lambda now: now.sources[source_id])
    return found


def test_a_source_that_is_held_as_a_pdf_opens_at_the_page_of_its_passage(held: Assistant) -> None:
    passages: list[Passage] = held._library.read(lambda now: now.of("policy"))
    (passage,) = [each for each in passages if "6 weeks" in each.text]
    assert held.pdf_held("policy") == source(held, "policy").sha256 and passage.page == 152
    place = held.page_of("policy", passage.page, passage.text)
    page = held.page_picture("policy", place, passage.text)
    assert (page.page, page.number) == (2, 152) and page.marked


def test_what_is_no_pdf_or_not_held_has_no_pages_and_is_told_so(held: Assistant) -> None:
    assert [held.pdf_held(name) for name in ("notes", "send-code-2015", "nothing")] == ["", "", ""]
    with pytest.raises(ReaderError, match="was not read in as a PDF, so it has no pages to show: open the file"):
        held.page_picture("notes", 1, "quiet room")
    with pytest.raises(ReaderError, match="is not held in its own words, so it has no pages to show: add its file"):
        held.page_picture("send-code-2015", 1, "the Code")


def test_a_copy_that_is_gone_or_changed_is_told_with_what_to_do(held: Assistant) -> None:
    (copy,) = (held.settings.documents / "policy").iterdir()
    copy.write_bytes(copy.read_bytes() + b"\n")
    with pytest.raises(ReaderError, match=r"is gone or has been changed.*remove the document and add its file again"):
        held.page_of("policy", 152, "6 weeks")
    copy.unlink()
    assert held.pdf_held("policy") == ""


def test_another_edition_or_none_is_not_shown(held: Assistant) -> None:
    documents, policy = held.settings.documents, source(held, "policy")
    assert is_kept_as_pdf(policy, documents) and kept_pdf(policy, documents).name.endswith("-policy.pdf")
    for other in (replace(policy, sha256="0" * 64), replace(policy, sha256="")):
        assert not is_kept_as_pdf(other, documents)
        with pytest.raises(ReaderError):
            kept_pdf(other, documents)
