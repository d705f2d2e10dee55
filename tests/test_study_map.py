"""The map of the framework, what applies to whom, a plan to a date, hints before answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from app.ask.answer import Question
from app.ask.pipeline import answer
from app.records.study import History
from app.study.applies import groups
from app.study.cards import shipped_cards
from app.study.done import Answered, Review
from app.study.hints import hints
from app.study.map import FAIR, LITTLE, NONE, STRONG, WEAK, standings, to_study
from app.study.schedule import reviewed
from app.study.study_plan import study_plan
from app.study.topics import topics_of
from knowledge.copied import LONGEST, copied
from knowledge.errors import ReaderError
from knowledge.framework import framework
from knowledge.references import printed_reference
from knowledge.search import Searcher
from knowledge.shelf import open_shelf
from tests.browser.fake import ANSWER
from tests.workrooms import Room

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PLACE = "SEND Code of Practice 1.31"
EMPTY = History({}, (), (), ())


def answered(*rights: bool) -> History:
    days = range(len(rights), 0, -1)
    answers = [
        Answered("q", str(day), PLACE, right, NOW - timedelta(days=day))
        for day, right in zip(days, rights, strict=True)
    ]
    return History({}, (), tuple(answers), ())


def level(history: History) -> str:
    return next(each.level for each in standings(history, [PLACE], NOW) if each.topic.title == topics_of(PLACE)[0])


def test_every_topic_is_on_the_map_with_cards_and_a_guide_or_a_passage() -> None:
    found = standings(EMPTY, [PLACE], NOW)
    assert [each.topic for each in found] == [topic for area in framework().areas for topic in area.topics]
    assert {each.level for each in found} == {NONE} and all(
        each.topic.guides or each.topic.references for each in found
    )
    assert [each.topic.title for each in found if not each.cards] == []
    assert {each.topic.title for each in found if each.questions} == set(topics_of(PLACE))


def test_how_well_a_topic_is_known_is_said_from_five_answers_on_and_from_the_latest() -> None:
    assert level(answered(*[True] * 4)) == LITTLE
    assert level(answered(*[True] * 5)) == STRONG
    assert level(answered(True, True, True, False, False)) == FAIR
    assert level(answered(True, True, False, False, False)) == WEAK
    assert level(answered(*[False] * 20, *[True] * 20)) == STRONG


def test_reviews_count_and_cards_are_due() -> None:
    card = next(card for card in shipped_cards() if card.topics)
    memory = reviewed(card.id, None, "again", NOW)
    reviews = tuple(Review(card.id, card.reference, "again", NOW + timedelta(seconds=each)) for each in range(5))
    found = standings(History({card.id: memory}, reviews, (), ()), [], NOW)
    first = next(each for each in found if each.topic.title == card.topics[0])
    assert (first.level, first.done, first.good, first.due, first.last) == (WEAK, 5, 0, 1, reviews[-1].when)
    assert to_study(found)[0].level == WEAK and to_study(found)[-1].level == NONE


def test_what_applies_to_whom_has_references_that_its_guide_cites() -> None:
    assert [group.guide for group in groups()] == ["npq-for-sencos", "early-years-senco"]
    for group in groups():
        cited = {each.reference for each in open_shelf().guides[group.guide].citations}
        for rule in group.rules:
            assert bool(rule.references) != (rule.label == "UNKNOWN"), rule
            for reference in rule.references:
                assert printed_reference(reference), reference
                assert reference in cited or reference == "SEND Regulations 2014 reg 2(1)", reference


def test_a_plan_spreads_topics_over_the_weeks_to_a_date() -> None:
    topics = [str(number) for number in range(10)]
    weeks = study_plan(topics, date(2026, 11, 30), date(2026, 12, 29))
    assert [len(week.topics) for week in weeks] == [3, 2, 3, 2, 0]
    assert [topic for week in weeks for topic in week.topics] == topics
    assert weeks[0].first == date(2026, 11, 30) and weeks[0].last == date(2026, 12, 6)
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairwise(weeks))
    assert weeks[-1].last == date(2026, 12, 29)
    assert [len(week.topics) for week in study_plan(topics, date(2026, 11, 30), date(2026, 12, 1))] == [10]
    assert [len(week.topics) for week in study_plan(["a"], date(2026, 11, 30), date(2026, 12, 30))] == [1, 0, 0, 0, 0]
    assert len(study_plan([], date(2026, 11, 30), date(2026, 12, 30))) == 5
    with pytest.raises(ReaderError, match="later"):
        study_plan(topics, date(2026, 11, 30), date(2026, 11, 30))


def test_hints_say_where_to_look_and_never_the_rule() -> None:
    found = hints(replace(ANSWER, question="How long does the council have to decide?", pages=("guide:senco-time",)))
    assert found and found.places[0].source == "SEND Code of Practice" and found.places[0].headings
    told = " ".join([found.back, *(" ".join((each.source, *each.headings)) for each in found.places)])
    for rule in (ANSWER.short, *(each.text for each in ANSWER.statements), *(each.quote for each in ANSWER.citations)):
        assert len(copied(told, rule)) <= LONGEST, rule
    assert "6 weeks" not in told and "six weeks" not in told.lower()
    assert found.back.endswith("?") and found.notes == ANSWER.warnings


def test_what_must_not_wait_is_not_held_back() -> None:
    for outcome in ("refused", "signposted", "clarify"):
        assert hints(replace(ANSWER, outcome=outcome)) is None  # type: ignore[arg-type]
    paged = replace(ANSWER, pages=("guide:senco-time",))
    assert hints(paged) and hints(replace(paged, citations=())) is None
    assert hints(ANSWER) is None, "a passage that was asked for by its number"


def test_how_a_passage_was_overtaken_waits_for_the_answer() -> None:
    told = replace(ANSWER, outcome="partial", warnings=("SEND Code of Practice 9.41: it is the NPQ now.", "Call 999."))
    found = hints(told)
    assert found and "NPQ" not in " ".join(found.notes) and found.notes[0] == "Call 999." and len(found.notes) == 2


def test_who_asks_for_an_assignment_to_be_written_is_told_what_is_done_instead(small_room: Room) -> None:
    searcher = Searcher(small_room.library, small_room.embedder(), open_shelf())
    told, other = (
        answer(Question("Write my NPQ assignment on the graduated approach.", role), searcher, lambda line: None)
        for role in ("trainee", "senco")
    )
    assert told.outcome == "refused" and "own work" in told.short and told.statements
    assert hints(told) is None
    assert other.heading != told.heading
