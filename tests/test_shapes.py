"""Identifiers with a form: found in every notation, by their check letter or digit; figures that are none are left."""

import pytest

from app.privacy.shapes import could_be_of_birth, shapes
from evals.masking import WRITTEN


def found(text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in shapes(text, WRITTEN)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("UPN B821327820761.", "upn", "B821327820761"),
        ("(b821 327 820 761)", "upn", "b821 327 820 761"),
        ("upn no. B821327820760", "upn", "B821327820760"),  # a slip in it, but it is called one
        ("NHS no 943 476 5919", "nhs", "943 476 5919"),
        ("his number is 9434765919", "nhs", "9434765919"),
        ("NHS: 9434765918", "nhs", "9434765918"),
        ("NHS/943-4765919/GP", "nhs", "943-4765919"),
        ("943  476  5919", "nhs", "943  476  5919"),
        ("at OX13 2NX today", "postcode", "OX13 2NX"),
        ("at b45ju", "postcode", "b45ju"),
        ("SW1A 1AA", "postcode", "SW1A 1AA"),
        ("ring 07700 900123 later", "phone", "07700 900123"),
        ("+44 7700 900123", "phone", "+44 7700 900123"),
        ("(01632) 960 123", "phone", "(01632) 960 123"),
        ("a.b-c@school.sch.uk, or", "email", "a.b-c@school.sch.uk"),
        ("DOB 12/05/2014", "dob", "12/05/2014"),
        ("d.o.b. 12.5.14", "dob", "12.5.14"),
        ("born on the 3rd of June 2013", "dob", "3rd of June 2013"),
        ("date of birth: 2014-05-12", "dob", "2014-05-12"),
        ("DOB 030613", "dob", "030613"),
        ("Amber Okafor (12 May 2014)", "dob", "12 May 2014"),
        ("Okafor 12/05/2014 UPN B821327820761", "dob", "12/05/2014"),
    ],
)
def test_an_identifier_is_found_in_its_notation(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "review on 12 May 2026",
        "report dated 03/02/2025",
        "since 14/9/2024",
        "a score of 87 on the BPVS",
        "12 345 books and 1234567 steps",
        "room 101, £6,000, 10 minutes",
        "reading age 7;03",
        "paragraph 9.41 of the Code, reg 20(3)",
        "B821327820760 is one digit off",
        "9434765918 is one digit off",
        "N24 print and A4 paper, KS2 and Y10",
        "Meeting in Leeds (12 May 2026)",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_none_lies_over_another() -> None:
    text = "UPN B821327820761, NHS 943 476 5919, 07700 900123, OX13 2NX, DOB 12/05/2014, a@b.org"
    assert [kind for kind, _ in found(text)] == ["upn", "nhs", "phone", "postcode", "dob", "email"]


def test_an_age_from_two_to_twenty_six_could_be_a_pupils() -> None:
    assert could_be_of_birth("12/05/2014", WRITTEN) and could_be_of_birth("12.5.14", WRITTEN)
    assert not could_be_of_birth("12/05/2026", WRITTEN) and not could_be_of_birth("12/05/1974", WRITTEN)
