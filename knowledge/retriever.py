"""The library as a LangChain retriever, for anyone's own chain; the door to langchain_core."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from knowledge.search import Searcher


class PassageRetriever(BaseRetriever):
    """Gives the passages that `senco find` gives, as LangChain documents; reference, page and status are metadata."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher
    k: int = 5

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.searcher.find(query, self.k)
        return [
            Document(page_content=each.passage.text, metadata={**each.facts(), "score": each.score}) for each in found
        ]
