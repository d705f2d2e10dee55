"""A free description fills the form, and not a word is lost or added."""

import re

import pytest

from app.plan.describe import described
from app.plan.pieces import pieces
from app.plan.profile import FIELDS
from tests.profiles import NOTES

STYLES = {
    "sentences": NOTES,
    "bullets": "- Y8 girl\n- loves netball and drawing\n- tried: radio aid, refused to wear it\n"
    "- mum worried about friends",
    "headed": "Strengths: art, kind\nBarriers: cannot sit still\nTried: timer, no difference\nPupil view: I hate noise",
    "run on": "jayden is in year 10 he cant read the questions, walks out of english, good at fixing bikes, nan says "
    "he is tired",
}


def test_each_kind_of_sentence_finds_its_field() -> None:
    profile = described(NOTES)
    assert profile.year_group == "Year 5"
    assert "cannot hold three instructions" in profile.barriers
    assert "loves Lego" in profile.strengths
    assert "ripped it up" in profile.tried_so_far
    assert "homework is a battle" in profile.parent_view
    assert "my brain goes too fast" in profile.pupil_view
    assert "TA in the mornings" in profile.context


def test_a_label_before_a_line_names_its_field() -> None:
    profile = described(STYLES["headed"])
    assert (profile.strengths, profile.tried_so_far) == ("art, kind", "timer, no difference")
    assert profile.pupil_view == "I hate noise"


@pytest.mark.parametrize("style", STYLES)
def test_no_word_is_lost_or_added(style: str) -> None:
    profile = described(STYLES[style])
    filled = " ".join(getattr(profile, name) for name in FIELDS if name != "year_group")
    heads = {"strengths", "barriers", "tried", "pupil", "view"}
    told, kept = (set(re.findall(r"[\w']+", text.lower())) for text in (STYLES[style], filled))
    assert told - kept <= heads
    assert kept <= told


def test_what_goes_well_and_what_is_hard_are_told_apart() -> None:
    profile = described("y8, mainstream secondary. he loves trains but hates writing. reading age 7. LSA in maths only")
    assert "mainstream secondary" in profile.setting
    assert profile.strengths == "he loves trains"
    assert profile.barriers == "hates writing; reading age 7"
    assert "LSA in maths only" in profile.context


def test_a_piece_does_not_begin_with_the_word_that_joined_it() -> None:
    text = "People think she puts it on as she is fine one day and on crutches the next, and he laughs at her every day"
    assert [each.split()[0] for each in pieces(text)] == ["People", "she", "he"]


def test_a_long_sentence_is_cut_where_both_sides_can_stand() -> None:
    text = "She reads well above her age and tells long stories, but she cannot write more than a line in an hour"
    assert len(pieces(text)) == 2
    assert pieces("When it is loud, he runs out") == ["When it is loud, he runs out"]
