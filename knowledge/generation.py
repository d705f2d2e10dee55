"""One built state of the library, open for reading; does not know how it was built or which one counts."""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from knowledge import lexical
from knowledge.chroma import Store, nearest, rows
from knowledge.contents import GIST, LEAD, PART, QUESTION, SAID, Holding, numbers_in, statement_named
from knowledge.embed import Vectors
from knowledge.passages import Passage
from knowledge.sources import read_source

PASSAGES, CONTEXTS, TUNED_LEADS = "passages", "contexts", "tuned-leads"
SIGNPOSTS = {PART: "parts", GIST: "gists", QUESTION: "questions", SAID: "said", LEAD: "leads"}  # a collection each


class Generation:
    """One built state of the library, open for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the generation in `folder`."""
        self.folder = folder
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.model: str = manifest["model"]
        self.shelf: str = manifest["shelf"]
        self.sources = {row["id"]: read_source(row) for row in manifest["sources"]}
        self._store = Store(folder / "chroma")
        self._passages = self._store.collection(PASSAGES)
        self._contexts = self._store.collection(CONTEXTS)
        self._keywords = lexical.open_index(folder / "keywords")
        self._targets: dict[str, list[str]] = manifest["targets"]
        # One of an earlier version, which may lack a kind, is opened to be built again.
        held = {kind: name for kind, name in SIGNPOSTS.items() if kind in self._targets}
        self._signposts = {kind: self._store.collection(name) for kind, name in held.items()}
        self._tuned = self._store.collection(TUNED_LEADS if manifest.get("tuned") else SIGNPOSTS[LEAD])
        led = manifest.get("led", self._targets[LEAD])
        self._names = passage_ids(len(manifest["references"])) + led
        self._under: dict[str, list[str]] = {}
        for key, reference in zip(self._names, manifest["references"], strict=False):
            self._under.setdefault(reference, []).append(key)
        self._headed: dict[str, list[str]] = manifest["headed"]

    def near_passages(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids of the passages nearest to a vector with their cosines, best first; one may recur for its parts."""
        near = nearest(self._passages, vector, limit) + self._near(PART, vector, limit * 2)
        return sorted(near, key=lambda pair: pair[1], reverse=True)

    def near_contexts(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids of the passages whose surroundings are nearest to a vector, with their cosine similarity, best first."""
        return nearest(self._contexts, vector, limit)

    def near_gists(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids of the passages whose gist is nearest to a vector with their cosine similarity, best first."""
        return self._near(GIST, vector, limit)

    def near_questions(self, vector: Vectors, limit: int) -> list[tuple[tuple[str, int], float]]:
        """The questions nearest to a vector, best first: the id of a passage that answers it, the question's number."""
        return [
            ((passage_id(number), int(key)), score)
            for key, score in nearest(self._signposts[QUESTION], vector, limit)
            for number in numbers_in(self._targets[QUESTION][int(key)])
        ]

    def near_leads(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """What else leads somewhere and is nearest to a vector: targets, best first; one may recur."""
        found = nearest(self._signposts[LEAD], vector, limit)
        return [(self._targets[LEAD][int(key)], score) for key, score in found]

    def near_tuned(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """As `near_leads`, by vectors of the model as it was trained on to tell the shelf's pages apart."""
        found = nearest(self._tuned, vector, limit)
        return [(self._targets[LEAD][int(key)], score) for key, score in found]

    def near_said(self, vector: Vectors, limit: int) -> list[tuple[tuple[str, int], float]]:
        """The statements of guides that are nearest to a vector, best first: the guide's id and which one it is."""
        found = nearest(self._signposts[SAID], vector, limit) if SAID in self._signposts else []
        return [(statement_named(self._targets[SAID][int(key)]), score) for key, score in found]

    def _near(self, kind: str, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Ids of the passages that the nearest signposts of a kind name."""
        return [
            (passage_id(number), score)
            for key, score in nearest(self._signposts[kind], vector, limit)
            for number in numbers_in(self._targets[kind][int(key)])
        ]

    def by_words(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Passage ids and signpost targets that share the query's words, best first, each once."""
        return [
            (self._names[position], score) for position, score in lexical.search_index(self._keywords, query, limit)
        ]

    def references(self, start: str = "") -> list[str]:
        """Every reference that begins so, in reading order, each once."""
        return [name for name in self._under if name.startswith(start)]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of these ids."""
        return dict(rows(self._passages.get(ids=list(ids)))) if ids else {}

    def ids_at(self, reference: str) -> list[str]:
        """The ids of the passages under a printed reference, in reading order."""
        return self._under.get(reference, [])

    def ids_within(self, reference: str) -> list[str]:
        """The ids under a reference and its parts: s.42(2) of s.42, a Schedule's paragraphs, a heading's headings."""
        parts = (f"{reference}(", f"{reference} (", f"{reference} para ")
        found = [key for name, ids in self._under.items() if name == reference or name.startswith(parts) for key in ids]
        return list(dict.fromkeys(found + self._headed.get(reference, [])))

    @cached_property
    def own(self) -> frozenset[str]:
        """The ids of the passages of a school's own documents."""
        local = [name for name, source in self.sources.items() if source.status == "local"]
        return (
            frozenset(self._passages.get(where={"source": {"$in": local}}, include=[])["ids"]) if local else frozenset()
        )

    def of(self, source_id: str) -> list[Passage]:
        """Every passage of a source, in reading order."""
        return [passage for _, passage in sorted(rows(self._passages.get(where={"source": source_id})))]

    def texts(self) -> dict[str, str]:
        """The words under each reference that is held as text; passages that share a reference are put together."""
        held = dict(sorted(rows(self._passages.get(where={"held": "text"}))))
        names = {passage.reference for passage in held.values()} | set(self._headed)
        return {name: "\n".join(held[key].text for key in self.ids_within(name) if key in held) for name in names}

    def holds_text(self, source_id: str) -> bool:
        """Whether a source is held in its own words."""
        return bool(self._passages.get(where={"$and": [{"source": source_id}, {"held": "text"}]}, limit=1)["ids"])

    def holdings(self) -> tuple[Holding, ...]:
        """What is held of each source."""
        counts: dict[tuple[str, str], int] = {}
        for row in self._passages.get(include=["metadatas"])["metadatas"]:
            key = (row["source"], row["held"])
            counts[key] = counts.get(key, 0) + 1
        return tuple(
            Holding(source, counts.get((source.id, "text"), 0), counts.get((source.id, "summary"), 0))
            for source in self.sources.values()
        )

    def close(self) -> None:
        """Let go of the files, so that Windows allows the folder to be deleted."""
        self._store.close()


def passage_ids(count: int) -> list[str]:
    """The ids of this many passages, in reading order."""
    return [passage_id(number) for number in range(count)]


def passage_id(number: int) -> str:
    """The id of the n-th passage of a generation."""
    return f"{number:06d}"
