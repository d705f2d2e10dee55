"""What can go wrong with a model, in plain words and without a word of what it was asked; knows no provider."""

from collections.abc import Iterator

from knowledge.errors import ReaderError

LONGEST_WAIT = 5.0  # seconds that a server may ask to be left alone for while somebody waits for an answer


class ModelTrouble(ReaderError):  # noqa: N818 - what a person is told of, not a fault of the program
    """A model that gave nothing that can be used; `reason` says why in a few words, `unreadable` that it did answer."""

    def __init__(self, model: str, reason: str, unreadable: bool = False) -> None:
        super().__init__(f"The model {model} could not be used: {reason}. 'senco models' says whether it answers.")
        self.reason = reason
        self.unreadable = unreadable


class Cancelled(ReaderError):  # noqa: N818
    """Somebody stopped waiting for the model."""


class Enough(Exception):  # noqa: N818
    """The rest of a reply is not wanted: it is too long, or nobody waits for it any more."""


_REASONS = {
    400: "its server did not understand the request",
    401: "its server refused the key",
    403: "its server refused the key",
    404: "its server does not know this model",
    408: "its server took too long",
    413: "the question and its passages are too long for it",
    429: "its server is asked too often just now",
}
_CUT = {"TransportError", "APIConnectionError", "OSError", "ConnectionError"}
_SLOW = {"TimeoutException", "APITimeoutError", "TimeoutError"}
_SHORT = {"LengthFinishReasonError", "ContentFilterFinishReasonError", "IncompleteOutputException"}


def reason_of(error: BaseException) -> str:
    """Why a call failed, from the kind of failure alone: its own words may repeat the question or the key."""
    status, kinds = status_of(error), _kinds(error)
    if isinstance(error, Enough):
        return "its reply was far too long"
    if status in _REASONS:
        return _REASONS[status]
    if status >= 500:
        return f"its server failed ({status})"
    if kinds & _SLOW:
        return "it took too long"
    if kinds & _CUT:
        return "nothing answers at its address, or the connection broke off"
    if kinds & _SHORT:
        return "its reply was cut short"
    return f"it failed in a way that nobody foresaw ({type(error).__name__})"


def passes_by(error: BaseException) -> bool:
    """Whether it may be better in a moment: too many requests, a server's own failure, a connection that broke off."""
    status = status_of(error)
    passing = status in (408, 429) or status >= 500 or (not status and bool(_kinds(error) & (_CUT | _SLOW)))
    return passing and wait_asked(error) <= LONGEST_WAIT


def wait_asked(error: BaseException) -> float:
    """The seconds that a server asks to be left alone for (Retry-After); 0 where it says nothing readable."""
    for each in _chain(error):
        headers = getattr(getattr(each, "response", None), "headers", None) or {}
        try:
            return max(0.0, float(headers["retry-after"]))
        except (KeyError, ValueError):
            continue
    return 0.0


def status_of(error: BaseException) -> int:
    """The HTTP status behind a failure; 0 where there is none."""
    for each in _chain(error):
        for name in ("status_code", "code"):
            status = getattr(each, name, None)
            if isinstance(status, int) and 400 <= status < 600:
                return status
    return 0


def _kinds(error: BaseException) -> set[str]:
    """The names of what a failure is: providers are many, and none of them is imported here."""
    return {kind.__name__ for each in _chain(error) for kind in type(each).__mro__}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """A failure and those that led to it: some providers put their own in the place of one that says more."""
    seen: BaseException | None = error
    for _ in range(5):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__
