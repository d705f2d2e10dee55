"""Profiles from files and objects; a faulty one is one clear line that quotes nothing of the pupil."""

from pathlib import Path

import pytest

from app.plan.masked import masked_profile
from app.plan.profile import Profile
from app.plan.read_profile import profile_from, profile_in, profiles
from app.privacy.identifiers import Identifiers
from knowledge.errors import ReaderError


def test_a_form_and_free_words_are_read(tmp_path: Path) -> None:
    for name, text in {
        "a.yaml": "year_group: Year 3\nbarriers: cannot wait",
        "a.json": '{"year_group": "Year 3", "barriers": "cannot wait"}',
        "a.txt": "Year 3. He cannot wait.",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        profile = profile_in(tmp_path / name)
        assert profile.year_group == "Year 3", name
        assert "cannot wait" in profile.barriers, name


def test_what_is_no_profile_is_told_without_its_words(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("barriers: [Harry Fielding", encoding="utf-8")
    (tmp_path / "note.pdf").write_text("x", encoding="utf-8")
    for wrong, place in (("bad.yaml", "not in form"), ("note.pdf", "not a profile"), ("none.txt", "cannot be read")):
        with pytest.raises(ReaderError, match=place) as told:
            profile_in(tmp_path / wrong)
        assert "Fielding" not in str(told.value)
    for given in ("  ", {}, 7, {"shoe_size": "4"}, "x" * 30_000):
        with pytest.raises(ReaderError):
            profile_from(given)


def test_a_batch_names_the_faulty_line(tmp_path: Path) -> None:
    batch = tmp_path / "many.jsonl"
    batch.write_text('{"id": "a", "profile": "Year 2, shy"}\n\n{"id": "b"}\n', encoding="utf-8")
    rows = profiles(None, batch)
    row, profile = next(rows)
    assert (row["id"], profile.year_group) == ("a", "Year 2")
    with pytest.raises(ReaderError, match=r"many\.jsonl:3"):
        next(rows)
    with pytest.raises(ReaderError, match="--profile"):
        next(profiles(None, None))


def test_one_person_has_one_placeholder_in_all_fields() -> None:
    profile = Profile(
        barriers="Harry Fielding cannot wait.", parent_view="Mum says Harry is tired.", context="UPN A123456789012"
    )
    masked, found, _ = masked_profile(profile, Identifiers())
    assert masked.barriers.startswith("Pupil A")
    assert "Pupil A" in masked.parent_view
    assert not {"Harry", "Fielding", "A123456789012"} & set(masked.text().replace(".", " ").split())
    assert {each.kind for each in found} >= {"pupil", "upn"}


def test_a_profile_is_masked_more_strictly_than_a_question() -> None:
    text = (
        "His birthday is 2 November 2015, the review was on 3 March 2026. He copies what Qorvane does, and Miss "
        "Tol-Vennik sits by him. They moved to 2 Orchard Row. He loves Minecraft, Pokémon and Lego, and uses Makaton."
    )
    masked, found, _ = masked_profile(Profile(barriers=text), Identifiers())
    assert not [word for word in ("2015", "Qorvane", "Vennik", "Orchard") if word in masked.text()], masked.text()
    kept = ("3 March 2026", "Minecraft", "Pokémon", "Lego", "Makaton")
    assert not [word for word in kept if word not in masked.text()], masked.text()
    assert {"dob", "address"} <= {each.kind for each in found}


def test_words_that_a_person_had_left_are_left() -> None:
    left = Identifiers().without("Qorvane")
    assert "Qorvane" in masked_profile(Profile(barriers="He copies what Qorvane does."), left)[0].barriers
