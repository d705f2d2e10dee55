"""Answers are judged by what they say themselves, whatever the form of numbers, dashes and quotes."""

from typing import Any

from evals.facts import judge, plain, shown


def _answer(text: str, *references: str) -> dict[str, Any]:
    return {"id": "a", "text": text, "outcome": "answered", "citations": [{"reference": each} for each in references]}


CASE = {
    "kind": "regulatory",
    "needs": [{"fact": "within 15 days", "any": [r"15 (calendar )?days"], "where": "SEND Regulations 2014 reg 12"}],
    "never": [{"fact": "20 days", "any": [r"within 20 days"]}],
    "references": ["SEND Code of Practice 9.83"],
}


def test_number_words_and_marks_do_not_matter() -> None:
    assert plain("**Fifteen** days[1] – it’s “so”") == '15 days - it\'s "so"'


def test_a_right_answer_has_every_fact_and_nothing_forbidden() -> None:
    verdict = judge(CASE, _answer("The school has fifteen days.[1]", "SEND Code of Practice 9.83"))
    assert verdict.right and verdict.cited and verdict.precise == 1


def test_what_stands_only_in_a_quoted_source_does_not_count() -> None:
    text = "It has some time.\n\n### Where this comes from\n\n1. 15 days"
    assert "15" not in shown(text) and judge(CASE, _answer(text)).missing == ("within 15 days",)


def test_something_forbidden_makes_an_answer_wrong() -> None:
    assert judge(CASE, _answer("15 days, or within 20 days")).said == ("20 days",)
