"""A key store that keeps its keys in memory, and one that is never unlocked."""

from dataclasses import dataclass, field

from keyring.errors import KeyringLocked


@dataclass
class InMemory:
    keys: dict[tuple[str, str], str] = field(default_factory=dict)

    def get_password(self, service: str, username: str) -> str | None:
        return self.keys.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.keys[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.keys[service, username]


class Locked(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("no words of this reach a person")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("no words of this reach a person")
