"""An assistant that needs no library: fixed answers, for the tests of the screens. Knows nothing of Streamlit."""

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from app.ask.answer import Answer, Citation, Question, Statement
from app.model.call import Model
from app.model.stoppable import Stopped, never
from app.plan.masked import masked_profile
from app.plan.plan import Plan
from app.plan.profile import Profile
from app.plan.quality import verdicts
from app.privacy.identifiers import Identifiers
from app.records.conversations import Conversations
from app.records.database import Records
from app.records.feedback import Feedback
from app.records.locks import Locks
from app.records.open import open_records
from app.records.plans import Plans
from app.records.study import Study
from app.settings import Settings
from ingest.page_picture import PagePicture, page_of, page_picture
from knowledge.errors import ReaderError
from knowledge.passages import Passage
from knowledge.sources import Source, listed_sources
from tests.key_stores import InMemory
from tests.plans import PLAN, TODAY

Tell = Callable[[str], None]
Progress = Callable[[str, int, int], None]
CODE = "send-code-2015"
NASTY = 'A quote with <script>window.hacked = 1</script>, <img src=x onerror="window.hacked = 1"> and **stars** [1].'


@dataclass(frozen=True)
class Holding:
    source: Source
    texts: int
    summaries: int


def citation(mark: int, reference: str, **more: object) -> Citation:
    fields: dict[str, object] = {
        "authority": "statutory guidance",
        "source": CODE,
        "title": "SEND Code of Practice",
        "page": 152,
        "quote": "The local authority must decide within a maximum of 6 weeks from receiving the request.",
        "held": "text",
        "verified": True,
        "status": "in force",
        "url": "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25",
        "date": "2015-01",
    }
    return Citation(mark=mark, reference=reference, **(fields | more))  # type: ignore[arg-type]


def own_source(path: Path) -> Source:
    return Source(
        id=path.stem,
        title=path.stem.replace("-", " ").capitalize(),
        cite=path.stem,
        publisher="",
        date="",
        kind="document",
        jurisdiction="England",
        authority="school",
        status="local",
        numbering="heading",
        checked_on="2026-11-23",
    )


ANSWER = Answer(
    question="",
    outcome="answered",
    heading="How long the local authority has to decide whether to assess",
    short="**Six weeks at most.** The local authority has six weeks from receiving the request to say whether it will"
    " assess. It may go over only where an exception in the Regulations applies.[1][2]",
    statements=(
        Statement("The local authority tells the family its decision within 6 weeks.", "MUST", (1, 2)),
        Statement("It does not need to keep the limit where the school is closed for four weeks.", "UNLESS", (2,)),
        Statement("It does not refuse on the ground of age alone.", "MUST NOT", (1,)),
        Statement("It keeps the family informed as soon as it cannot keep a time limit.", "SHOULD", (3,)),
        Statement("A school asks for an assessment on a pupil's behalf.", "MAY", (1,)),
        Statement("The white paper of 2026 proposes other limits.", "", (4,)),
        Statement("Note the day on which the request arrived.", "", (), "What to do next"),
        Statement("Ask for the decision in writing.", "", (1,), "What to do next"),
        Statement("Counting school weeks instead of calendar weeks.", "", (5,), "Common mistakes"),
    ),
    citations=(
        citation(1, "SEND Code of Practice 9.41"),
        citation(2, "SEND Regulations 2014 reg 5(1)", held="summary", page=None, date="2014-09-01"),
        citation(3, "SEND Code of Practice 9.42", quote=NASTY, page=153, url=""),
        citation(4, "SEND reform: putting children and young people first", status="proposed", verified=False, url=""),
        citation(5, "Suspension and Permanent Exclusion guidance (August 2024) para 12", status="superseded", page=11),
        citation(6, "Our SEND policy: Admissions", status="local", page=3, url="", date=""),
    ),
    warnings=("The consultation of 2026 is not law.",),
    as_at="2026-11-23",
)


