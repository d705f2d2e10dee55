"""Which law an address or a file is of."""

from pathlib import Path

import pytest

from ingest.law import law_at, law_of

ACT = Path(__file__).parent / "fixtures" / "pond-act.xml"


@pytest.mark.parametrize(
    ("address", "law"),
    [
        ("https://www.legislation.gov.uk/ukpga/2014/6/part/3/data.xml", "ukpga/2014/6"),
        ("http://www.legislation.gov.uk/id/uksi/2020/52/2021-01-01", "uksi/2020/52"),
        ("https://www.legislation.gov.uk/ukpga/Eliz2/5-6/20/section/1", "ukpga/Eliz2/5-6/20"),
        ("https://www.gov.uk/ukpga/2014/6", ""),
        ("https://example.org/www.legislation.gov.uk/ukpga/2014/6", ""),
    ],
)
def test_the_law_at_an_address_is_known(address: str, law: str) -> None:
    assert law_at(address) == law


def test_only_a_file_whose_first_element_names_a_law_is_one(tmp_path: Path) -> None:
    assert law_of(ACT) == "ukpga/2019/999"
    page = tmp_path / "page.html"
    page.write_text("<html><p>Legislation: http://www.legislation.gov.uk/id/ukpga/2014/6</p></html>", encoding="utf-8")
    assert law_of(page) == ""
