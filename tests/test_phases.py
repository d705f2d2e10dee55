"""The phases that a text speaks of are found in the ways in which teachers write them."""

import pytest

from knowledge.phases import phases_named


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("my Year 10 will not write", {"secondary"}),
        ("a Yr R child", {"early years"}),
        ("he's in reception", {"early years"}),
        ("a three year old at nursery", {"early years"}),
        ("y7 lad, all my yr8s", {"secondary"}),
        ("year 5/6 class", {"primary"}),
        ("a college student", {"post-16"}),
        ("in Year 13 doing A levels", {"post-16"}),
        ("from year 6 to year 7", {"primary", "secondary"}),
        ("he just sits there", set()),
        ("for a year 2 or more", {"primary"}),
        ("twelve years 30 pupils", set()),
    ],
)
def test_phases_are_found(text: str, phases: set[str]) -> None:
    assert phases_named(text) == phases
