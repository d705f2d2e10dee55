"""Time limits are read whole, and each thing that is wrong with one is named with its line."""

from pathlib import Path

import pytest

from knowledge.time_limits import time_limit_problems, time_limits

ROW = """\
[[limit]]
rule = "ehc-assessment"
id = "decision"
label = "Decision whether to assess"
who = "Local authority"
force = "must"
start = "from the day on which the request is received"
count = "6 weeks"
references = ["SEND Regulations 2014 reg 5(1)"]
exceptions = [{ text = "The school is closed.", reference = "SEND Regulations 2014 reg 5(4)" }]
"""

RULE = """
[[rule]]
id = "ehc-assessment"
title = "EHC needs assessment"
from = "the request was received"
"""


def wrong(folder: Path, text: str) -> list[str]:
    (folder / "time-limits.toml").write_text(text + RULE, encoding="utf-8")
    return [str(problem) for problem in time_limit_problems(folder)]


def test_a_row_in_good_form_has_no_problem(tmp_path: Path) -> None:
    assert wrong(tmp_path, ROW) == []


@pytest.mark.parametrize("count", ["15 days", "2 weeks before", "5 months", "before 15 February", "31 March", "1 year"])
def test_each_way_to_count_is_known(tmp_path: Path, count: str) -> None:
    assert wrong(tmp_path, ROW.replace("6 weeks", count)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("6 weeks", "soon", "'soon' is no count"),
        ("6 weeks", "6 fortnights", "is no count"),
        ('"must"', '"shall"', "'force' is one of"),
        ('label = "Decision whether to assess"\n', "", "'label' is missing."),
        ("reg 5(1)", "reg. 5(1)", "is not a reference in its printed form."),
        ("reg 5(4)", "regulation five", "is not a reference in its printed form."),
        ("count =", "counts =", "there is no field 'counts'."),
        ('rule = "e', 'first_day = "today"\nrule = "e', "'first_day' is one of"),
    ],
)
def test_a_planted_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert ROW.count(old) == 1
    found = wrong(tmp_path, ROW + ROW.replace('"decision"', '"second"').replace(old, new))
    assert any(each.startswith("time-limits.toml:11: ") and message in each for each in found), found


def test_a_limit_of_a_rule_that_is_not_named_is_found(tmp_path: Path) -> None:
    assert wrong(tmp_path, ROW.replace("ehc-assessment", "ehc")) == [
        "time-limits.toml:1: the rule 'ehc' is not named in a [[rule]] of its own."
    ]


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    assert wrong(tmp_path, ROW + ROW) == [
        "time-limits.toml:11: the rule 'ehc-assessment' has a limit 'decision' already."
    ]


def test_the_shipped_limits_are_in_form_and_hold_what_the_law_counts() -> None:
    assert time_limit_problems() == []
    by_name = {(limit.rule, limit.id): limit for limit in time_limits()}
    counts = {name: by_name["ehc-assessment", name].count for name in ("decision-to-assess", "final-plan")}
    assert counts == {"decision-to-assess": "6 weeks", "final-plan": "20 weeks"}
    assert by_name["draft-plan", "comments-until"].first_day == "that day"
    assert all(limit.references for limit in by_name.values())
