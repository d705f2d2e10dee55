"""Leaves a model that keeps failing alone for a while, so that nobody waits for it in vain; knows no model."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pybreaker

from app.model.trouble import ModelTrouble

FAILURES, REST = 3, 60


@dataclass(frozen=True)
class Fuse:
    """Blows after three failures in a row; after a minute one call may try again.

    The breaker would hold its lock for as long as a call lasts, so it is told of the outcome only.
    """

    _state: pybreaker.CircuitMemoryStorage = field(
        default_factory=lambda: pybreaker.CircuitMemoryStorage(pybreaker.STATE_CLOSED)
    )
    _breaker: pybreaker.CircuitBreaker = field(init=False)

    def __post_init__(self) -> None:
        breaker = pybreaker.CircuitBreaker(
            FAILURES, REST, state_storage=self._state, throw_new_error_on_trip=False, name="model"
        )
        object.__setattr__(self, "_breaker", breaker)

    @property
    def blown(self) -> bool:
        """Whether the model is to be left alone now."""
        opened = self._state.opened_at
        return (
            self._state.state == pybreaker.STATE_OPEN
            and opened is not None
            and datetime.now(UTC) < opened + timedelta(seconds=REST)
        )

    def note(self, trouble: ModelTrouble | None) -> None:
        """Note how a call went."""

        def outcome() -> None:
            if trouble:
                raise trouble

        with suppress(ModelTrouble, pybreaker.CircuitBreakerError):
            self._breaker.call(outcome)
