"""The library gives back what was put in, replaces it in one step, and leaves nothing of what was removed."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge.contents import Contents, Signpost
from knowledge.embed import Vectors
from knowledge.errors import ReaderError
from knowledge.generation import Generation, passage_id
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.references import Reference, parse_reference
from knowledge.search import resolve
from knowledge.sentences import parts
from tests.fakes import ACT, CODE, KEY, OWN, REGS, WordEmbedder, fill, library_of

LONG = " ".join(f"This is sentence {n} of a long paragraph, and the {n}th thing in it." for n in range(20))
PASSAGES = (
    Passage("send-code-2015", f"{CODE} 6.44", "The first words – of the Code.", 100, ("6 Schools", "SEN support")),
    Passage("send-code-2015", f"{CODE} 6.45", LONG, 101, ("6 Schools",)),
    Passage("cfa-2014", f"{ACT} s.42(2)", "Our words on subsection two.", held="summary"),
    Passage("cfa-2014", f"{ACT} s.42(3)", "Our words on subsection three.", held="summary"),
    Passage("cfa-2014", f"{ACT} s.4", "Another section altogether.", held="summary"),
    Passage("send-regulations-2014", f"{REGS} Schedule 1 para 4", "A Schedule's paragraph.", held="summary"),
    Passage("our-policy", "Our policy: Aims", "We aim high.", None, ("Aims",)),
    Passage("our-policy", "Our policy: Zoë’s room", "Quiet, please.", None, ("Aims", "Zoë’s room")),
    Passage("our-policy", "Our policy: Zoë’s room", "It is never locked.", None, ("Aims", "Zoë’s room")),
)
SIGNPOSTS = (
    Signpost("how may a guide help", "guide:a"),
    Signpost("quiet please", f"passage:{CODE} 6.44"),
    Signpost("a guide states that quiet rooms help", "said:a-guide/3"),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    folder = tmp_path_factory.mktemp("Bücherei für Zoë") / "library"
    library = library_of(folder, *PASSAGES, signposts=SIGNPOSTS)
    return library.read(lambda generation: generation)


def vector(text: str) -> Vectors:
    return np.asarray(WordEmbedder().encode([text])[0])


def files_with(folder: Path, words: bytes) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and words in path.read_bytes()]


def test_passages_come_back_as_they_were_put_in(held: Generation) -> None:
    assert tuple(held.passages([passage_id(n) for n in range(len(PASSAGES))]).values()) == PASSAGES
    assert held.of("send-code-2015") == list(PASSAGES[:2])
    assert held.of("our-policy") == list(PASSAGES[6:]) and held.of("no-such-source") == []
    assert held.passages([]) == {}
    assert (held.model, held.shelf, held.sources["our-policy"]) == (KEY, "shelf", OWN)


def test_references_come_in_reading_order_each_once(held: Generation) -> None:
    assert held.references() == list(dict.fromkeys(passage.reference for passage in PASSAGES))
    assert held.references(f"{ACT} ") == [f"{ACT} s.42(2)", f"{ACT} s.42(3)", f"{ACT} s.4"]
    assert held.references("Nothing") == []


def test_texts_holdings_and_what_is_held_as_text(held: Generation) -> None:
    texts = held.texts()
    assert texts[f"{CODE} 6.44"] == PASSAGES[0].text and f"{ACT} s.42(2)" not in texts
    assert texts["Our policy: Zoë’s room"] == "Quiet, please.\nIt is never locked."
    assert texts["Our policy: Aims"] == "We aim high.\nQuiet, please.\nIt is never locked."
    counts = {holding.source.id: (holding.texts, holding.summaries) for holding in held.holdings()}
    assert (counts["send-code-2015"], counts["cfa-2014"], counts["our-policy"]) == ((2, 0), (0, 3), (3, 0))
    assert counts["equality-act-2010"] == (0, 0)
    assert held.holds_text("send-code-2015") and not held.holds_text("cfa-2014") and not held.holds_text("devon-2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6.44", [0]),
        ("6.4", []),
        ("s.42(2)", [2]),
        ("s.42(2)(a)", [2]),
        ("s.42(2)(a)(ii)", [2]),
        ("s.42", [2, 3]),
        ("s.42(9)", [2, 3]),
        ("s.4", [4]),
        ("s.43", []),
        ("Schedule 1", [5]),
        ("Schedule 1 para 4", [5]),
        ("Schedule 1 para 5", []),
        ("Schedule 2", []),
    ],
)
def test_a_reference_leads_to_its_passage_its_parts_or_the_nearest_above(
    held: Generation, text: str, expected: list[int]
) -> None:
    reference = parse_reference(text)
    assert reference is not None and resolve(held, reference) == [passage_id(n) for n in expected]


def test_a_heading_has_its_own_passages_and_those_of_its_sub_headings(held: Generation) -> None:
    assert resolve(held, Reference("ecf-tf-week-6", ": Aims")) == []
    assert held.ids_within("Our policy: Aims") == [passage_id(n) for n in (6, 7, 8)]
    assert held.ids_at("Our policy: Aims") == [passage_id(6)]
    assert held.ids_at("Our policy: Zoë’s room") == [passage_id(7), passage_id(8)]


def test_the_nearest_come_first_and_a_long_passage_is_near_if_one_of_its_parts_is(held: Generation) -> None:
    assert held.near_passages(vector("We aim high."), 5)[0][0] == passage_id(6)
    last = vector(parts(LONG)[-1])
    name, score = held.near_passages(last, 5)[0]
    assert name == passage_id(1) and score > 0.999 > float(last @ vector(parts(LONG)[0]))
    scores = [score for _, score in held.near_contexts(vector("aim quiet locked"), 50)]
    assert len(scores) == len(PASSAGES) and scores == sorted(scores, reverse=True)
    assert held.near_leads(vector("how may a guide help"), 1)[0][0] == "guide:a"
    assert held.near_said(vector("do quiet rooms help"), 5)[0][0] == ("a-guide", 3)


def test_words_find_passages_by_text_and_heading_and_signposts_by_text(held: Generation) -> None:
    assert held.by_words("locked", 5)[0][0] == passage_id(8)
    assert {name for name, _ in held.by_words("zoë", 5)} == {passage_id(7), passage_id(8)}
    assert held.by_words("guide", 5)[0][0] == "guide:a"
    assert not any(name.startswith(("part:", "said:")) for name, _ in held.by_words("sentence 19 thing", 50))


def test_without_a_library_the_command_that_builds_one_is_told(tmp_path: Path) -> None:
    library = Library(tmp_path / "library")
    assert not library.exists()
    with pytest.raises(ReaderError, match="run 'senco ingest'"):
        library.read(lambda generation: generation)
    assert list(tmp_path.iterdir()) == [], "looking made something"


def test_a_new_generation_takes_the_place_of_the_old_and_nothing_of_a_removed_source_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    library = library_of(folder, *PASSAGES, signposts=[Signpost("the very secret signpost", "guide:a")])
    for words in (b"never locked", b"Zo", b"Our policy: Aims"):
        assert files_with(folder, words), f"{words!r} cannot be found even while it is held"
    fill(library, PASSAGES[:6])
    for words in (
        b"never locked",
        b"Zo\xc3\xab",
        "Zoë".encode("utf-16-le"),
        b"We aim",
        b"Our policy: ",
        b"very secret",
    ):
        assert files_with(folder, words) == []
    assert library.read(lambda generation: generation.references("Our policy")) == []
    assert len(list(folder.iterdir())) == 2, "more than the pointer and the one generation"


def test_another_reader_of_the_same_process_sees_the_new_state_at_once(tmp_path: Path) -> None:
    writer = library_of(tmp_path, PASSAGES[0])
    reader = Library(tmp_path)
    assert reader.read(lambda generation: generation.references()) == [PASSAGES[0].reference]
    fill(writer, [PASSAGES[1]])
    assert reader.read(lambda generation: generation.references()) == [PASSAGES[1].reference]


def test_what_was_read_while_it_was_replaced_is_read_again(tmp_path: Path) -> None:
    writer, reader = library_of(tmp_path, PASSAGES[0]), Library(tmp_path)
    seen: list[list[str]] = []

    def use(generation: Generation) -> list[str]:
        seen.append(generation.references())
        if len(seen) == 1:
            fill(writer, [PASSAGES[1]])
        return [passage.reference for passage in generation.passages([passage_id(0)]).values()]

    assert reader.read(use) == [PASSAGES[1].reference]
    assert seen == [[PASSAGES[0].reference], [PASSAGES[1].reference]]


def test_what_the_reader_does_wrong_is_its_own_and_is_not_tried_for_ever(tmp_path: Path) -> None:
    library = library_of(tmp_path, PASSAGES[0])
    with pytest.raises(ZeroDivisionError):
        library.read(lambda generation: 1 // 0)


def test_a_build_that_fails_leaves_the_last_good_state_and_no_rubbish(tmp_path: Path) -> None:
    library = library_of(tmp_path, PASSAGES[0])
    before = sorted(entry.name for entry in tmp_path.iterdir())
    contents = Contents((OWN,), PASSAGES[:2], (), "shelf")
    rows = WordEmbedder().encode(["one row for two passages"])
    with pytest.raises(Exception, match=r"."):
        library.replace(contents, rows, rows[:0], KEY)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == before
    assert library.read(lambda generation: generation.references()) == [PASSAGES[0].reference]


def test_what_unfinished_builds_left_is_swept_away(tmp_path: Path) -> None:
    library = library_of(tmp_path, PASSAGES[0])
    (tmp_path / "building-1-2" / "chroma").mkdir(parents=True)
    (tmp_path / "pointer-1-2").write_text("1-2", encoding="utf-8")
    (tmp_path / "1-2").mkdir()
    library.sweep()
    assert len(list(tmp_path.iterdir())) == 2 and library.exists()


def test_a_library_of_another_form_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "current-1").write_text("old", encoding="utf-8")
    (tmp_path / "old").mkdir()
    library = Library(tmp_path)
    assert not library.exists()
    fill(library, [PASSAGES[0]])
    assert library.exists() and not (tmp_path / "old").exists() and not (tmp_path / "current-1").exists()


def test_a_generation_that_is_gone_counts_as_none_and_can_be_built_again(tmp_path: Path) -> None:
    library = library_of(tmp_path, PASSAGES[0])
    shutil.rmtree(next(entry for entry in tmp_path.iterdir() if entry.is_dir()))
    assert not Library(tmp_path).exists()
    fill(library, [PASSAGES[1]])
    assert Library(tmp_path).read(lambda generation: generation.references()) == [PASSAGES[1].reference]


@pytest.mark.parametrize("name", ["manifest.json", "chroma/chroma.sqlite3"])
def test_a_damaged_library_is_told_with_what_to_do(tmp_path: Path, name: str) -> None:
    library_of(tmp_path, PASSAGES[0]).read(lambda generation: generation.close())
    next(tmp_path.rglob(name)).write_bytes(b"damaged, and not what it was")
    with pytest.raises(ReaderError, match=r"cannot be opened .* delete the folder"):
        Library(tmp_path).read(lambda generation: generation.references())
