"""Each kind of fault that can be planted in the digest is caught, and the shipped digest is clean."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.documents import Intake
from knowledge.check_digest import digest_problems
from knowledge.digest import entries, form_problems, open_digest, read_chapter
from knowledge.markdown import Problem
from knowledge.passages import Passage
from knowledge.reviewed import Review, open_review
from tests.laws import legislation

CODE = "SEND Code of Practice"
PASSAGES = (
    Passage(
        "send-code-2015",
        f"{CODE} 9.41",
        "The panel must reply within six weeks of getting a request, by 15 February at the latest and within 15 school "
        "days of any later letter, unless the school is shut. It should tell the head teacher why it decided as it did "
        "and what will happen after that on each of the points that were raised.",
        152,
        ("9 Plans", "Replies"),
    ),
    Passage("send-code-2015", f"{CODE} 9.42", "It is good to talk. The panel may meet. CCGs may come too.", 153),
    Passage("send-code-2015", f"{CODE} p.280", "Panel: those who decide.", 280),
    Passage("send-code-2015", f"{CODE} p.280", "Reply: what they say.", 280),
)
GOOD = """\
source = "send-code-2015"
title = "9 Plans"
status = "in force"
checked_on = "2026-11-24"
whole = true

[[entry]]
reference = "SEND Code of Practice 9.41"
page = 152
heading = "Replies"
gist = "A panel must answer within 6 weeks (15 February at the latest), or 15 school days after a letter."
duties = [
  { who = "The panel", force = "must", what = "answer", when = "within six weeks", unless = "the school is shut" },
  { who = "The panel", force = "should", what = "give the head teacher its reasons" },
]
questions = ["how long have they got?", "do they have to say why?"]
topics = ["time limits"]
law = []

[[entry]]
reference = "SEND Code of Practice 9.42"
page = 153
gist = "The panel may meet, and health bodies may attend."
questions = ["can the panel meet?", "can health come along?"]
topics = ["joint commissioning"]
warning = ["ccg"]

