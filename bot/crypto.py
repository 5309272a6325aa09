"""Encrypted columns and keyed hashes, all from one data key.

The data key is `SINMUNGO_KEY` or the file `var/key`, made on the first run: 32 random bytes in
URL-safe base64. Each use has its own subkey by HKDF (RFC 5869), so that a column of one table can
never be opened as another's. A sealed value is: version (1 byte), nonce (12), AES-256-GCM text.
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

    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(_subkey(key, b"gateway columns"))
        self._mac = _subkey(key, b"gateway names")

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
        return VERSION + nonce + self._aes.encrypt(nonce, plain, None)

    def open_bytes(self, sealed: bytes) -> bytes:
        """Raises SettingError if the key does not fit."""
        try:
            return self._aes.decrypt(sealed[1:13], sealed[13:], None)
        except InvalidTag:
            raise SettingError("SINMUNGO_KEY does not open this database") from None

    def digest(self, *parts: str) -> str:
        """A keyed hash of the parts, 32 hexadecimal digits."""
        text = "\x1f".join(parts).encode()
        return hmac.new(self._mac, text, hashlib.sha256).hexdigest()[:32]


def _subkey(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key)


def load_key(var: Path, given: str | None = None) -> bytes:
    """The 32 bytes of the data key; made in `var/key` when there is none yet.

    Raises SettingError when the key is not 32 bytes of base64.
    """
    text = given or _read_or_make(var / "key")
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
            file.write(base64.urlsafe_b64encode(os.urandom(32)).decode())
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()
