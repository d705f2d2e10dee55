"""Asks a chat model for a filled form within a time limit; every failure is a ModelTrouble; logs nothing at all."""

import json
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter
from tenacity.nap import sleep_using_event

from app.model.fuse import FAILURES, Fuse
from app.model.reading import LONGEST_REPLY, Form, read_form
from app.model.trouble import Cancelled, Enough, ModelTrouble, passes_by, reason_of, status_of, wait_asked

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_TRIES = 3
_LOOK = 0.05  # seconds between two looks whether somebody has stopped waiting
_NO_FORMS = (400, 415, 422, 501)  # what servers say that know no structured output
_GIVES_UP_ON = 4  # calls that were given up and still hang; more are not begun


def _never() -> bool:
    return False


class Model(Protocol):
    """What can be asked to fill in a form."""

    @property
    def name(self) -> str:
        """What the model is called, as it was set: "ollama:llama3.1"."""

    def structured(self, prompt: str, form: type[Form], stopped: Callable[[], bool] = _never) -> Form:
        """The form as the model filled it in; a ModelTrouble where it did not, Cancelled where `stopped` says so."""


@dataclass(frozen=True)
class ChatModel:
    """A LangChain chat model behind a time limit for the whole call, retries, and a rest after failures in a row."""

    name: str
    chat: "BaseChatModel" = field(repr=False)
    limit: float = 60.0
    fuse: Fuse = field(default_factory=Fuse, repr=False)
    _knows_no_forms: threading.Event = field(default_factory=threading.Event, repr=False)
    _hanging: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_GIVES_UP_ON), repr=False)

    def structured(self, prompt: str, form: type[Form], stopped: Callable[[], bool] = _never) -> Form:
        """The form as the model filled it in; a ModelTrouble where it did not, Cancelled where `stopped` says so."""
        if self.fuse.blown:
            raise ModelTrouble(self.name, f"it failed {FAILURES} times in a row and is left alone for a minute")
        reply = self._noted(prompt, form, stopped)
        if not reply.strip():
            raise ModelTrouble(self.name, "its reply was empty", unreadable=True)
        if len(reply) > LONGEST_REPLY:
            raise ModelTrouble(self.name, "its reply was far too long", unreadable=True)
        filled = read_form(reply, form)
        if filled is None:
            raise ModelTrouble(self.name, "its reply was not in the form that was asked for", unreadable=True)
        return filled

    def _noted(self, prompt: str, form: type[Form], stopped: Callable[[], bool]) -> str:
        try:
            reply = self._within_limit(prompt, form, stopped)
        except ModelTrouble as trouble:
            self.fuse.note(None if trouble.unreadable else trouble)
            raise
        self.fuse.note(None)
        return reply

    def _within_limit(self, prompt: str, form: type[Form], stopped: Callable[[], bool]) -> str:
        """The reply's text. The asking is done by a thread that can be left behind: a server that sends a byte now
        and then holds a read for ever."""
        if not self._hanging.acquire(blocking=False):
            raise ModelTrouble(self.name, "earlier calls still hang")
        given_up = threading.Event()
        done: queue.Queue[str | BaseException] = queue.Queue()
        threading.Thread(target=self._work, args=(prompt, form, given_up, done), daemon=True).start()
        until = time.monotonic() + self.limit
        try:
            reply = _awaited(done, until, stopped)
        finally:
            given_up.set()
        if reply is None:
            raise ModelTrouble(self.name, f"it did not answer within {self.limit:g} seconds")
        if isinstance(reply, BaseException):
            raise ModelTrouble(self.name, reason_of(reply), unreadable=isinstance(reply, Enough))
        return reply

    def _work(
        self, prompt: str, form: type[Form], given_up: threading.Event, done: "queue.Queue[str | BaseException]"
    ) -> None:
        try:
            done.put(_tries(given_up)(self._ask, prompt, form, given_up))
        except BaseException as error:  # whatever it is, the caller waits to hear of it
            done.put(error)
        finally:
            self._hanging.release()

    def _ask(self, prompt: str, form: type[Form], given_up: threading.Event) -> str:
        """One reply: by the server's own structured output, or without where the server knows none."""
        if self._knows_no_forms.is_set():
            return self._invoked(self.chat, prompt, given_up)
        schema = form.model_json_schema()
        try:
            structured = self.chat.with_structured_output(schema, method="json_schema", include_raw=True)
            return self._invoked(structured, prompt, given_up)
        except Exception as error:
            if status_of(error) not in _NO_FORMS and not isinstance(error, NotImplementedError):
                raise
        reply = self._invoked(self.chat, prompt, given_up)
        self._knows_no_forms.set()
        return reply

    def _invoked(self, chat: Any, prompt: str, given_up: threading.Event) -> str:
        from langsmith import tracing_context

        from app.model.watch import Watch

        with tracing_context(enabled=False):  # whatever the environment says: a prompt goes to the model alone
            reply = chat.invoke(prompt, config={"callbacks": [Watch(given_up.is_set)]})
        return _text(reply["raw"] if isinstance(reply, dict) else reply)


def _awaited(
    done: "queue.Queue[str | BaseException]", until: float, stopped: Callable[[], bool]
) -> str | BaseException | None:
    """What the thread put, or None when the time is over; Cancelled as soon as somebody stops waiting."""
    while (left := until - time.monotonic()) > 0:
        if stopped():
            raise Cancelled("Stopped: the model was not waited for.")
        try:
            return done.get(timeout=min(_LOOK, left))
        except queue.Empty:
            continue
    return None


def _tries(given_up: threading.Event) -> Retrying:
    """Up to three tries at what passes by, further and further apart, or when the server asks to be tried again."""
    backoff = wait_exponential_jitter(initial=0.25, max=4, jitter=0.25)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        return max(backoff(state), wait_asked(error) if error else 0.0)

    return Retrying(
        retry=retry_if_exception(lambda error: passes_by(error) and not given_up.is_set()),
        stop=stop_after_attempt(_TRIES),
        wait=wait,
        sleep=sleep_using_event(given_up),
        reraise=True,
    )


def _text(message: Any) -> str:
    """A message's words: its text, or the arguments of the tool by which a provider fills in forms."""
    calls = getattr(message, "tool_calls", None)
    return json.dumps(calls[0]["args"]) if calls and not str(message.text).strip() else str(message.text)
