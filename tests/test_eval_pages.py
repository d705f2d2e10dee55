"""Strategies and guides are scored by what a reader judged and what a case lists, nothing else."""

from evals.pages import Answered, shares, strategy_score

CASES = [
    {"id": "t1", "question": "a", "asks_for_not_recommended": False},
    {"id": "t2", "question": "b", "asks_for_not_recommended": False},
    {"id": "t3", "question": "c", "asks_for_not_recommended": True},
]
ANSWERS = {
    "t1": Answered("t1", ("strategy:one", "strategy:two"), "answered"),
    "t2": Answered("t2", ("guide:other", *(f"strategy:s{n}" for n in range(7))), "answered"),
    "t3": Answered("t3", ("not-recommended:moon", "strategy:one"), "answered"),
}


def test_one_that_fits_among_the_first_five_is_enough_and_one_that_is_unfit_spoils_it() -> None:
    verdicts = {("t1", "one"): "unfit", ("t1", "two"): "fits", ("t2", "s5"): "fits"}
    score = strategy_score(CASES, ANSWERS, verdicts)
    assert (score.fitting, score.none_unfit, score.warned) == (0.5, 0.5, 1.0)
    assert score.unjudged == tuple(("t2", f"s{n}") for n in range(5))


def test_a_description_that_brings_up_no_strategy_counts_as_missed() -> None:
    answers = {**ANSWERS, "t1": Answered("t1", (), "partial"), "t3": Answered("t3", ("strategy:one",), "answered")}
    score = strategy_score(CASES, answers, {("t2", "s0"): "partly"})
    assert (score.fitting, score.none_unfit, score.warned) == (0.0, 1.0, 0.0)


def test_a_question_is_answered_rightly_from_a_listed_guide_only() -> None:
    cases = [{"id": str(n), "question": "?", "guides": ["good"]} for n in range(4)]
    answers = {
        "0": Answered("0", ("guide:good",), "answered"),
        "1": Answered("1", ("guide:bad",), "answered"),
        "2": Answered("2", ("guide:good",), "partial"),
        "3": Answered("3", (), "partial"),
    }
    assert shares(cases, answers, "guide") == {"listed": 0.25, "another": 0.25, "near, listed": 0.25, "none": 0.25}
