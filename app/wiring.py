"""Chooses the parts and puts them together; the only place that does. Heavy parts are opened when first needed."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.ask.answer import Answer, Question
from app.ask.page import page
from app.ask.pipeline import answer
from app.model.call import Model
from app.model.connect import found_ollama, open_model
from app.model.stoppable import Stoppable, Stopped, never, until
from app.plan.draft import draft
from app.plan.plan import Plan
from app.plan.read_profile import Described, profile_from
from app.privacy.documents import document_text, for_a_moment
from app.privacy.identifiers import Identifiers
from app.settings import Settings, read_settings
from ingest import page_picture, pipeline
from ingest.kept_pdf import is_kept_as_pdf, kept_pdf
from ingest.page_picture import PagePicture
from ingest.pipeline import Progress, Workroom
from ingest.signposts import shelf_hash
from knowledge.contents import Holding
from knowledge.embed import Embedder, open_embedder
from knowledge.errors import ReaderError
from knowledge.generation import Generation
from knowledge.library import Library
from knowledge.passages import Passage
from knowledge.search import Found, Searcher
from knowledge.shelf import open_shelf
from knowledge.sources import Source, listed_sources

if TYPE_CHECKING:
    from app.records.conversations import Conversations
    from app.records.database import Records
    from app.records.feedback import Feedback
    from app.records.plans import Plans
    from app.records.study import Study

Tell = Callable[[str], None]
Result = TypeVar("Result")


def _silent(line: str) -> None:
    """Tell nobody."""


def _no_progress(what: str, done: int, total: int) -> None:
    """Show nobody."""


@dataclass
class Assistant:
    """The whole program for one installation: ask, look up, read in documents."""

    settings: Settings
    tell: Tell = _silent
    _library: Library = field(init=False)

    def __post_init__(self) -> None:
        self._library = Library(self.settings.library)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model, prepared on first use."""
        return open_embedder(self.settings.embedding_model, self.settings.models, self.tell)

    @cached_property
    def searcher(self) -> Searcher:
        """The search over an up-to-date library."""
        return Searcher(self._library, self.embedder, open_shelf())

    @cached_property
    def model(self) -> Model | None:
        """The chat model that is set, which may write answers; none by default."""
        return open_model(self.settings)

    def chat_model(self, stopped: Stopped = never) -> Model:
        """The chat model that is set, for what needs one; a ReaderError where there is none."""
        if self.model is None:
            raise ReaderError("No chat model is set, and this needs one: 'senco models' says how to set it.")
        return Stoppable(self.model, stopped)

    @cached_property
    def models_offered(self) -> tuple[str, ...]:
        """The models that an Ollama on this computer has, looked for once and only where no model is set."""
        return () if self.settings.model else found_ollama()

    @cached_property
    def records(self) -> "Records":
        """The database of what is kept, opened on first use."""
        from app.records.open import open_records

        return open_records(self.settings)

    def conversations(self, person: str) -> "Conversations":
        """The kept conversations of a person."""
        from app.records.conversations import Conversations

        return Conversations(self.records, person)

    def feedback(self, person: str) -> "Feedback":
        """What a person has said of the answers in their conversations."""
        from app.records.feedback import Feedback

        return Feedback(self.records, person)

    def study(self, person: str) -> "Study":
        """What is kept of a person's study."""
        from app.records.study import Study

        return Study(self.records, person)

    def plans(self, person: str, passphrase: str = "") -> "Plans":
        """The kept plans of a person, opened with a passphrase or with the system's key store."""
        from app.records.key_store import system_key_store
        from app.records.locks import Locks
        from app.records.plans import Plans

        return Plans(self.records, person, Locks(person, system_key_store(), passphrase))

    def prepare(self, tell: Tell | None = None, progress: Progress = _no_progress) -> None:
        """Make sure that a library with the shipped knowledge of this version is there."""
        if not self.ready():
            pipeline.ingest_files(self._room(tell, progress), [])

    def ready(self) -> bool:
        """Whether a library with the shipped knowledge of this version is there."""
        return self._library.exists() and self._library.read(lambda generation: generation.shelf) == shelf_hash()

    def ask(self, question: Question, tell: Tell | None = None, stopped: Stopped = never) -> Answer:
        """The checked answer to a question; Cancelled soon after `stopped` says that nobody waits for it any more."""
        self.prepare(tell)
        model = Stoppable(self.model, stopped) if self.model else None
        return answer(question, self.searcher, until(stopped, tell or self.tell), model)

    def plan(
        self,
        profile: Described,
        known: Identifiers | None = None,
        tell: Tell | None = None,
        stopped: Stopped = never,
    ) -> Plan:
        """The draft plan for a described pupil: a form, or free words from which it is filled.

        Cancelled soon after `stopped` says that nobody waits for it any more.
        """
        self.prepare(tell)
        told, heard = profile_from(profile), until(stopped, tell or self.tell)
        model = Stoppable(self.model, stopped) if self.model else None
        plan = draft(told, known or Identifiers(), self.searcher, date.today(), heard, model)
        return replace(plan, approvals_wanted=self.settings.approvals)

    def page(self, kind: str, name: str) -> Answer:
        """A guide, a strategy or a practice not recommended, whole, its citations checked."""
        self.prepare()
        return page(kind, name, self._library, open_shelf(), date.today())

    def find(self, question: str, limit: int = 5) -> tuple[Found, ...]:
        """The passages that fit a question best."""
        self.prepare()
        return self.searcher.find(question, limit)

    def passages(self, source_id: str) -> list[Passage]:
        """Every passage of a source in reading order; a source of which nothing is held is a ReaderError."""
        found = self.read(lambda generation: generation.of(source_id))
        if not found:
            raise ReaderError(f"Nothing is held of {source_id!r}: 'senco sources' lists what is held.")
        return found

    def references_held(self) -> dict[str, str]:
        """The text under each reference of the documents that are held in their own words."""
        if not self._library.exists():
            return {}
        return self._library.read(lambda generation: generation.texts())

    def passages_held(self) -> list[Passage]:
        """The passages of the documents that are held in their own words."""
        if not self._library.exists():
            return []
        return self._library.read(lambda held: [each for name in held.sources for each in held.of(name)])

    def read(self, use: Callable[[Generation], Result]) -> Result:
        """What `use` makes of the library as it is now."""
        self.prepare()
        return self._library.read(use)

    def pdf_held(self, source_id: str) -> str:
        """The sha256 of the PDF that a source is held as in its own words; empty where there is none to show."""
        try:
            source = self._held_as_text(source_id)
        except ReaderError:
            return ""
        return source.sha256 if is_kept_as_pdf(source, self.settings.documents) else ""

    def page_of(self, source_id: str, number: int, quote: str) -> int:
        """The place in its PDF of the page on which a quote begins that is cited by a printed page number."""
        return page_picture.page_of(self._pdf(source_id), number, quote)

    def page_picture(self, source_id: str, page: int, quote: str) -> PagePicture:
        """The page at a place in a source's PDF (1 is the first), with what stands on it of the quote marked."""
        return page_picture.page_picture(self._pdf(source_id), page, quote)

    def _pdf(self, source_id: str) -> Path:
        return kept_pdf(self._held_as_text(source_id), self.settings.documents)

    def _held_as_text(self, source_id: str) -> Source:
        """The source, held in its own words; a ReaderError where it is not."""
        held = self._library.read(lambda now: now.sources[source_id] if now.holds_text(source_id) else None)
        if held is None:
            name = listed_sources()[source_id].title if source_id in listed_sources() else repr(source_id)
            raise ReaderError(f"{name} is not held in its own words, so it has no pages to show: add its file first.")
        return held

    def held(self) -> tuple[Holding, ...]:
        """The sources of which anything is held."""
        return tuple(
            each for each in self.read(lambda generation: generation.holdings()) if each.texts or each.summaries
        )

    def listed(self) -> tuple[Source, ...]:
        """The official sources that the program knows of."""
        return tuple(listed_sources().values())

    def ingest(
        self, paths: list[Path], folder: Path | None, tell: Tell | None = None, progress: Progress = _no_progress
    ) -> bool:
        """Read in these files, or without any the shipped knowledge and the listed documents."""
        room = self._room(tell, progress)
        good = pipeline.ingest_files(room, paths) if paths else True
        if folder or not paths:
            pipeline.ingest_listed(room, folder)
        return good

    def document_text(self, name: str, data: bytes) -> str:
        """What a document about a pupil says; it is on disk only while it is read."""
        with for_a_moment(name, data, self.incoming()) as path:
            return document_text(path, name)

    def incoming(self) -> Path:
        """A folder below the installation's own for files on their way in."""
        folder = self.settings.home / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def add(self, path: Path, tell: Tell | None = None, progress: Progress = _no_progress) -> bool:
        """Read in one document."""
        return self.ingest([path], None, tell, progress)

    def get(self, source_id: str, tell: Tell | None = None, progress: Progress = _no_progress) -> None:
        """Download a listed document and read it in."""
        pipeline.ingest_listed(self._room(tell, progress), only=source_id)

    def remove(self, source_id: str, tell: Tell | None = None) -> None:
        """Take a source out with all that was kept of it."""
        pipeline.remove(self._room(tell, _no_progress), source_id)

    def rebuild(self, tell: Tell | None = None, progress: Progress = _no_progress) -> None:
        """Read every kept document again and build the library anew."""
        pipeline.rebuild(self._room(tell, progress))

    def _room(self, tell: Tell | None, progress: Progress) -> Workroom:
        where = self.settings
        return Workroom(
            self._library,
            where.documents,
            where.downloads,
            where.vectors,
            lambda: self.embedder,
            tell or self.tell,
            progress,
        )


def open_assistant(tell: Tell = _silent) -> Assistant:
    """The assistant of this installation; nothing heavy is opened yet."""
    return Assistant(read_settings(), tell)
