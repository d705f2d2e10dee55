"""The steps that read a profile: tried, liked, told; each on its own, without a library."""

from datetime import date

from app.plan.assets import interests, strengths
from app.plan.documents import Material, passport
from app.plan.moments import moments_of
from app.plan.needs import Need
from app.plan.outcomes import outcomes_for
from app.plan.plan import Action
from app.plan.profile import Profile
from app.plan.pupil import Pupil, Said, pupil_of
from app.plan.screened import screened
from app.plan.tried import result_of, trials
from app.plan.usable import usable
from knowledge.planning import open_planning
from knowledge.shelf import open_shelf
from tests.profiles import HALL, HEARING

PLANNING = open_planning()


def pupil(**fields: str) -> Pupil:
    return pupil_of(Profile(**fields), PLANNING.facts)


def facts(**fields: str) -> set[str]:
    return {known.fact.id for known in pupil(**fields).facts}


def test_what_came_of_a_trial_is_read_from_its_words() -> None:
    for text, result in {
        "Reward chart: no difference": "failed",
        "He ripped up the timetable": "failed",
        "It worked for a week": "open",
        "A quiet table helps": "worked",
        "Daily check in works well": "worked",
        "It did not help": "failed",
        "Wobble cushion": "open",
    }.items():
        assert result_of(text) == result, text


def test_a_thing_that_was_tried_is_known_by_its_strategies() -> None:
    found = trials(pupil(tried_so_far="We used a visual timetable. He threw it away. ELSA helps."))
    assert [(each.result, each.strategies[:1]) for each in found] == [
        ("failed", ("visual-timetable-and-now-next",)),
        ("worked", ("elsa-sessions-with-one-aim",)),
    ]


def test_likes_are_interests_and_dislikes_are_none() -> None:
    found = interests(
        pupil(strengths="Loves trains and is kind; football-mad", context="He does not like maths; just like his dad")
    )
    assert [each.words for each in found] == ["football", "trains"] or [each.words for each in found] == [
        "trains",
        "football",
    ]
    assert [each.text for each in strengths(pupil(strengths="good reader; funny"))] == ["good reader", "funny"]


def test_facts_are_told_where_they_stand_and_only_there() -> None:
    assert {"hearing", "hearing-aid-or-radio", "worn-out-by-listening", "group-talk"} <= facts(**HEARING)
    assert {"eating-hall", "noise"} <= facts(**HALL)
    assert "attendance" not in facts(barriers="Will not go in the hall")
    assert "anxiety" not in facts(parent_view="Mum is worried about reading")
    assert "eal" not in facts(barriers="English is the lesson she never misses")
    assert "worn-out-by-listening" not in facts(barriers="worn out by period 5")
    assert "restraint" in facts(context="Held by two staff twice this term")


def test_a_secondary_fact_is_not_told_of_a_primary_pupil() -> None:
    assert "exams-ahead" not in facts(year_group="Year 2", context="hates exams")
    assert "exams-ahead" in facts(year_group="Year 11", context="exams in May")


def test_danger_is_told_and_so_is_what_is_not_given_here() -> None:
    quiet = screened(pupil(**HALL), lambda texts: [])
    assert not quiet.dangers and not quiet.wants
    found = screened(
        pupil(barriers="Cannot read. There are cuts on her arms.", context="Should he be on ritalin? Is he autistic?"),
        lambda texts: [],
    )
    assert [kind.id for kind in found.dangers] == ["self-harm"]
    assert set(found.wants) == {"medication", "diagnosis"}
    assert not screened(pupil(context="Please write section F of her EHC plan"), lambda texts: []).dangers
    assert screened(pupil(context="Please write section F of her EHC plan"), lambda texts: []).wants == ("section",)
    assert screened(pupil(barriers="She says she wants to die"), lambda texts: []).disclosure


def test_an_outcome_has_the_pupils_figure_or_a_blank_and_the_review_that_was_told() -> None:
    said = Said("two lines in half an hour", "barriers")
    needs = (Need("spelling and writing", (said,), 1.0), Need("reading", (Said("cannot read", "barriers"),), 0.5))
    first, second = outcomes_for(pupil(**HALL), needs, PLANNING, date(2026, 11, 28))
    assert said.quote in first.measure
    assert "from ___" in second.measure
    assert "12 March 2027" in first.review
    assert "___" in outcomes_for(pupil(barriers="cannot read"), needs, PLANNING, date(2026, 11, 28))[0].review


def test_the_passport_has_the_pupils_words_or_asks_for_them() -> None:
    told, untold = pupil(**HALL), pupil(barriers="cannot read")
    page = passport(Material(told, (), trials(told), (), (), (), PLANNING))
    assert "‘It is too loud and I can't eat’" in page.split("### What does not help")[1]
    assert "‘A quiet table at lunch helps’" in page.split("### What helps")[1].split("###")[0]
    assert "ask the pupil" in passport(Material(untold, (), (), (), (), (), PLANNING)).split("### What helps")[1]


def test_moments_are_made_of_steps_that_can_stand_alone() -> None:
    steps = ("Greet the pupil at the door.", "If you do not, say it later.", "Say one instruction and show it.")
    action = Action("A", "b", "c", "d", "e", "universal", None, "strong", steps=steps)
    assert [(each.name, len(each.lines)) for each in moments_of((action,))] == [
        ("Entering", 1),
        ("Instructions and explanations", 1),
    ]


def test_what_only_seems_to_tell_a_need_tells_none() -> None:
    for text, fact in (
        ("he avoids writing by asking to go to the toilet", "toilet"),
        ("mum exhausted, three younger kids", "fatigue"),
        ("Mum says he is fine at home", "masking"),
    ):
        assert fact not in facts(barriers=text), text
    assert {"spelling", "dyslexia"} <= facts(barriers="reading age of about 8 and spelling is very poor")
    told = pupil(barriers="People think she puts it on when on crutches", context="She has crutches")
    assert told.knows("wheelchair") and told.knows("wheelchair").said.text == "She has crutches"  # type: ignore[union-attr]


def test_profound_needs_have_words_of_their_own() -> None:
    profound = PLANNING.for_profound_needs()
    assert "reading" in PLANNING.speaks_of and "reading" not in profound.speaks_of
    words = " ".join(
        each.outcome + each.measure for name, each in profound.barriers.items() if name in profound.speaks_of
    )
    assert not any(word in words for word in ("asks to read", "lesson", "rating", "in writing", "the class"))
    assert pupil(context="PMLD, PEG fed").agreed_with.startswith("those who know")


def test_a_meeting_is_no_moment_of_a_lesson() -> None:
    steps = (
        "Meet before the pupil starts, and greet the parents at the door.",
        "Ask the pupil where it is easiest to hear.",
    )
    assert moments_of((Action("A", "b", "c", "d", "e", "universal", None, "strong", steps=steps),)) == ()


def test_what_is_for_a_condition_is_usable_only_where_it_is_told() -> None:
    strategies = open_shelf().strategies
    named = {"diabetes-checks-and-food-where-they-sit", "early-reading-with-down-syndrome"}
    tired = usable(strategies, pupil(barriers="Tired and shaky before lunch; reads few words"), PLANNING.facts)
    told = usable(strategies, pupil(barriers="Diabetes. Down's syndrome; reads few words."), PLANNING.facts)
    assert named <= set(strategies) and not named & set(tired) and named <= set(told)
