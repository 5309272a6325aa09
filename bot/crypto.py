"""Encrypted columns and keyed hashes, all from one data key.

The data key is `SINMUNGO_KEY` or the file `var/key`, made on the first run: 32 random bytes in
URL-safe base64. After a rotation there are several, separated by commas: the first seals, any
opens, and the last one goes on naming people, since what it named cannot be named anew. Each use
has its own subkey by HKDF (RFC 5869), so that a column of one table can never be opened as
another's. A sealed value is: version (1 byte), nonce (12), AES-256-GCM text.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import json
import os
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import SettingError

VERSION = b"\x01"


class Cipher:
    """Seals and opens values; `digest` names people and texts without telling them."""

    def __init__(self, key: bytes, *older: bytes) -> None:
        """`key` seals, any of them opens, the oldest (last) names."""
        self._aes = [AESGCM(_subkey(one, b"gateway columns")) for one in (key, *older)]
        self._mac = _subkey((key, *older)[-1], b"gateway names")

    def seal(self, value: Any) -> bytes:
        """Any JSON value → bytes."""
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return self.seal_bytes(plain)

    def open(self, sealed: bytes) -> Any:
        """Bytes of `seal` → the value. Raises SettingError if the key does not fit."""
        return json.loads(self.open_bytes(sealed))

    def seal_bytes(self, plain: bytes) -> bytes:
        """The same for what is no JSON, such as a photo."""
        nonce = os.urandom(12)
        return VERSION + nonce + self._aes[0].encrypt(nonce, plain, None)

    def open_bytes(self, sealed: bytes) -> bytes:
        """Raises SettingError if the key does not fit."""
        for aes in self._aes:
            try:
                return aes.decrypt(sealed[1:13], sealed[13:], None)
            except InvalidTag:
                continue
        raise SettingError("SINMUNGO_KEY does not open this database")

    def reseal(self, sealed: bytes) -> bytes | None:
        """The same value under the newest key; None if it is already. Raises SettingError."""
        try:
            self._aes[0].decrypt(sealed[1:13], sealed[13:], None)
        except InvalidTag:
            return self.seal_bytes(self.open_bytes(sealed))
        return None

    def digest(self, *parts: str) -> str:
        """A keyed hash of the parts, 32 hexadecimal digits."""
        text = "\x1f".join(parts).encode()
        return hmac.new(self._mac, text, hashlib.sha256).hexdigest()[:32]


def _subkey(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key)


def load_keys(var: Path, given: str | None = None) -> tuple[bytes, ...]:
    """The data keys, newest first, 32 bytes each; one is made in `var/key` when there is none yet.

    Raises SettingError when one is not 32 bytes of base64.
    """
    text = given or _read_or_make(var / "key")
    return tuple(_key(part) for part in text.strip().split(","))


def new_key() -> str:
    """A data key as it stands in `var/key`."""
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def add_key(path: Path, key: str) -> None:
    """Put a newer key before those of the file, which is whole at every moment."""
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(f"{key},{path.read_text().strip()}")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _key(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.strip().replace("+", "-").replace("/", "_"))
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != 32:
        raise SettingError(
            "SINMUNGO_KEY is not 32 bytes in base64. Make one: openssl rand -base64 32"
        )
    return key


def load_secret(path: Path) -> str:
    """The secret in this file, made when there is none yet."""
    return _read_or_make(path).strip()


def _read_or_make(path: Path) -> str:
    """Race-safe: of two processes that start at once, both read what the first one wrote."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(new_key())
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
