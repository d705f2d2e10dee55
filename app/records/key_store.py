"""The system's own store for keys, where there is one that locks what it keeps; does not know what a key opens."""

from typing import Protocol

import keyring
from keyring.errors import KeyringError

from knowledge.errors import ReaderError

_SERVICE = "senco-assistant"
_LOCKED = "The key store of this computer is locked or cannot be reached: unlock it, or use a passphrase."
# The stores of Windows, macOS, GNOME and KDE. Others write keys to a plain file, or keep none.
_TRUSTED = tuple(f"keyring.backends.{name}" for name in ("Windows", "macOS", "SecretService", "libsecret", "kwallet"))


class KeyStore(Protocol):
    """What keeps keys by name for this user of the computer."""

    def get_password(self, service: str, username: str) -> str | None:
        """The key of that name, if there is one."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a key."""

    def delete_password(self, service: str, username: str) -> None:
        """Keep a key no longer."""


def system_key_store() -> KeyStore | None:
    """The system's key store, or None where there is none that locks."""
    backend = keyring.get_keyring()
    several = getattr(backend, "backends", (backend,))  # a chain tries one after the other, plain files among them
    return next((each for each in several if type(each).__module__.startswith(_TRUSTED)), None)


def kept_key(store: KeyStore, name: str) -> bytes | None:
    """The key of that name, None where it is gone; a ReaderError where the store stays locked."""
    try:
        key = store.get_password(_SERVICE, name)
    except KeyringError as error:
        raise ReaderError(_LOCKED) from error
    return key.encode() if key else None


def keep_key(store: KeyStore, name: str, key: bytes) -> None:
    """Put a key into the store; a ReaderError where the store stays locked."""
    try:
        store.set_password(_SERVICE, name, key.decode("ascii"))
    except KeyringError as error:
        raise ReaderError(_LOCKED) from error


def drop_key(store: KeyStore, name: str) -> None:
    """Take a key out of the store, if it is there."""
    try:
        if store.get_password(_SERVICE, name) is not None:
            store.delete_password(_SERVICE, name)
    except KeyringError as error:
        raise ReaderError(_LOCKED) from error
