"""A quiz: a thousand questions on distinct facts, picked by topic and seed, and how the command puts them."""

from collections.abc import Iterator

import pytest

from app.study.make import Quiz, all_questions, distinct, pick
from app.study.question import DIFFICULTIES, KINDS, as_data
from app.study.show import put, sheet_lines
from app.study.topics import topics_of
from app.study.wanted import anything, wanted
from knowledge.errors import ReaderError
from knowledge.framework import framework
from tests.commands import Senco, told

QUESTION = "id kind stem options reference quote topic difficulty".split()


def test_there_are_a_thousand_on_distinct_facts_of_every_kind_topic_and_chapter() -> None:
    made = all_questions()
    assert len(distinct(made)) >= 1000 and len({question.id for question in made}) == len(made)
    assert {question.kind for question in made} == set(KINDS)
    assert {question.difficulty for question in made} == set(DIFFICULTIES)
    titles = {topic.title for area in framework().areas for topic in area.topics}
    assert titles == {title for question in made for title in question.topics}
    chapters = {question.chapter.split()[0] for question in made if question.chapter[:1].isdigit()}
    assert chapters == {str(number) for number in range(1, 12)}


def test_a_thousand_are_picked_on_a_thousand_facts() -> None:
    picked = pick(Quiz(1000, 1, anything), {})
    assert len(picked) == len(distinct(picked)) == 1000


def test_the_seed_decides() -> None:
    first, again, other = (pick(Quiz(20, seed, anything), {}) for seed in (4, 4, 5))
    assert first == again and [each.id for each in first] != [each.id for each in other]
    assert len({question.kind for question in first}) == len(KINDS)


def test_a_quote_is_the_passage_s_own_where_it_is_held() -> None:
    (question,) = pick(Quiz(1, 4, anything), {})
    words = f"{question.claim.rstrip('.')}, in the passage's own words."
    (held,) = pick(Quiz(1, 4, anything), {question.reference: words})
    (bare,) = pick(Quiz(1, 4, anything), {question.reference: "Words on another thing altogether, whatever it is."})
    assert held.quote == words and held.id == question.id and bare.quote == question.quote


def test_a_topic_is_an_area_a_title_a_chapter_a_kind_or_words() -> None:
    area = framework().areas[2]
    titles = {topic.title for topic in area.topics}
    assert all(titles & set(each.topics) for each in pick(Quiz(10, 1, wanted(area.id)), {}))
    assert all(each.chapter.startswith("6 ") for each in pick(Quiz(10, 1, wanted("Chapter 6")), {}))
    assert {each.kind for each in pick(Quiz(5, 1, wanted("stages in order")), {})} == {"stages in order"}
    assert all(
        "mediat" in f"{each.stem} {each.claim} {each.topics} {each.chapter}".lower()
        for each in pick(Quiz(5, 1, wanted("mediation")), {})
    )
    with pytest.raises(ReaderError, match="Name an area"):
        wanted("penguins")


def test_the_topic_that_lists_a_passage_comes_first() -> None:
    topic = framework().areas[1].topics[2]
    assert topic.title in topics_of(topic.references[0])[:3] and not topics_of("Nowhere 1.1")


def test_put_asks_until_it_gets_a_letter_and_counts() -> None:
    (question,) = pick(Quiz(1, 9, wanted("time limit")), {})
    letter = "ABCD"[[option.right for option in question.options].index(True)]
    answers: Iterator[str] = iter(["", "7", letter.lower()])
    lines: list[str] = []
    assert put([question], lambda prompt: next(answers), lines.append) == 1
    text = "\n".join(lines)
    assert text.count("One letter from A") == 2 and f"Right: {letter}." in text and "1 of 1 right." in text
    assert question.reference in text and question.quote in text


def test_a_sheet_has_its_answers_at_the_end() -> None:
    questions = pick(Quiz(3, 2, anything), {})
    before, _, after = "\n".join(sheet_lines(questions)).partition("Answers")
    assert all(question.stem in before and question.quote in after for question in questions)


def test_the_command_prints_the_promised_json(senco: Senco) -> None:
    ran = senco("quiz", "chapter 6", "-n", 3, "--seed", 7, "--json")
    (data,) = ran.rows
    assert ran.code == 0 and list(data) == ["questions"] and len(data["questions"]) == 3
    for question in data["questions"]:
        assert list(question) == QUESTION
        assert all(list(option) == ["text", "right", "why"] for option in question["options"])
    assert senco("quiz", "chapter 6", "-n", 3, "--seed", 7, "--json").rows == [data]
    assert "Name an area" in told(senco("quiz", "penguins"))


def test_data_is_the_question_as_it_is() -> None:
    (question,) = pick(Quiz(1, 3, anything), {})
    assert as_data(question)["id"] == question.id and as_data(question)["topic"] == question.topic
