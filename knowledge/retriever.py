"""The library as a LangChain retriever, for anyone's own chain; the door to langchain_core."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.search import Found, Searcher


class PassageRetriever(BaseRetriever):
    """Gives the passages that `senco find` gives, as LangChain documents; reference, page and status are metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(found) for found in self.searcher.find(query, self.k)]


def _document(found: Found) -> Document:
    passage, source = found.passage, found.source
    metadata = {
        "reference": passage.reference,
        "source": source.id,
        "title": source.title,
        "page": passage.page,
        "headings": list(passage.headings),
        "status": source.status,
        "authority": source.authority,
        "held": passage.held,
        "score": found.score,
    }
    return Document(page_content=passage.text, metadata=metadata)
