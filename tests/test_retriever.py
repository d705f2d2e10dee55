"""Anyone's LangChain chain gets what `senco find` gives."""

from pathlib import Path

import pytest

from knowledge.passages import Passage
from knowledge.retriever import PassageRetriever
from knowledge.search import Searcher
from knowledge.shelf import Shelf
from tests.fakes import CODE, WordEmbedder, library_of


@pytest.fixture
def searcher(tmp_path: Path) -> Searcher:
    passages = [
        Passage("send-code-2015", f"{CODE} 6.{n}", f"Paragraph {n} speaks of thing{n}.", n, ("A", f"B{n}"))
        for n in range(1, 9)
    ]
    return Searcher(library_of(tmp_path, *passages), WordEmbedder(), Shelf({}, {}))


@pytest.mark.parametrize(("question", "k"), [("what of thing3?", 5), ("thing4", 2), ("6.7", 5), ("7.36", 5)])
def test_the_same_passages_in_the_same_order_as_find(searcher: Searcher, question: str, k: int) -> None:
    documents = PassageRetriever(searcher=searcher, k=k).invoke(question)
    found = searcher.find(question, k)
    assert [(each.page_content, each.metadata["reference"], each.metadata["score"]) for each in documents] == [
        (each.passage.text, each.passage.reference, each.score) for each in found
    ]


def test_a_document_says_where_it_stands_and_what_it_is_worth(searcher: Searcher) -> None:
    (document,) = PassageRetriever(searcher=searcher).invoke("6.3")
    assert document.page_content == "Paragraph 3 speaks of thing3."
    assert document.metadata == {
        "reference": f"{CODE} 6.3",
        "source": "send-code-2015",
        "title": "Special educational needs and disability code of practice: 0 to 25 years",
        "page": 3,
        "headings": ["A", "B3"],
        "status": "in force",
        "authority": "statutory guidance",
        "held": "text",
        "score": 1.0,
    }


def test_it_gives_five_unless_told_otherwise_and_fits_into_a_chain(searcher: Searcher) -> None:
    assert len(PassageRetriever(searcher=searcher).invoke("paragraph")) == 5
    chain = PassageRetriever(searcher=searcher, k=1) | (lambda documents: documents[0].metadata["reference"])
    assert chain.invoke("thing8") == f"{CODE} 6.8"
