"""The keyword index finds texts by their words, also after it was written and opened again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.lexical import build_index, open_index, search_index

TEXTS = [
    "The local authority must secure the special educational provision.",
    "Governors publish an information report each year.",
    "A mediation adviser explains mediation to the parent.",
    "Parents may appeal to the Tribunal; the Tribunal decides on appeals.",
    "Über Zoë – naïve 特別支援",
]


@pytest.fixture(scope="module")
def find(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], list[tuple[int, float]]]:
    folder = tmp_path_factory.mktemp("Ordner für Zoë") / "keywords"
    build_index(TEXTS, folder)
    index = open_index(folder)
    return lambda query, limit: search_index(index, query, limit)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("mediation", 2),
        ("who publishes information?", 1),
        ("APPEALING to tribunals", 3),
        ("secured provisions", 0),
        ("zoë", 4),
    ],
)
def test_the_text_that_shares_the_words_in_any_form_comes_first(
    find: Callable[[str, int], list[tuple[int, float]]], query: str, best: int
) -> None:
    assert find(query, 5)[0][0] == best


def test_scores_fall_and_only_texts_that_share_a_word_are_given(
    find: Callable[[str, int], list[tuple[int, float]]],
) -> None:
    found = find("parent", 5)
    assert {position for position, _ in found} == {2, 3}
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert all(score > 0 for _, score in found)


@pytest.mark.parametrize("query", ["", "   ", "the of and", "xylophone", "?!", "9.41"])
def test_a_query_without_a_known_word_finds_nothing(
    find: Callable[[str, int], list[tuple[int, float]]], query: str
) -> None:
    assert find(query, 5) == []


def test_no_more_than_the_limit_and_no_fault_where_it_is_beyond_what_is_there(
    find: Callable[[str, int], list[tuple[int, float]]],
) -> None:
    assert len(find("parent", 1)) == 1
    assert len(find("parent tribunal mediation", 1_000)) == 2


@pytest.mark.parametrize("texts", [["alone"], ["", "words", ""]])
def test_small_and_empty_texts_can_be_indexed(tmp_path: Path, texts: list[str]) -> None:
    build_index(texts, tmp_path / "k")
    index = open_index(tmp_path / "k")
    assert [position for position, _ in search_index(index, texts[-1] or "words", 9)] == [len(texts) // 2]