[[entry]]
reference = "SEND Code of Practice p.280"
begins = "Panel"
page = 280
gist = "The panel are the people who decide."
questions = ["who is on the panel?", "what does panel mean?"]
topics = ["terms"]
"""


def found(text: str, passages: Sequence[Passage] = PASSAGES, review: Review | None = None) -> list[Problem]:
    return list(digest_problems([read_chapter("digest/good.toml", text)], passages, review))


def planted(old: str, new: str, text: str = GOOD) -> str:
    assert text.count(old) == 1, f"{old!r} does not stand in the text once"
    return text.replace(old, new)


def test_a_digest_in_good_form_has_no_problem() -> None:
    assert found(GOOD) == []
    assert found(GOOD, ()) == []


# What kind of fault, what is in the digest, what the fault makes of it, what is said of it.
FAULTS = [
    ("a reference in another form", f'"{CODE} 9.42"', '"CoP 9.42"', "'CoP 9.42' is not a reference in its printed"),
    ("a law in another form", "law = []", 'law = ["reg 5 of the Regs"]', "'reg 5 of the Regs' is not a reference"),
    ("a paragraph that is not there", f"{CODE} 9.42", f"{CODE} 9.99", "there is no such passage in the document"),
    ("a box that is not there", '"Panel"\n', '"Table"\n', "there is no such passage in the document"),
    ("another page", "page = 152", "page = 151", "page is 151, but it stands on 152."),
    ("another number", "or 15 school", "or 51 school", "the number 51 does not stand in the passage."),
    ("another period", "within 6 weeks", "within 6 months", "'6 month' does not stand in the passage."),
    ("another number in words", '"within six weeks"', '"within seven weeks"', "'7 week' does not stand"),
    ("another date", "(15 February", "(15 March", "March does not stand in the passage."),
    ("another kind of day", "15 school days", "15 working days", "the passage does not count in working days."),
    ("a should hardened", 'gist = "The panel may meet', 'gist = "The panel must meet', "says must, but the passage"),
    ("copied words", "give the head teacher its reasons", "say why it decided as it did and what will happen",
     "copies 10 words"),
    ("copied words in a question", "do they have to say why?", "on each of the points that were raised or what",
     "copies 8 words"),
    ("one question for two passages", "can the panel meet?", "How long have they got",
     "is asked at digest/good.toml:7"),
    ("too few questions", '"how long have they got?", ', "", "has 1 questions; write 2 to 4."),
    ("a warning that is missing", 'warning = ["ccg"]', "", "it needs the warning 'ccg'."),
    ("a warning that is unknown", '["ccg"]', '["ccg", "old"]', "there is no warning 'old'"),
    ("a note that names no law", "law = []", 'law = []\nnote = "The Act differs."', "a note names the Act or"),
    ("American spelling", "The panel may meet", "The panel may organize", "'organize' is not British spelling."),
    ("a gist that is too long", "people who decide.", "people who decide" + " and sit" * 60, "the gist has"),
    ("two entries for a passage", "9.42", "9.41", "has an entry already at digest/good.toml:7."),
    ("a passage without an entry", f"{CODE} 9.42", f"{CODE} p.280", f"{CODE} 9.42 has no entry."),
    ("a status that the source has not", '"in force"', '"superseded"', "status is 'superseded', but its source is in"),
    ("a source that is not listed", '"send-code-2015"', '"send-code-2026"', "'send-code-2026' is no listed source."),
    ("no day on which it was checked", '"2026-11-24"', '"lately"', "checked_on is a day"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "message"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_planted_fault_is_caught(kind: str, old: str, new: str, message: str) -> None:
    problems = [str(problem) for problem in found(planted(old, new))]
    assert any(message in problem for problem in problems), problems


def test_an_exception_that_is_dropped_is_caught() -> None:
    text = planted(', unless = "the school is shut"', "")
    assert any("the passage says 'unless'" in str(problem) for problem in found(text))


def test_a_should_that_the_passage_does_not_say_is_caught() -> None:
    duty = 'duties = [{ who = "The panel", force = "should", what = "meet" }]\nquestions = ["can the panel'
    text = planted('questions = ["can the panel', duty)
    assert any("says should, but the passage does not." in str(problem) for problem in found(text))


def test_a_must_may_rest_on_the_law_that_the_passage_restates() -> None:
    text = planted('gist = "The panel may meet', 'gist = "The panel must meet')
    text = planted('topics = ["joint commissioning"]', 'topics = []\nlaw = ["SEND Regulations 2014 reg 5(1)"]', text)
    assert found(text) == []


def test_an_entry_that_was_changed_since_it_was_read_again_is_caught() -> None:
    stamps = frozenset(entry.stamp for entry in read_chapter("digest/good.toml", GOOD).entries)
    review = Review(("2026-11-24",), ("a reader",), ("line by line",), stamps)
    assert found(GOOD, review=review) == []
    changed = found(planted("The panel are the people", "The panel is the people"), review=review)
    line = GOOD[: GOOD.index('begins = "Panel"')].count("\n") - 1
    assert [str(each) for each in changed] == [
        f"digest/good.toml:{line}: SEND Code of Practice p.280: was changed since it was read again."
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "9 Plans"\n', "", "look at 'title'"),
        ('force = "should"', 'force = "shall"', "the force of a duty is one of must"),
        ('who = "The panel", force = "should"', 'whom = "The panel", force = "should"', "look at who, whom"),
        ('heading = "Replies"', 'headline = "Replies"', "there is no field 'headline'"),
        ('topics = ["time limits"]', 'topics = "time limits"', "'topics' is a list."),
        ('gist = "The panel are the people who decide."\n', "", "duties and questions rest on a gist"),
        ('checked_on = "2026-11-24"', "checked_on = ", "is not TOML"),
    ],
)
def test_a_file_that_is_not_in_form_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = tmp_path / "digest"
    folder.mkdir()
    (folder / "good.toml").write_text(planted(old, new), encoding="utf-8")
    assert any(message in str(problem) for problem in form_problems(tmp_path)), form_problems(tmp_path)


def test_the_shipped_digest_renders_every_numbered_paragraph_of_the_code() -> None:
    numbered = [
        entry.reference
        for chapter in open_digest()
        if chapter.source == "send-code-2015"
        for entry in chapter.entries
        if " p." not in entry.reference and "Annex" not in entry.reference
    ]
    assert len(numbered) == len(set(numbered)) == 975


def test_every_entry_of_the_shipped_digest_was_read_a_second_time_and_it_says_how() -> None:
    review = open_review()
    assert [entry.reference for entry in entries() if entry.gist and not review.covers(entry)] == []
    assert all(review.on) and all(review.by) and all(review.how)


def test_the_shipped_digest_is_clean_without_documents() -> None:
    assert [str(problem) for problem in digest_problems(open_digest(), (), open_review())] == []


def test_the_shipped_digest_is_clean_against_the_real_documents(
    real_intakes: tuple[Intake, ...], real_sources: Path
) -> None:
    held = [passage for intake in real_intakes for passage in intake.passages]
    laws = legislation(real_sources)
    assert len(laws) > 200
    assert [str(problem) for problem in digest_problems(open_digest(), [*held, *laws], open_review())] == []


def test_what_is_checked_is_what_ships() -> None:
    assert {chapter.source for chapter in open_digest()} >= {"send-code-2015", "cfa-2014", "send-regulations-2014"}
