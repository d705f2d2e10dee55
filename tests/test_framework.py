"""The framework of the qualification leads to guides and passages that exist."""

from pathlib import Path

import pytest

from knowledge.framework import framework, framework_problems
from knowledge.references import printed_reference
from knowledge.shelf import open_shelf

TEXT = """\
title = "Areas"
source = "SEND Code of Practice 6.84"
note = "Read through a secondary page."
checked_on = 2026-11-27

[[area]]
id = "law"
title = "The law"
about = "What it is about."

[[area.topic]]
title = "The definition"
guides = ["good"]
references = ["Children and Families Act 2014 s.20"]
"""


def wrong(folder: Path, text: str) -> list[str]:
    (folder / "framework.toml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in framework_problems({"good"}, folder)]


def test_a_framework_in_good_form_has_no_problem(tmp_path: Path) -> None:
    assert wrong(tmp_path, TEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('guides = ["good"]', 'guides = ["bad"]', "framework.toml:11: 'guides' names 'bad', which is no guide."),
        ("2014 s.20", "2014 s 20", "framework.toml:11: 'Children and Families Act 2014 s 20' is not a reference"),
        ("Practice 6.84", "Practice six", "framework.toml:1: 'SEND Code of Practice six' is not a reference"),
        (
            'guides = ["good"]\nreferences = ["Children and Families Act 2014 s.20"]\n',
            "",
            "framework.toml:11: 'The definition' leads nowhere",
        ),
    ],
)
def test_a_planted_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert TEXT.count(old) == 1
    assert any(each.startswith(message) for each in wrong(tmp_path, TEXT.replace(old, new)))


def test_the_shipped_framework_leads_to_guides_and_passages() -> None:
    held = framework()
    assert printed_reference(held.source) and held.note and len(held.areas) >= 8
    assert len({area.id for area in held.areas}) == len(held.areas)
    guides = open_shelf().guides
    assert all(topic.guides or topic.references for area in held.areas for topic in area.topics)
    assert all(name in guides for area in held.areas for topic in area.topics for name in topic.guides)
