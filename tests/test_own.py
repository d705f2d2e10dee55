"""A school's own document becomes a source that is never taken for an official one."""

from datetime import date
from pathlib import Path

import pytest

from ingest.own import own_source
from knowledge.sources import Source, listed_sources

TODAY = date(2026, 11, 23)


def _own(name: str, title: str = "", sha256: str = "a" * 64) -> Source:
    return own_source(Path("folder of mine", name), title, sha256, TODAY)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Our SEN_policy (2026).docx", "our-sen-policy-2026"),
        ("Política à jour.pdf", "politica-a-jour"),
        ("Poli\u0301tica à jour.pdf", "politica-a-jour"),
        ("特別支援.txt", "特別支援"),
        ("!!!.txt", "document"),
        ("send-code-2015.pdf", "own-send-code-2015"),
    ],
)
def test_the_id_is_made_of_the_file_s_name(name: str, expected: str) -> None:
    assert _own(name).id == expected


def test_the_same_name_with_other_bytes_is_the_same_source() -> None:
    first, second = _own("policy.pdf", sha256="a" * 64), _own("policy.pdf", sha256="b" * 64)
    assert first.id == second.id and (first.sha256, second.sha256) == ("a" * 64, "b" * 64)


def test_it_stands_as_the_school_s_own() -> None:
    source = _own("our-policy.pdf", "SEN  policy\n2026")
    assert (source.title, source.cite) == ("SEN policy 2026", "SEN policy 2026")
    assert (source.status, source.authority, source.jurisdiction) == ("local", "school", "this school")
    assert (source.checked_on, source.edition, source.edition_sha256) == ("2026-11-23", "our-policy.pdf", "a" * 64)
    assert (source.numbering, _own("our-policy.docx").numbering) == ("page", "heading")


@pytest.mark.parametrize("title", ["", " ", "our_sen-policy"])
def test_without_a_title_the_file_s_name_is_made_readable(title: str) -> None:
    assert _own("our_sen-policy.md", title).cite == "Our sen policy"


@pytest.mark.parametrize("which", ["cite", "title"])
def test_it_is_never_cited_as_an_official_document(which: str) -> None:
    code = listed_sources()["send-code-2015"]
    for title in (getattr(code, which), f"{getattr(code, which).upper()} 6.44"):
        assert _own("copy.pdf", title).cite.endswith(" (own document)")


def test_a_short_name_of_an_official_document_is_taken_too_but_not_words_that_open_like_one() -> None:
    assert _own("copy.pdf", "Exclusion guidance").cite == "Exclusion guidance (own document)"
    assert _own("conduct.pdf", "The code of conduct").cite == "The code of conduct"


def test_an_endless_title_is_shortened() -> None:
    assert len(_own("a.txt", "word " * 100).cite) <= 122
