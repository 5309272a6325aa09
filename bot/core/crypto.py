"""Encrypted columns and keyed hashes, all from one data key.

The data key is `SINMUNGO_KEY` or the file `var/key`, made where there is no database yet: 32 random
bytes in URL-safe base64. After a rotation there are several, separated by commas: the first seals,
any opens, and the last one goes on naming people, since what it named cannot be named anew. Each
use has its own subkey by HKDF (RFC 5869).

A sealed value is: version (1 byte), nonce (12), AES-256-GCM text. It is bound to its `Place` as
associated data: put into another table, column or row it does not open. Version 1 was not bound;
nobody writes it any more, and it is opened only in a database that still holds some of it
(`bot/keys/binding.py`).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from actions.base import secret_file
from bot.core.errors import KeyRefused, SettingError

UNBOUND, BOUND = b"\x01", b"\x02"


@dataclass(frozen=True)
class Place:
    """Where a sealed value stands. `key` names its row, as the model of the table says."""

    table: str
    column: str
    key: tuple[str | int, ...]

    def bound(self) -> bytes:
        """What no other place has."""
        return json.dumps([self.table, self.column, *self.key]).encode()


class Cipher:
    """Seals and opens values; `digest` names people and texts without telling them."""

    def __init__(self, key: bytes, *older: bytes, takes_unbound: bool = False) -> None:
        """`key` seals, any of them opens, the oldest (last) names. `takes_unbound`: what the
        version before has sealed is opened, too."""
        self.takes_unbound = takes_unbound
        self.ids = tuple(key_id(one) for one in (key, *older))
        """Names of the keys, newest first."""
        self._aes = [AESGCM(_subkey(one, b"gateway columns")) for one in (key, *older)]
        self._mac = _subkey((key, *older)[-1], b"gateway names")

    def refuse_unbound(self) -> None:
        """From now on nothing is opened that is not bound to its place."""
        self.takes_unbound = False

    def seal(self, value: Any, place: Place) -> bytes:
        """Any JSON value → bytes for this place."""
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return self.seal_bytes(plain, place)

    def open(self, sealed: bytes, place: Place) -> Any:
        """Bytes of `seal`, found at this place → the value. Raises SettingError if the key does
        not fit, or they were sealed for another place."""
        return json.loads(self.open_bytes(sealed, place))

    def seal_bytes(self, plain: bytes, place: Place) -> bytes:
        """The same for what is no JSON, such as a photo."""
        nonce = os.urandom(12)
        return BOUND + nonce + self._aes[0].encrypt(nonce, plain, place.bound())

    def open_bytes(self, sealed: bytes, place: Place) -> bytes:
        """Raises SettingError as `open` does."""
        plain = self._opened(self._aes, sealed, place)
        if plain is None:
            where = f"{place.table}.{place.column}"
            raise SettingError(f"SINMUNGO_KEY does not open this database, or not here: {where}")
        return plain

    def reseal(self, sealed: bytes, place: Place) -> bytes | None:
        """The same value, bound and under the newest key; None if it is already. Raises
        SettingError."""
        if sealed.startswith(BOUND) and self._opened(self._aes[:1], sealed, place) is not None:
            return None
        return self.seal_bytes(self.open_bytes(sealed, place), place)

    def _opened(self, with_: Sequence[AESGCM], sealed: bytes, place: Place) -> bytes | None:
        if sealed.startswith(BOUND):
            bound: bytes | None = place.bound()
        elif self.takes_unbound and sealed.startswith(UNBOUND):
            bound = None
        else:
            return None
        for aes in with_:
            try:
                return aes.decrypt(sealed[1:13], sealed[13:], bound)
            except InvalidTag:
                continue
        return None

    def digest(self, *parts: str) -> str:
        """A keyed hash of the parts, 32 hexadecimal digits."""
        text = "\x1f".join(parts).encode()
        return hmac.new(self._mac, text, hashlib.sha256).hexdigest()[:32]


def _subkey(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key)


def key_id(key: bytes) -> str:
    """Names a data key, 16 hexadecimal digits, without telling anything of it."""
    return HKDF(algorithm=SHA256(), length=8, salt=None, info=b"key id").derive(key).hex()


def session_key(key: bytes) -> bytes:
    """What sessions of the web chat are signed with, 32 bytes."""
    return _subkey(key, b"web sessions")


def load_keys(var: Path, given: str | None = None) -> tuple[bytes, ...]:
    """The data keys of `given`, else of the file `key`: newest first, 32 bytes each. Makes none.

    Raises KeyRefused when there is no such file, or one is not 32 bytes of base64.
    """
    path = var / "key"
    place = "SINMUNGO_KEY" if given else str(path.resolve())
    try:
        text = given or path.read_text(encoding="ascii")
    except FileNotFoundError:
        raise KeyRefused("missing", place) from None
    except UnicodeDecodeError:
        raise KeyRefused("cut", place) from None
    return tuple(_key(part, place) for part in text.strip().split(","))


def make_key(path: Path) -> None:
    """A first data key. Two processes that make it at once have the same."""
    secret_file.read_or_make(path, new_key)


def new_key() -> str:
    """A data key as it stands in `var/key`."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def add_key(path: Path, key: str) -> None:
    """Put a newer key before those of the file, which is whole at every moment."""
    secret_file.replace(path, f"{key},{path.read_text().strip()}")


def _key(text: str, place: str) -> bytes:
    standard = text.strip().replace("-", "+").replace("_", "/")
    try:
        key = base64.b64decode(standard, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise KeyRefused("cut", place)
    return key


def load_secret(path: Path) -> str:
    """The secret in this file, made when there is none yet."""
    return secret_file.read_or_make(path, new_key)
