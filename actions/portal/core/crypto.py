"""Encryption of what citizens and officers write: one key a case, wrapped by the portal's key.

Rotation wraps the case keys anew and touches no text, so events stay append-only.
AES-256-GCM (NIST SP 800-38D); every ciphertext is bound to its case and column as associated data.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12
_ID = 4


class Undecryptable(Exception):
    """No configured key opens this text, or it was moved or changed."""


def _seal(key: bytes, plain: bytes, bound: str) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound.encode())


def _open(key: bytes, sealed: bytes, bound: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound.encode())
    except (InvalidTag, ValueError) as error:
        raise Undecryptable(bound) from error


@dataclass(frozen=True)
class CaseCipher:
    """Seals the columns and event notes of one case, or the content of one attachment (then
    `receipt` is the attachment's name)."""

    key: bytes
    receipt: str

    def seal(self, text: str, column: str) -> bytes:
        return self.seal_bytes(text.encode(), column)

    def seal_bytes(self, plain: bytes, column: str) -> bytes:
        return _seal(self.key, plain, f"{self.receipt}/{column}")

    def open(self, sealed: bytes, column: str) -> str:
        """Raises Undecryptable."""
        return self.open_bytes(sealed, column).decode()

    def open_bytes(self, sealed: bytes, column: str) -> bytes:
        """Raises Undecryptable."""
        return _open(self.key, sealed, f"{self.receipt}/{column}")


@dataclass(frozen=True)
class Keyring:
    """The portal's wrapping keys, newest first; the newest wraps, any unwraps."""

    keys: tuple[bytes, ...]

    @classmethod
    def of(cls, data_keys: Sequence[str]) -> Keyring:
        """Subkeys of urlsafe-base64 data keys. Raises ValueError for none or a malformed one."""
        if not data_keys:
            raise ValueError("no data key")
        return cls(tuple(_subkey(key) for key in data_keys))

    def new_case_key(self, receipt: str) -> tuple[CaseCipher, bytes]:
        """A fresh case key, open and wrapped."""
        key = secrets.token_bytes(32)
        return CaseCipher(key, receipt), self.wrap(key, receipt)

    def wrap(self, key: bytes, receipt: str) -> bytes:
        return _key_id(self.keys[0]) + _seal(self.keys[0], key, receipt)

    @property
    def ids(self) -> list[str]:
        """Names of the keys, newest first, that tell nothing of them."""
        return [_key_id(key).hex() for key in self.keys]

    def is_current(self, wrapped: bytes) -> bool:
        """Whether the newest key wrapped it."""
        return wrapped[:_ID] == _key_id(self.keys[0])

    def unwrap(self, wrapped: bytes, receipt: str) -> CaseCipher:
        """Raises Undecryptable."""
        for key in self.keys:
            if _key_id(key) == wrapped[:_ID]:
                return CaseCipher(_open(key, wrapped[_ID:], receipt), receipt)
        raise Undecryptable(receipt)


def _subkey(data_key: str) -> bytes:
    """Gateway and portal share the data key, so each encrypts under a subkey of its own."""
    try:
        secret = base64.b64decode(data_key.replace("-", "+").replace("_", "/"), validate=True)
    except ValueError as error:
        raise ValueError("a data key is urlsafe base64") from error
    if len(secret) != 32:
        raise ValueError("a data key has 32 bytes")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"portal").derive(secret)


def _key_id(key: bytes) -> bytes:
    return hashlib.sha256(b"id" + key).digest()[:_ID]
