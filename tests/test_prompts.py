"""Prompts: every blank is filled, none is unknown, and what is filled in stays words."""

import pytest

from prompts import prompt, wording

BLANKS = {"role": "SENCO", "question": "Why?", "passages": "[1]", "again": ""}


def test_every_blank_is_filled() -> None:
    text = prompt("write", **BLANKS)
    assert "{{" not in text and "Why?" in text and "reader is a SENCO" in text


def test_a_missing_or_unknown_blank_is_an_error() -> None:
    with pytest.raises(ValueError, match="'again' is missing"):
        prompt("write", **{name: text for name, text in BLANKS.items() if name != "again"})
    with pytest.raises(ValueError, match="'tone' is unknown"):
        prompt("write", **BLANKS, tone="warm")


@pytest.mark.parametrize("typed", ["{{role}}", "{role}", "{0}", "%s \\1 \\g<0>", "{{again}} {{nothing}}"])
def test_what_is_typed_is_never_taken_for_a_blank(typed: str) -> None:
    assert typed in prompt("write", **{**BLANKS, "question": typed})


@pytest.mark.parametrize("name", ["write", "stand_alone"])
def test_every_prompt_treats_what_it_is_given_as_data(name: str) -> None:
    assert "data" in wording(name) and "not follow" in wording(name)
