"""The digest stands beside the passages that are held, and in the place of those that are not."""

from ingest.assembled import assembled, embedded
from ingest.digested import leads, renderings, with_gists
from knowledge.contents import Signpost
from knowledge.digest import Chapter, Duty, Entry
from knowledge.passages import Passage

CODE, ACT = "SEND Code of Practice", "Children and Families Act 2014"


def entry(reference: str, gist: str = "In short.", **more: object) -> Entry:
    return Entry(reference, gist, questions=(f"what of {reference}?",), **more)  # type: ignore[arg-type]


DUTY = Duty("The panel", "must", "answer", "within 6 weeks", "the school is shut")
CHAPTERS = (
    Chapter(
        "digest/a.toml",
        "send-code-2015",
        "9 Plans",
        "in force",
        "2026-11-24",
        (
            entry(f"{CODE} 9.41", duties=(DUTY,), page=152, heading="Replies", warnings=("ccg",), note="So it is."),
            entry(f"{CODE} p.280", "The deciders.", begins="Panel"),
            entry(f"{CODE} p.280", "The answer.", begins="Reply"),
        ),
    ),
    Chapter(
        "digest/b.toml",
        "cfa-2014",
        "The Act",
        "in force",
        "2026-11-24",
        (entry(f"{ACT} s.36", "Whole."), entry(f"{ACT} s.36(8)", "Part."), Entry(f"{ACT} s.58", "")),
    ),
)
HELD = [
    Passage("send-code-2015", f"{CODE} 9.41", "The panel replies.", 152),
    Passage("send-code-2015", f"{CODE} p.280", "Panel: those who decide.", 280),
    Passage("send-code-2015", f"{CODE} p.280", "Reply: what they say.", 280),
    Passage("cfa-2014", f"{ACT} s.36(1)", "One."),
    Passage("cfa-2014", f"{ACT} s.36(8)", "Eight."),
]


def test_each_passage_has_the_gist_of_the_entry_closest_to_it() -> None:
    gists = [passage.gist for passage in with_gists(HELD, CHAPTERS)]
    assert gists == ["In short.", "The deciders.", "The answer.", "Whole.", "Part."]


def test_a_section_held_whole_has_the_gist_of_the_whole() -> None:
    (held,) = with_gists([Passage("cfa-2014", f"{ACT} s.36", "All of it.")], CHAPTERS)
    assert held.gist == "Whole."


def test_what_the_law_has_moved_past_is_told_beside_the_words() -> None:
    passage = with_gists(HELD, CHAPTERS)[0]
    assert "integrated care boards" in passage.warning and passage.note == "So it is."


def test_a_source_that_is_not_held_is_told_in_our_words_under_the_same_references() -> None:
    ours = renderings(CHAPTERS, {"cfa-2014"})
    assert [passage.reference for passage in ours] == [f"{CODE} 9.41", f"{CODE} p.280", f"{CODE} p.280"]
    first = ours[0]
    assert first.text == "In short.\n- The panel must answer; when: within 6 weeks; unless: the school is shut."
    assert (first.held, first.page, first.headings) == ("summary", 152, ("9 Plans", "Replies"))


def test_an_entry_without_a_gist_is_of_nothing_that_was_read() -> None:
    assert f"{ACT} s.58" not in [passage.reference for passage in renderings(CHAPTERS, ())]


def test_questions_lead_to_every_passage_that_an_entry_renders_and_gists_to_what_is_held() -> None:
    found = leads(with_gists(HELD, CHAPTERS), CHAPTERS)
    assert Signpost(f"what of {ACT} s.36?", "ask:3,4") in found
    assert Signpost(f"what of {ACT} s.36(8)?", "ask:4") in found
    assert Signpost("Part.", "gist:4") in found
    ours = leads(renderings(CHAPTERS, ()), CHAPTERS)
    assert not any(each.target.startswith("gist:") for each in ours), "there the passage is the gist"
    assert Signpost(f"what of {ACT} s.36(8)?", "ask:4") in ours


def test_without_documents_every_text_has_a_place_and_no_reference_is_told_twice_by_a_guide() -> None:
    passages, signposts = assembled(())
    assert len(embedded(passages, signposts)) == len(passages) + len(signposts)
    assert {passage.held for passage in passages} == {"summary"}
    digest = {passage.reference for passage in passages if passage.gist}
    guides = {passage.reference for passage in passages if not passage.gist}
    assert f"{CODE} 9.41" in digest and not digest & guides


def test_a_document_that_is_held_takes_the_place_of_our_rendering_of_it() -> None:
    passages, _ = assembled([Passage("send-code-2015", f"{CODE} 9.41", "The panel replies.", 152)])
    assert [each.held for each in passages if each.source == "send-code-2015"] == ["text"]
