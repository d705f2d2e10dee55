"""The list of sources holds together, and its hashes are those of the texts that were read."""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.find_file import find_listed
from ingest.law import is_live, law_at
from knowledge.errors import ReaderError
from knowledge.sources import STATUSES, Source, listed_sources, read_source
from tests.laws import SHORT, provisions

SOURCES = list(listed_sources().values())
LAWS = [source for source in SOURCES if source.authority in ("act", "regulations") and source.numbering != "whole"]
ROW: dict[str, Any] = {
    "id": "a", "title": "A", "cite": "A", "publisher": "P", "date": "2015-01", "kind": "guidance",
    "jurisdiction": "England", "authority": "guidance", "status": "in force", "numbering": "page",
    "checked_on": "2026-11-23",
}  # fmt: skip


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_each_source_is_in_form(source: Source) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", source.id)
    assert date.fromisoformat(source.checked_on) <= date.today()
    assert not source.status_since or date.fromisoformat(source.status_since)
    assert all((source.title, source.cite, source.publisher, source.kind, source.jurisdiction, source.date))
    for address in filter(None, (source.address, source.download)):
        assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}/\S+", address), address
    for digest in filter(None, (source.sha256, source.edition_sha256)):
        assert re.fullmatch(r"[0-9a-f]{64}", digest), digest
    assert bool(source.edition) == bool(source.edition_sha256), "an edition is named with its hash, or not at all"
    assert source.status == "in force" or source.status_note, "why it is not in force is told"


def test_ids_and_names_are_each_one_source_s_own() -> None:
    names = [name.lower() for source in SOURCES for name in (source.cite, *source.also)]
    assert len(names) == len(set(names))
    assert list(listed_sources()) == [source.id for source in SOURCES] and "send-code-2015" in listed_sources()


def test_an_official_document_is_downloaded_from_the_government_alone() -> None:
    for source in SOURCES:
        if source.download:
            assert re.match(
                r"https://(www\.legislation\.gov\.uk|(www|assets\.publishing\.service)\.gov\.uk)/", source.download
            )
            assert source.sha256 or is_live(source), "a file that is downloaded has a hash that it is held to"


def test_every_law_that_is_cited_by_its_provisions_is_downloaded_whole_from_where_it_is_published() -> None:
    for source in LAWS:
        assert is_live(source) and law_at(source.download) == law_at(source.address)
        assert source.download == f"https://www.legislation.gov.uk/{law_at(source.address)}/data.xml"


def test_what_may_be_told_as_law_and_what_may_not() -> None:
    standing = {source.id: (source.authority, source.status) for source in SOURCES}
    assert standing["send-code-2015"] == ("statutory guidance", "in force")
    assert standing["exclusion-guidance-2024"] == ("statutory guidance", "superseded")
    assert standing["send-reform-2026"][1] == standing["kings-speech-2026"][1] == "proposed"
    assert {source.authority for source in SOURCES if source.status == "proposed"} <= {"guidance", "evidence"}
    assert not any(source.status == "local" or source.authority == "school" for source in SOURCES)


@pytest.mark.parametrize("source_id", SHORT)
def test_the_hash_of_an_edition_of_the_law_is_that_of_the_provisions_that_were_read(
    real_sources: Path, source_id: str
) -> None:
    read = provisions(real_sources, source_id)
    text = "".join(f"{number}\t{words}\n" for number, words in read)
    assert read and hashlib.sha256(text.encode()).hexdigest() == listed_sources()[source_id].edition_sha256


def test_every_law_that_is_cited_by_its_provisions_is_among_those_whose_hash_is_computed() -> None:
    assert {source.id for source in LAWS} == set(SHORT)


def test_a_law_of_which_only_excerpts_were_read_says_so_and_is_not_downloaded() -> None:
    excerpts = [source for source in SOURCES if source.authority in ("act", "regulations") and source not in LAWS]
    assert excerpts
    for source in excerpts:
        assert "excerpts" in source.edition and source.numbering == "whole" and not source.download


def test_the_listed_files_are_the_ones_that_were_read(real_sources: Path) -> None:
    found = find_listed(SOURCES, real_sources)
    listed = {source.id for source in SOURCES if source.sha256}
    assert set(found) == listed
    assert {"send-code-2015", "exclusion-guidance-2024", "behaviour-guidance-2024"} <= listed
    for source in SOURCES:
        assert not source.sha256 or source.sha256 == source.edition_sha256
    assert found["send-code-2015"].suffix == ".pdf"


def test_a_row_in_form_is_read() -> None:
    source = read_source({**ROW, "also": ["B"]})
    assert (source.id, source.also, source.sha256) == ("a", ("B",), "")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"statsu": "in force"}, "a: unknown field 'statsu'"),
        ({"status": "draft"}, f"a: status must be one of {', '.join(STATUSES)}"),
        ({"authority": "law"}, "a: authority must be one of act"),
        ({"numbering": "chapter"}, "a: numbering must be one of code"),
        ({"cite": None}, "a: .*'cite'"),
        ({"id": None, "status": None}, "a source without an id: status must be"),
    ],
)
def test_a_row_that_is_not_in_form_is_told_with_its_field(change: dict[str, Any], message: str) -> None:
    row = {key: value for key, value in {**ROW, **change}.items() if value is not None}
    with pytest.raises(ReaderError, match=rf"sources\.toml, {message}"):
        read_source(row)