class Alike:
    """A language model to which each text is somewhat about everything, so that points are matched by their words."""

    def cosines(self, texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        return [[0.5] * len(others) for _ in texts]


@dataclass
class FakeAssistant:
    """Holds what the tests tell it to hold, and writes down what it was asked to do."""

    holdings: dict[str, Holding] = field(default_factory=dict)
    answer: Answer = ANSWER
    trouble: str = ""
    asked: list[Question] = field(default_factory=list)
    pause: float = 0.0
    pdf: Path | None = None  # what the Code is held as
    home: Path | None = None  # where conversations are kept; a new folder otherwise
    models_offered: tuple[str, ...] = ()
    drafted: Plan = PLAN
    described: list[Profile] = field(default_factory=list)
    key_store: InMemory | None = None
    model: Model | None = None

    def chat_model(self, stopped: Stopped = never) -> Model:
        assert self.model, "what needs a model is offered only where one is set"
        return self.model

    @classmethod
    def with_code(cls, **more: object) -> "FakeAssistant":
        fake = cls(**more)  # type: ignore[arg-type]
        for id, texts in ((CODE, 975), ("send-regulations-2014", 0)):
            fake.holdings[id] = Holding(listed_sources()[id], texts, 12)
        return fake

    def ready(self) -> bool:
        return True

    def held(self) -> tuple[Holding, ...]:
        return tuple(self.holdings.values())

    def listed(self) -> tuple[Source, ...]:
        return tuple(listed_sources().values())

    @cached_property
    def records(self) -> Records:
        self.folder = tempfile.TemporaryDirectory(prefix="senco-fake-")  # gone with this assistant
        return open_records(Settings(home=self.home or Path(self.folder.name)))

    def conversations(self, person: str) -> Conversations:
        return Conversations(self.records, person)

    def feedback(self, person: str) -> Feedback:
        return Feedback(self.records, person)

    def study(self, person: str) -> Study:
        return Study(self.records, person)

    @property
    def embedder(self) -> "Alike":
        return Alike()

    def references_held(self) -> dict[str, str]:
        return {}

    def ask(self, question: Question, tell: Tell = print, stopped: Stopped = never) -> Answer:
        self.asked.append(question)
        tell("searching 975 paragraphs of the Code")
        until = time.monotonic() + self.pause
        while time.monotonic() < until and not stopped():
            time.sleep(0.05)
        if self.trouble:
            raise ReaderError(self.trouble)
        return self.answer

    def plan(self, profile: Profile, known: Identifiers, tell: Tell = print, stopped: Stopped = never) -> Plan:
        """The plan made by hand; what was described is masked as the real planner masks it."""
        self.described.append(profile)
        tell("searching the strategies for each thing that is described")
        until = time.monotonic() + self.pause
        while time.monotonic() < until and not stopped():
            time.sleep(0.05)
        if self.trouble:
            raise ReaderError(self.trouble)
        told, masked, _ = masked_profile(profile, known)
        checked = self.drafted.quality or verdicts(self.drafted, TODAY)
        return replace(self.drafted, profile=told, masked=masked, quality=checked)

    def plans(self, person: str, passphrase: str = "") -> Plans:
        return Plans(self.records, person, Locks(person, self.key_store, passphrase))

    def page(self, kind: str, name: str) -> Answer:
        if name == "no":
            raise ReaderError(f"There is no {kind} called 'no': look for it in the list.")
        return self.answer

    def pdf_held(self, source_id: str) -> str:
        return str(self.pdf) if source_id == CODE and self.pdf else ""

    def page_of(self, source_id: str, number: int, quote: str) -> int:
        return page_of(self._pdf(), number, quote)

    def page_picture(self, source_id: str, page: int, quote: str) -> PagePicture:
        return page_picture(self._pdf(), page, quote)

    def _pdf(self) -> Path:
        if self.pdf is None or not self.pdf.exists():
            raise ReaderError("The kept copy of the Code is gone: add its file again.")
        return self.pdf

    def passages(self, source_id: str) -> list[Passage]:
        return [Passage(source_id, "SEND Code of Practice 9.41", "The words of the Code itself.", 152)]

    def incoming(self) -> Path:
        return Path(tempfile.gettempdir())

    def add(self, path: Path, tell: Tell, progress: Progress) -> bool:
        return all([self._add(file, tell, progress) for file in sorted(path.iterdir())])  # noqa: C419 (each is tried)

    def _add(self, path: Path, tell: Tell, progress: Progress) -> bool:
        if not path.read_bytes().strip():
            tell(f"{path.name}: the file is empty. Save it again and add it once more.")
            return False
        progress(f"reading {path.name}", 1, 2)
        tell(f"{path.name}: read 1 passage")
        self.holdings[path.stem] = Holding(own_source(path), 1, 0)
        return True

    def get(self, source_id: str, tell: Tell, progress: Progress) -> None:
        tell("downloading")
        self.holdings[source_id] = Holding(listed_sources()[source_id], 975, 0)

    def remove(self, source_id: str, tell: Tell) -> None:
        del self.holdings[source_id]
        tell(f"{source_id}: removed.")

    def rebuild(self, tell: Tell, progress: Progress) -> None:
        tell("read 2 documents")
