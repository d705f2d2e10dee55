"""Any document becomes passages of sensible sizes, under references that name one passage each."""

from datetime import date
from pathlib import Path

from ingest.document import Block, Document
from ingest.own import own_source
from ingest.read_html import read as read_html
from ingest.read_markdown import read as read_markdown
from ingest.split import LEAST, MOST, split
from knowledge.passages import Passage

SOURCE = own_source(Path("our policy.docx"), "Our policy", "0" * 64, date(2026, 11, 23))
SENTENCE = "The school reviews each plan with the parents every term. "


def _split(*blocks: Block) -> tuple[Passage, ...]:
    return split(Document("Our policy", blocks), SOURCE)


def _references(*blocks: Block) -> list[str]:
    return [passage.reference for passage in _split(*blocks)]


def test_references_name_page_and_nearest_heading_where_there_are_any() -> None:
    assert _references(
        Block("A."), Block("B.", 2), Block("C.", 3, ("Part", "Funding")), Block("D.", None, ("Part",))
    ) == ["Our policy", "Our policy p.2", "Our policy p.3: Funding", "Our policy: Part"]


def test_each_reference_names_one_passage() -> None:
    blocks = [Block("A.", headings=(heading,)) for heading in ("X", "Y", "X", "X (2)", "X")]
    assert _references(*blocks) == [
        "Our policy: X", "Our policy: Y", "Our policy: X (2)", "Our policy: X (2) (2)", "Our policy: X (3)",
    ]  # fmt: skip


def test_a_passage_says_where_it_comes_from() -> None:
    (passage,) = _split(Block("A.", page=7, headings=("Part", "Funding")))
    assert passage == Passage("our-policy", "Our policy p.7: Funding", "A.", 7, ("Part", "Funding"), "text")


def test_short_blocks_are_joined_under_their_heading_and_page_only() -> None:
    one, other = ("One",), ("Other",)
    blocks = [Block("A.", 1, one), Block("- b\n- c", 1, one), Block("D.", 1, other), Block("E.", 2, other), Block(" ")]
    assert [passage.text for passage in _split(*blocks)] == ["A.\n- b\n- c", "D.", "E."]


def test_sizes_are_sensible_and_sentences_whole() -> None:
    blocks = [Block((SENTENCE * count).strip()) for count in (1, 30, 2, 19, 3, 20, 1)]
    passages = _split(*blocks)
    assert all(LEAST <= len(passage.text) <= MOST for passage in passages)
    assert all(passage.text.startswith("The school") and passage.text.endswith("term.") for passage in passages)
    assert sum(passage.text.count(SENTENCE.strip()) for passage in passages) == 76


def test_a_passage_ends_with_a_paragraph_where_it_can() -> None:
    paragraph = (SENTENCE * 11).strip()
    assert [passage.text for passage in _split(Block(paragraph), Block(paragraph))] == [paragraph, paragraph]


def test_what_announces_a_list_stays_with_it() -> None:
    before, items = (SENTENCE * 18).strip(), "\n".join(f"- {SENTENCE.strip()}" for _ in range(6))
    passages = _split(Block(before), Block("The plan says:"), Block(items))
    assert [passage.text for passage in passages] == [before, f"The plan says:\n{items}"]


def test_a_sentence_that_runs_over_a_page_is_whole_on_the_page_where_it_begins() -> None:
    passages = _split(Block("It ends. It goes on", 1), Block("to the next page. Then more.", 2))
    assert [(passage.text, passage.page) for passage in passages] == [
        ("It ends. It goes on to the next page.", 1), ("Then more.", 2),
    ]  # fmt: skip


def test_only_a_turned_page_under_the_same_heading_is_mended() -> None:
    blocks = [Block("Points", 1), Block("first of all.", 1), Block("and on", 1), Block("the next.", 2, ("New",))]
    assert [passage.text for passage in _split(*blocks)] == ["Points\nfirst of all.\nand on", "the next."]


def test_a_page_that_begins_a_sentence_takes_nothing_from_the_one_before() -> None:
    passages = _split(Block("Contents", 1), Block("Then more.", 2), Block("a list: one", 3, ("New",)))
    assert [passage.text for passage in passages] == ["Contents", "Then more.", "a list: one"]


def test_a_very_long_heading_is_shortened_in_the_reference_only() -> None:
    (passage,) = _split(Block("A.", headings=("word " * 60,)))
    assert len(passage.reference) < 140 and passage.reference.endswith("word …") and len(passage.headings[0]) == 300


def test_a_long_text_without_headings_is_split_in_reasonable_time() -> None:
    references = _references(*(Block(SENTENCE * 20) for _ in range(20_000)))
    assert references[-1] == "Our policy (20000)" and len(set(references)) == len(references)


def test_real_documents_lose_nothing_and_name_each_passage_once(real_sources: Path) -> None:
    documents = [read_markdown(path) for path in (real_sources / "dfe_ecf").glob("*.md")]
    documents += [read_html(path) for path in (real_sources / "samples").glob("*.html")]
    assert len(documents) == 30
    for document in documents:
        passages = split(document, SOURCE)
        assert "".join("".join(passage.text for passage in passages).split()) == "".join(
            "".join(block.text for block in document.blocks).split()
        )
        assert len({passage.reference for passage in passages}) == len(passages)
        assert max(len(passage.text) for passage in passages) <= MOST
