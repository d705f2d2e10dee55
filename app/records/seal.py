"""Texts that only a key opens; does not know where the key is kept or what the texts are."""

import unicodedata
from base64 import urlsafe_b64encode
from os import urandom

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from knowledge.errors import ReaderError

SHORTEST = 12  # characters of a passphrase: a thief with the file can try as many as he likes
# Memory 128 MB and about half a second a try: what OWASP's password storage page asks of scrypt.
_COST, _BLOCK, _LANES = 2**17, 8, 1


class NotOpened(Exception):  # noqa: N818 - nothing failed: the key is another one, or the text was changed
    """The key does not fit, or the sealed text is not whole."""


def new_key() -> bytes:
    """A key that nobody could guess."""
    return Fernet.generate_key()


def new_salt() -> bytes:
    """What makes the same passphrase another key in another place."""
    return urandom(16)


def key_of(passphrase: str, salt: bytes) -> bytes:
    """The key that a passphrase makes; the same letters however they were typed; too short a one is a ReaderError."""
    words = unicodedata.normalize("NFKC", passphrase).strip()
    if len(words) < SHORTEST:
        raise ReaderError(f"The passphrase has fewer than {SHORTEST} characters: take four words or more.")
    made = Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_LANES).derive(words.encode())
    return urlsafe_b64encode(made)


def sealed(text: str, key: bytes) -> str:
    """The text, encrypted and signed, as letters that any database can keep."""
    return Fernet(key).encrypt(text.encode()).decode("ascii")


def opened(token: str, key: bytes) -> str:
    """The text that was sealed; NotOpened where the key does not fit or something was changed."""
    try:
        return Fernet(key).decrypt(token.encode()).decode()
    except (InvalidToken, ValueError) as error:
        raise NotOpened from error
