"""Abbreviations and everyday words bring the field's own terms with them, whole words only."""

import pytest

from knowledge.glossary import expand, glossary_problems, terms

ROW = '[[word]]\nterm = "{}"\nmeans = {}\n'


@pytest.mark.parametrize(
    ("query", "added"),
    [
        ("who writes the EHCP?", ["EHC plan", "Education, Health and Care plan"]),
        ("who writes the ehcp", ["EHC plan"]),
        ("can the LA say no", ["local authority", "refuse"]),
        ("APDR cycle", ["assess plan do review", "graduated approach"]),
        ("when is the AR due", ["annual review"]),
        ("the ed psych's report", ["educational psychologist"]),
        ("expelled, or kicked out?", ["permanently excluded"]),
    ],
)
def test_the_field_s_terms_are_put_behind_the_question(query: str, added: list[str]) -> None:
    found = expand(query)
    assert found.startswith(f"{query} ")
    behind = found.removeprefix(query)
    assert all(term.lower() in behind.lower() for term in added), found


@pytest.mark.parametrize(
    "query",
    [
        "what la would decide, at or on it",  # two letters are an abbreviation only in capitals
        "stapler, headed, nurseryman, councillor",  # not whole words
        "no abbreviation in this",
        "",
    ],
)
def test_what_only_contains_a_term_is_left_as_it_is(query: str) -> None:
    assert expand(query) == query


def test_a_term_that_is_there_already_is_not_put_behind_again() -> None:
    assert expand("the local authority, that is the LA") == "the local authority, that is the LA"
    assert expand("the LA or the council").count("local authority") == 1


def test_the_shipped_glossary_has_no_problem() -> None:
    assert glossary_problems() == []


def test_a_term_that_stands_twice_or_means_nothing_is_named_with_its_line() -> None:
    text = ROW.format("LA", '["local authority"]') + ROW.format("EP", "[]") + ROW.format("LA", '["council"]')
    assert [str(problem) for problem in glossary_problems(text)] == [
        "glossary.toml:5: 'EP' has no meaning.",
        "glossary.toml:8: 'LA' stands twice.",
    ]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('explains = "A behavior plan."', "'behavior' is not British spelling."),
        ('references = ["the Code, 6.44"]', "'the Code, 6.44' is not a reference in its printed form."),
        (f'explains = "{"word " * 61}"', "'LA' is explained in more than 60 words."),
        ('explained = "so"', "there is no field 'explained'."),
    ],
)
def test_an_explanation_out_of_form_is_named(more: str, message: str) -> None:
    text = ROW.format("LA", '["local authority"]') + f"{more}\n"
    assert [problem.message for problem in glossary_problems(text)] == [message]


def test_terms_are_explained_in_alphabetical_order_with_their_references() -> None:
    found = terms()
    assert len(found) >= 250
    assert [term.name.lower() for term in found] == sorted(term.name.lower() for term in found)
    plan = next(term for term in found if term.name == "EHC plan")
    assert "EHCP" in plan.also and plan.explains and "Children and Families Act 2014 s.37(2)" in plan.references
